package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.cellstate.dsl.data.Series;

/** How far a series swings, beside its level: after Guerrero (1993), who chooses the power of a transform by it. */
final class Swing {

    /** Nearer to a swing in proportion (1) than to one that does not depend on the level (0). */
    private static final double PROPORTIONAL = 0.5;

    private static final int FEWEST_BLOCKS = 4;

    private Swing() {}

    /**
     * Returns whether the deviation within a season grows with its mean, rather in proportion than not at all. False where a value is not above
     * 0, which has no logarithm, without a season, and with less than four of them.
     */
    static boolean isProportional(Series series) {
        double[] values = series.values();
        int season = series.frequency().season();
        int blocks = values.length / season;
        if (season < 2 || blocks < FEWEST_BLOCKS || Arrays.stream(values).anyMatch(value -> !(value > 0))) {
            return false;
        }
        SimpleRegression line = new SimpleRegression();
        for (int block = 0; block < blocks; block++) {
            double[] rows = Arrays.copyOfRange(values, block * season, (block + 1) * season);
            double mean = Arrays.stream(rows).average().orElseThrow();
            double squares = Arrays.stream(rows)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            if (squares > 0) {
                line.addData(Math.log(mean), Math.log(squares / (season - 1)) / 2);
            }
        }
        return line.getSlope() >= PROPORTIONAL;
    }
}
