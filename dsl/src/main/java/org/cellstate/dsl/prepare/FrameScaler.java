package org.cellstate.dsl.prepare;

import org.cellstate.dsl.data.ShapeProblem;

/** Moves each feature of numeric frames to mean 0 and deviation 1 by what the training rows are. */
public final class FrameScaler {

    private final Scaler[] features;

    private FrameScaler(Scaler[] features) {
        this.features = features;
    }

    /**
     * Returns the scaler of some rows.
     *
     * @param rows {@code [row][time x feature]}
     * @param training the rows that train
     * @param count features of a frame
     */
    static FrameScaler fit(float[][] rows, int[] training, int count) {
        double[] sums = new double[count];
        double[] squares = new double[count];
        long steps = 0;
        for (int row : training) {
            float[] sequence = rows[row];
            steps += sequence.length / count;
            for (int i = 0; i < sequence.length; i++) {
                sums[i % count] += sequence[i];
            }
        }
        for (int row : training) {
            float[] sequence = rows[row];
            for (int i = 0; i < sequence.length; i++) {
                double distance = sequence[i] - sums[i % count] / steps;
                squares[i % count] += distance * distance;
            }
        }
        Scaler[] scalers = new Scaler[count];
        for (int feature = 0; feature < count; feature++) {
            double deviation = Math.sqrt(squares[feature] / steps);
            scalers[feature] = new Scaler(sums[feature] / steps, deviation > 0 ? deviation : 1);
        }
        return new FrameScaler(scalers);
    }

    /** Returns scaled frames of a sequence, {@code [time x feature]}. */
    float[] scaled(float[] sequence) {
        float[] scaled = new float[sequence.length];
        for (int i = 0; i < sequence.length; i++) {
            scaled[i] = (float) features[i % features.length].scale(sequence[i]);
        }
        return scaled;
    }

    /**
     * Checks the features of new frames.
     *
     * @throws ShapeProblem if they are not as many as those it was fitted on
     */
    void check(int count) {
        if (count != features.length) {
            throw new ShapeProblem(
                    "A model reads as many features as it was fitted on.",
                    count + " features, fitted on " + features.length,
                    "frames of " + features.length + " features");
        }
    }
}
