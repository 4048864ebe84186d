package org.cellstate.dsl.show;

import java.util.Arrays;
import org.cellstate.dsl.chart.Values;

/**
 * Values counted in bins of one width.
 *
 * @param centres of the bins, ascending
 * @param counts of the values in each
 * @param width of each
 */
record Bins(Values centres, Values counts, double width) {

    private static final int FEWEST = 5;
    private static final int MOST = 40;

    /** Counts finite values in bins as wide as Freedman and Diaconis (1981) say, but 5 to 40 of them. */
    static Bins of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double low = sorted[0];
        double range = sorted[sorted.length - 1] - low;
        double wanted = 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / Math.cbrt(sorted.length);
        int bins = wanted > 0 ? (int) Math.max(FEWEST, Math.min(MOST, Math.ceil(range / wanted))) : FEWEST;
        double width = range > 0 ? range / bins : 1;
        double[] centres = new double[bins];
        double[] counts = new double[bins];
        double start = range > 0 ? low : low - bins / 2.0;
        Arrays.setAll(centres, bin -> start + (bin + 0.5) * width);
        for (double value : sorted) {
            counts[(int) Math.min(bins - 1.0, (value - start) / width)]++;
        }
        return new Bins(Values.of(centres), Values.of(counts), width);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
