package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.Series;

/**
 * Some courses that the coming rows may take, each as likely as another. At each step they have the distribution of the forecast; along the
 * steps they hang together as earlier outcomes did ({@link Dependence}), so that what is made of several rows, such as their sum, is as
 * uncertain as it should be.
 *
 * @param forecast what they were drawn from
 * @param paths at least one, each as long as the forecast, in the unit of the series
 */
public record Paths(Forecast forecast, List<Series> paths) {

    /** Copies the list. */
    public Paths {
        paths = List.copyOf(paths);
    }

    static Paths of(Forecast forecast, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Series point = forecast.point();
        List<Series> paths = new ArrayList<>();
        for (int path = 0; path < count; path++) {
            double[] values = forecast.outlook().dependence().draw(random, point.size());
            for (int step = 0; step < values.length; step++) {
                values[step] = forecast.distribution(step).quantile(values[step]);
            }
            paths.add(Series.of(point.name(), point.index(), values).unit(point.unit()));
        }
        return new Paths(forecast, paths);
    }

    /** Returns the number of paths. */
    public int count() {
        return paths.size();
    }

    /** Returns the distribution of the sum over all rows ahead, such as a month's births of its days. */
    public Distribution total() {
        return Distribution.Samples.of(paths.stream()
                .mapToDouble(path -> Arrays.stream(path.values()).sum())
                .toArray());
    }

    /** Returns the number of paths, and what their sums come to. */
    @Override
    public String toString() {
        Distribution total = total();
        return String.format(
                Locale.ROOT,
                "%d paths of %s, %d ahead, %s: the sum is %.4g (80 %% between %.4g and %.4g)",
                count(),
                forecast.point().name(),
                forecast.horizon(),
                forecast.outlook().dependence(),
                total.median(),
                total.quantile(0.1),
                total.quantile(0.9));
    }
}
