package org.cellstate.dsl.engine.recurrent;

/**
 * How the rows of a call are divided among the {@link Workers}.
 *
 * @param count shares
 * @param rows of all shares
 */
record Shares(int count, int rows) {

    /** Multiplications and additions below which a second thread costs more than it saves. */
    static final double WORTH_SHARING = 4e6;

    private static final int ROWS_OF_A_SHARE = 4;

    /** Divides the rows of a sequence, the same way each time on one machine. */
    static Shares of(CellShape shape, Sequence input) {
        boolean worth = !Workers.inTask() && work(shape, input) >= WORTH_SHARING;
        int most = worth ? Math.min(Workers.count(), input.rows() / ROWS_OF_A_SHARE) : 1;
        return new Shares(Math.max(1, most), input.rows());
    }

    /**
     * Returns whether two directions over a sequence are better computed at once, each by a thread, than one after the other by all. That
     * is so where there are two threads: no rows have to be divided, and the threads meet half as often.
     */
    static boolean directionsAtOnce(CellShape shape, Sequence input) {
        return Workers.count() == 2 && 2 * work(shape, input) >= WORTH_SHARING;
    }

    private static double work(CellShape shape, Sequence input) {
        return 2.0
                * input.steps()
                * input.rows()
                * shape.gates()
                * shape.hidden()
                * ((double) shape.inputs() + shape.hidden());
    }

    /** Returns the first row of a share. */
    int first(int share) {
        return (int) ((long) rows * share / count);
    }

    /** Returns the rows of a share. */
    int rows(int share) {
        return first(share + 1) - first(share);
    }
}
