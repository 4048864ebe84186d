package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;

/**
 * How far a model was off on the validation tail: split conformal prediction (Vovk et al. 2005) with absolute errors, in deviations of the
 * lookback window that each was made from, so that the band grows with the swing of the series.
 *
 * @param level the share of outcomes it is meant to hold
 * @param reach per step ahead, the distance from the forecast to either end
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Band(double level, double[] reach) {

    /** The shares that the bands of a forecast are meant to hold, the widest first. */
    static final List<Double> LEVELS = List.of(0.8, 0.5);

    /** More windows would overlap nearly whole, and cost as much as an epoch. */
    private static final int WINDOWS = 256;

    /** With fewer windows than this a step has too few errors of its own, and the errors of all steps stand for each. */
    private static final int FEWEST = 20;

    /** Measures the bands of a fitted model. */
    static List<Band> of(Trained<WindowBatch, PreparedForecast> trained) {
        PreparedForecast data = trained.data();
        WindowBatch batch = data.batch(data.validation(WINDOWS));
        float[] output = trained.network().predict(batch);
        double[] errors = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            errors[i] = Math.abs(batch.target()[i] - output[i]);
        }
        List<Band> bands = new ArrayList<>();
        for (double level : LEVELS) {
            bands.add(new Band(level, reach(errors, batch.shape().horizon(), level)));
        }
        return bands;
    }

    /**
     * Returns the reach of each step.
     *
     * @param errors absolute errors {@code [window, step]}, row by row
     */
    static double[] reach(double[] errors, int steps, double level) {
        int windows = errors.length / steps;
        double[] reach = new double[steps];
        if (windows < FEWEST) {
            Arrays.fill(reach, rank(errors.clone(), level));
            return reach;
        }
        for (int step = 0; step < steps; step++) {
            double[] own = new double[windows];
            for (int window = 0; window < windows; window++) {
                own[window] = errors[window * steps + step];
            }
            reach[step] = rank(own, level);
        }
        return reach;
    }

    /** The error of rank (n + 1) x level, rounded up: the one that holds the level for n exchangeable errors and one more. */
    private static double rank(double[] errors, double level) {
        Arrays.sort(errors);
        int rank = (int) Math.ceil((errors.length + 1) * level - 1e-9);
        return errors[Math.min(rank, errors.length) - 1];
    }
}
