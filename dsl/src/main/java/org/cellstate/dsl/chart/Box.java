package org.cellstate.dsl.chart;

import java.util.Arrays;

/**
 * The distribution of a sample in five numbers.
 *
 * @param low the end of the lower whisker
 * @param lower the lower quartile
 * @param median the middle value
 * @param upper the upper quartile
 * @param high the end of the upper whisker
 * @param outliers what lies beyond the whiskers
 */
public record Box(double low, double lower, double median, double upper, double high, Values outliers) {

    private static final double REACH = 1.5;

    /**
     * Returns the box of a sample as Tukey draws it: whiskers end at the last value within 1.5 times the distance of the
     * quartiles from the box. Quartiles are interpolated linearly, as NumPy and R do by default. What is not finite does not
     * count; of an empty sample all numbers are {@code NaN}.
     */
    public static Box of(Values sample) {
        double[] sorted = sample.stream().filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Box(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Values.of());
        }
        double lower = quantile(sorted, 0.25);
        double upper = quantile(sorted, 0.75);
        double reach = REACH * (upper - lower);
        double[] inside = Arrays.stream(sorted)
                .filter(value -> value >= lower - reach && value <= upper + reach)
                .toArray();
        double[] outside = Arrays.stream(sorted)
                .filter(value -> value < lower - reach || value > upper + reach)
                .toArray();
        return new Box(
                Math.min(lower, inside.length == 0 ? lower : inside[0]),
                lower,
                quantile(sorted, 0.5),
                upper,
                Math.max(upper, inside.length == 0 ? upper : inside[inside.length - 1]),
                Values.of(outside));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        return sorted[below] * (1 - part) + sorted[above] * part;
    }
}
