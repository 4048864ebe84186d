package org.cellstate.dsl.engine.recurrent;

/** Which steps of each row count, in the order in which a layer takes them. */
final class RowSteps {

    private final int[][] lists;
    private final int rows;
    private final int length;
    private final boolean reversed;

    private RowSteps(int[][] lists, int rows, int length, boolean reversed) {
        this.lists = lists;
        this.rows = rows;
        this.length = length;
        this.reversed = reversed;
    }

    /**
     * Checks and copies lists as {@link Recurrence#forward} takes them.
     *
     * @throws IllegalArgumentException if there is not a list for each row, or one is empty, does not ascend or leaves the sequence
     */
    static RowSteps of(int[][] lists, int rows, int length, boolean reversed) {
        if (lists.length != 0 && lists.length != rows) {
            throw new IllegalArgumentException("steps of " + lists.length + " rows, but " + rows + " rows");
        }
        boolean all = true;
        int[][] own = new int[lists.length][];
        for (int row = 0; row < lists.length; row++) {
            own[row] = lists[row].clone();
            check(own[row], row, length);
            all &= own[row].length == length;
        }
        return new RowSteps(all ? new int[0][] : own, rows, length, reversed);
    }

    private static void check(int[] list, int row, int length) {
        if (list.length == 0) {
            throw new IllegalArgumentException("row " + row + " has no step that counts");
        }
        int before = -1;
        for (int step : list) {
            if (step <= before || step >= length) {
                throw new IllegalArgumentException(
                        "row " + row + ": step " + step + " after " + before + " in a sequence of " + length);
            }
            before = step;
        }
    }

    /** Returns whether every row has all steps. */
    boolean all() {
        return lists.length == 0;
    }

    /** Returns how many steps of all rows count. */
    long total() {
        long total = 0;
        for (int row = 0; row < rows; row++) {
            total += count(row);
        }
        return total;
    }

    /** Returns how many steps of a row count. */
    int count(int row) {
        return all() ? length : lists[row].length;
    }

    /** Returns where in the sequence the step lies that a row takes as its {@code number}th, from 0. */
    int place(int row, int number) {
        int index = reversed ? count(row) - 1 - number : number;
        return all() ? index : lists[row][index];
    }
}
