package org.cellstate.dsl.show.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * What is wrong with a column of time stamps: some stand twice, or some are left out. Only what looks like a mistake is told: where more than
 * a tenth of the stamps repeat, the table has several rows for one time by intention; where more than a tenth of the steps are longer than the
 * usual one, it is a calendar of its own, as of working days.
 *
 * @param repeated how many rows repeat a stamp
 * @param firstRepeat the first of them, from 0
 * @param gaps how many steps are longer than the usual one
 * @param firstGap the row after the first of them, from 0
 */
record StampProblems(int repeated, int firstRepeat, int gaps, int firstGap) {

    private static final double MISTAKES = 0.1;

    /** Months and years differ by so much in length, and their steps are usual all the same. */
    private static final double UNEVEN = 1.12;

    /**
     * Finds the problems of a column, in its order.
     *
     * @param stamps the stamp of a row that is not missing, in any unit
     */
    static StampProblems of(int size, IntPredicate missing, IntToLongFunction stamps) {
        long[] times = new long[size];
        int[] rows = new int[size];
        int seen = 0;
        for (int row = 0; row < size; row++) {
            if (!missing.test(row)) {
                times[seen] = stamps.applyAsLong(row);
                rows[seen++] = row;
            }
        }
        int[] repeats = repeats(times, seen);
        int[] gaps = gaps(times, seen);
        boolean grouped = repeats[0] > MISTAKES * seen;
        boolean open = grouped || gaps[0] > MISTAKES * seen;
        return new StampProblems(
                grouped ? 0 : repeats[0],
                repeats[0] == 0 ? -1 : rows[repeats[1]],
                open ? 0 : gaps[0],
                gaps[0] == 0 ? -1 : rows[gaps[1]]);
    }

    /** Returns how many stamps stood before, and the place of the first. */
    private static int[] repeats(long[] times, int seen) {
        Set<Long> all = new HashSet<>();
        int[] found = {0, -1};
        boolean rising = true;
        for (int i = 1; i < seen; i++) {
            rising &= times[i] > times[i - 1];
        }
        for (int i = 0; i < seen && !rising; i++) {
            if (!all.add(times[i]) && found[0]++ == 0) {
                found[1] = i;
            }
        }
        return found;
    }

    /** Returns how many steps are too long, and the place after the first. */
    private static int[] gaps(long[] times, int seen) {
        Map<Long, Integer> steps = new HashMap<>();
        for (int i = 1; i < seen; i++) {
            steps.merge(times[i] - times[i - 1], 1, Integer::sum);
        }
        long usual = steps.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0L);
        int[] found = {0, -1};
        for (int i = 1; i < seen && usual > 0; i++) {
            if (times[i] - times[i - 1] > UNEVEN * usual && found[0]++ == 0) {
                found[1] = i;
            }
        }
        return found;
    }
}
