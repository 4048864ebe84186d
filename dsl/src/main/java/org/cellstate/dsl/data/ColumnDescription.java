package org.cellstate.dsl.data;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A column in numbers. Missing values are counted, and in nothing else. What a column does not have, because it holds no numbers or none are
 * there, is NaN; times it does not have are empty texts.
 *
 * @param name its name
 * @param type such as {@code double} or {@code local date}
 * @param count values that are there
 * @param missing values that are not
 * @param distinct different values
 * @param mean the mean
 * @param deviation the standard deviation of a sample, with one less than the count below the line; NaN of a single value
 * @param min the smallest number
 * @param lowerQuartile a quarter of the numbers lies below it; between two numbers, on the straight line, as R and NumPy do by default
 * @param median half of the numbers lies below it, likewise
 * @param upperQuartile three quarters of the numbers lie below it, likewise
 * @param max the largest number
 * @param earliest the first in time, of a column of times
 * @param latest the last in time, of a column of times
 */
public record ColumnDescription(
        String name,
        String type,
        long count,
        long missing,
        long distinct,
        double mean,
        double deviation,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max,
        String earliest,
        String latest) {

    /** Returns the description of numbers, of which NaN are missing. */
    static ColumnDescription ofNumbers(String name, String type, double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int count = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new ColumnDescription(
                name,
                type,
                count,
                values.length - (long) count,
                DoubleStream.of(sorted).distinct().count(),
                mean,
                count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)),
                quantile(sorted, 0),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 1),
                "",
                "");
    }

    /** Returns the description of values that are no numbers. */
    static ColumnDescription ofOthers(
            String name, String type, long count, long missing, long distinct, String earliest, String latest) {
        double none = Double.NaN;
        return new ColumnDescription(
                name, type, count, missing, distinct, none, none, none, none, none, none, none, earliest, latest);
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return below == above ? sorted[below] : sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
