package org.cellstate.dsl.data;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How rows with gaps, repeats or in no order become a regular series: rows are sorted, left-out time stamps become rows with a missing value,
 * and rows of one time stamp are merged as was said.
 *
 * <pre>{@code
 * var load  = series("load.csv", "time", "MW", regular().mean());                          // gaps, and an hour twice in October
 * var sales = series("bills.csv", "time", "amount", regular().every(Frequency.DAILY).sum());   // one row a day
 * }</pre>
 *
 * <p>What was done is part of the series and of what it shows.
 *
 * @param every the step; empty takes the shortest step between two rows
 * @param merge what becomes of rows of one time stamp
 */
public record Regular(Optional<Frequency> every, Merge merge) {

    /** More rows than this for each row that is there are a mistake in a date, not gaps. */
    private static final int MOST = 20;

    /** What becomes of rows of one time stamp. Missing values are left out of it. */
    public enum Merge {
        /** They are an error, as without a word. */
        REFUSE,
        /** The first of them that is not missing. */
        FIRST,
        /** The last of them that is not missing. */
        LAST,
        /** Their mean. */
        MEAN,
        /** Their sum. */
        SUM
    }

    /** Returns the way that sorts rows and adds what is missing; rows that repeat a time stamp are an error. */
    public static Regular regular() {
        return new Regular(Optional.empty(), Merge.REFUSE);
    }

    /** Takes one row for each step, from the full hour, midnight or the first of the month on. Time stamps are taken back to its start. */
    public Regular every(Frequency step) {
        return new Regular(Optional.of(step), merge);
    }

    /** Takes the first value of rows of one time stamp. */
    public Regular first() {
        return new Regular(every, Merge.FIRST);
    }

    /** Takes the last value of rows of one time stamp. */
    public Regular last() {
        return new Regular(every, Merge.LAST);
    }

    /** Takes the mean of rows of one time stamp. */
    public Regular mean() {
        return new Regular(every, Merge.MEAN);
    }

    /** Takes the sum of rows of one time stamp. */
    public Regular sum() {
        return new Regular(every, Merge.SUM);
    }

    /**
     * Lays rows out on a regular index.
     *
     * @param times their time stamps, in any order
     * @param numbers the numbers of the rows in the table, from 0, one for each time stamp
     * @throws DataProblem if rows repeat and nothing was said of it, have no step that is one of ours, or lie off the grid that it makes
     */
    RegularRows rows(List<LocalDateTime> times, int[] numbers) {
        SortedMap<LocalDateTime, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < times.size(); row++) {
            LocalDateTime time = times.get(row);
            rows.computeIfAbsent(every.map(step -> step.floor(time)).orElse(time), none -> new ArrayList<>())
                    .add(numbers[row]);
        }
        List<LocalDateTime> distinct = List.copyOf(rows.keySet());
        if (every.isEmpty()) {
            IndexDetection.checkCount(distinct);
        }
        Frequency step = every.orElseGet(() -> IndexDetection.frequency(
                distinct, rows.values().stream().mapToInt(own -> own.get(0)).toArray()));
        LocalDateTime start = new TimeIndex(distinct.get(0), step, 1).start();
        long size = step.between(start, distinct.get(distinct.size() - 1)) + 1;
        checkSize(step, distinct, size, times.size());
        TimeIndex index = new TimeIndex(start, step, (int) size);
        int[][] laid = new int[index.size()][0];
        rows.forEach((time, own) -> {
            int row = (int) step.between(start, time);
            checkGrid(index, row, time, own.get(0), laid[row].length > 0);
            if (own.size() > 1 && merge == Merge.REFUSE) {
                throw new DataProblem(
                        "Each time stamp must stand once.",
                        index.label(row) + " in row " + (own.get(1) + 1) + " again, first in row " + (own.get(0) + 1),
                        "regular().mean(), or .sum(), .first(), .last(), which say what to make of them");
            }
            laid[row] = own.stream().mapToInt(Integer::intValue).toArray();
        });
        boolean sorted =
                IntStream.range(1, times.size()).anyMatch(row -> times.get(row).isBefore(times.get(row - 1)));
        return RegularRows.of(index, laid, merge, sorted);
    }

    private static void checkSize(Frequency step, List<LocalDateTime> times, long size, int rows) {
        if (size <= (long) MOST * rows) {
            return;
        }
        int longest = 1;
        for (int i = 2; i < times.size(); i++) {
            longest = gap(step, times, i) > gap(step, times, longest) ? i : longest;
        }
        throw new DataProblem(
                "At most " + MOST + " rows are made of each row that is there.",
                size + " " + step.noun() + "s from " + times.get(0) + " to " + times.get(times.size() - 1) + " for "
                        + rows + " rows; the longest gap is from " + times.get(longest - 1) + " to "
                        + times.get(longest),
                "mend the date there, or take a longer step: regular().every(Frequency.MONTHLY).mean()");
    }

    private static long gap(Frequency step, List<LocalDateTime> times, int i) {
        return step.between(times.get(i - 1), times.get(i));
    }

    private static void checkGrid(TimeIndex index, int row, LocalDateTime time, int tableRow, boolean taken) {
        LocalDateTime start = new TimeIndex(time, index.frequency(), 1).start();
        if (taken || !start.equals(index.at(row))) {
            throw new DataProblem(
                    "Time stamps must be whole " + index.frequency().noun() + "s apart.",
                    time + " in row " + (tableRow + 1) + ", which is not a whole number of them after " + index.start(),
                    "regular().every(Frequency." + index.frequency()
                            + ").mean(), which takes it to the row it falls in");
        }
    }
}
