package org.cellstate.dsl.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Series;

/**
 * What a forecast says beyond a point: how likely each value is at each step, and how the steps go together.
 *
 * @param steps a distribution for each row ahead, in the unit of the series
 * @param dependence of the steps
 */
public record Outlook(List<Distribution> steps, Dependence dependence) {

    /** Copies the list. */
    public Outlook {
        steps = List.copyOf(steps);
    }

    /** Returns what a point and intervals tell: the quantiles at their ends, the point being the median. */
    static Outlook of(Series point, List<Interval> intervals) {
        return new Outlook(
                IntStream.range(0, point.size())
                        .mapToObj(row -> (Distribution) quantiles(point, intervals, row))
                        .toList(),
                Dependence.none());
    }

    private static Distribution.Quantiles quantiles(Series point, List<Interval> intervals, int row) {
        SortedMap<Double, Double> values = new TreeMap<>();
        values.put(0.5, point.value(row));
        for (Interval interval : intervals) {
            values.put(lower(interval.level()), interval.lower().value(row));
            values.put(upper(interval.level()), interval.upper().value(row));
        }
        return new Distribution.Quantiles(List.copyOf(values.keySet()), List.copyOf(values.values()));
    }

    /** The level of an interval's lower end, free of the last bits: 0.1 for 0.8. */
    static double lower(double level) {
        return rounded((1 - level) / 2);
    }

    /** The level of an interval's upper end: 0.9 for 0.8. */
    static double upper(double level) {
        return rounded((1 + level) / 2);
    }

    static double rounded(double level) {
        return Math.rint(level * 1e9) / 1e9;
    }

    /**
     * Returns a value of each step as a series.
     *
     * @param like gives name, unit and time stamps
     */
    Series series(Series like, Function<Distribution, Double> value) {
        double[] values = steps.stream().mapToDouble(value::apply).toArray();
        return Series.of(like.name(), like.index(), values).unit(like.unit());
    }

    Interval interval(Series like, double level) {
        return new Interval(
                level,
                series(like, step -> step.quantile(lower(level))),
                series(like, step -> step.quantile(upper(level))));
    }

    /** Returns intervals, the widest first. */
    List<Interval> intervals(Series like, List<Double> levels) {
        return levels.stream()
                .distinct()
                .sorted(Collections.reverseOrder())
                .map(level -> interval(like, level))
                .toList();
    }
}
