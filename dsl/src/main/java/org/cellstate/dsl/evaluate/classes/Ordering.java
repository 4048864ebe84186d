package org.cellstate.dsl.evaluate.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the order of the probabilities of one class is worth; rows of equal probability count at once. */
final class Ordering {

    private final double[] thresholds;
    private final long[] found;
    private final long[] taken;

    private Ordering(double[] thresholds, long[] found, long[] taken) {
        this.thresholds = thresholds;
        this.found = found;
        this.taken = taken;
    }

    /**
     * Sorts rows.
     *
     * @param scores one per row
     * @param positive whether the row is of the class
     */
    static Ordering of(double[] scores, boolean[] positive) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> scores[row]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        int[] lasts = IntStream.range(0, order.length)
                .filter(i -> i == order.length - 1 || scores[order[i]] != scores[order[i + 1]])
                .toArray();
        double[] thresholds = new double[lasts.length];
        long[] found = new long[lasts.length];
        long[] taken = new long[lasts.length];
        long hits = 0;
        int row = 0;
        for (int step = 0; step < lasts.length; step++) {
            for (; row <= lasts[step]; row++) {
                hits += positive[order[row]] ? 1 : 0;
            }
            thresholds[step] = scores[order[lasts[step]]];
            found[step] = hits;
            taken[step] = row;
        }
        return new Ordering(thresholds, found, taken);
    }

    private long positives() {
        return found[found.length - 1];
    }

    private long rows() {
        return taken[taken.length - 1];
    }

    /** Returns the points of the ROC curve, none if all or no rows are of the class. */
    List<RocCurve.Point> roc() {
        double positives = positives();
        double negatives = rows() - positives;
        if (positives == 0 || negatives == 0) {
            return List.of();
        }
        List<RocCurve.Point> points = new ArrayList<>();
        points.add(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
        for (int step = 0; step < found.length; step++) {
            points.add(new RocCurve.Point(
                    thresholds[step], (taken[step] - found[step]) / negatives, found[step] / positives));
        }
        return points;
    }

    /** Returns the precision averaged over the steps in recall; NaN if no row is of the class. */
    double averagePrecision() {
        double positives = positives();
        double sum = 0;
        for (int step = 0; step < found.length; step++) {
            long gained = found[step] - (step == 0 ? 0 : found[step - 1]);
            sum += gained / positives * found[step] / taken[step];
        }
        return positives == 0 ? Double.NaN : sum;
    }
}
