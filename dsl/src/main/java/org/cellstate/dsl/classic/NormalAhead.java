package org.cellstate.dsl.classic;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * Coming rows as normal distributions.
 *
 * @param mean {@code [rows]}
 * @param deviation {@code [rows]}
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record NormalAhead(double[] mean, double[] deviation) {

    private static final NormalDistribution STANDARD = new NormalDistribution();

    /** Returns the quantile of each row. */
    double[] quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new ConfigProblem(
                    "The level of a quantile must be above 0 and below 1.",
                    "level " + level,
                    "0.1 and 0.9, the ends of an 80 % interval");
        }
        double reach = STANDARD.inverseCumulativeProbability(level);
        double[] values = new double[mean.length];
        Arrays.setAll(values, row -> mean[row] + reach * deviation[row]);
        return values;
    }
}
