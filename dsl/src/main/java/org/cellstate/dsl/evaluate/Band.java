package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;

/**
 * The middle of a model's errors on the validation tail, step by step ahead, in deviations of the lookback window each was made from.
 *
 * @param level the share of errors inside
 * @param lower per step, what the outcome was below the forecast by
 * @param upper per step, what the outcome was above the forecast by
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Band(double level, double[] lower, double[] upper) {

    static final double LEVEL = 0.8;
    private static final int WINDOWS = 256;

    /** Measures the band of a fitted model. */
    static Band of(Trained trained) {
        PreparedForecast data = trained.data();
        WindowBatch batch = data.batch(data.validationOrigins(WINDOWS));
        float[] output = trained.network().predict(batch);
        int steps = batch.shape().horizon();
        double[] lower = new double[steps];
        double[] upper = new double[steps];
        double[] errors = new double[batch.size()];
        for (int step = 0; step < steps; step++) {
            for (int window = 0; window < batch.size(); window++) {
                int at = window * steps + step;
                errors[window] = batch.target()[at] - output[at];
            }
            Arrays.sort(errors);
            lower[step] = quantile(errors, (1 - LEVEL) / 2);
            upper[step] = quantile(errors, (1 + LEVEL) / 2);
        }
        return new Band(LEVEL, lower, upper);
    }

    /** Interpolates between the sorted values, as R's and NumPy's default does. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
