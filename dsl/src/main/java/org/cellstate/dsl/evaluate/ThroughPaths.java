package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.cellstate.dsl.data.Series;

/**
 * Distributions restored where a step hangs on those before it: of a differenced series the third step is the last value and three changes,
 * and its spread follows from how they go together, not from the spread of the third change. Paths are drawn, each restored whole, and their
 * quantiles taken. The same paths each time.
 */
final class ThroughPaths {

    private static final int PATHS = 1000;
    private static final long SEED = 42;

    private ThroughPaths() {}

    static List<Distribution> restore(
            List<Distribution> steps, Dependence dependence, Series point, UnaryOperator<double[]> restore) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Distribution> quick = steps.stream().map(ThroughPaths::quick).toList();
        double[][] values = new double[steps.size()][PATHS];
        for (int path = 0; path < PATHS; path++) {
            double[] drawn = dependence.draw(random, steps.size());
            Arrays.setAll(drawn, step -> quick.get(step).quantile(drawn[step]));
            double[] restored = restore.apply(drawn);
            for (int step = 0; step < restored.length; step++) {
                values[step][path] = restored[step];
            }
        }
        List<Distribution> distributions = new ArrayList<>();
        for (int step = 0; step < values.length; step++) {
            distributions.add(around(point.value(step), Distribution.Samples.of(values[step])));
        }
        return distributions;
    }

    /** A t distribution finds a quantile by trial; a thousand of each step are read off its percentiles. */
    private static Distribution quick(Distribution step) {
        List<Double> levels = Distribution.percentiles();
        return step instanceof Distribution.StudentT
                ? new Distribution.Quantiles(
                        levels, levels.stream().map(step::quantile).toList())
                : step;
    }

    /** The quantiles of samples, with the point as their median where chance alone keeps them apart. */
    private static Distribution around(double point, Distribution samples) {
        double middle = Math.max(samples.quantile(0.45), Math.min(samples.quantile(0.55), point));
        return new Distribution.Quantiles(
                Decoding.GRID,
                Decoding.GRID.stream()
                        .map(level -> level == 0.5 ? middle : samples.quantile(level))
                        .toList());
    }
}
