package org.cellstate.dsl;

import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.rnn;
import static org.cellstate.dsl.Cellstate.valued;

import java.io.IOException;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.Regressor;

/** Fits a thousand models of many kinds in one process, as a notebook left open does, and prints the resident memory after each hundred. */
final class ManyFits {

    private static final int FITS = 1000;
    private static final int PRINTED = 100;

    private ManyFits() {}

    public static void main(String[] arguments) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int fit = 1; fit <= FITS; fit++) {
            float[][][] frames = new float[64][5 + fit % 7][2];
            float[] values = new float[frames.length];
            for (int row = 0; row < frames.length; row++) {
                for (float[] frame : frames[row]) {
                    frame[0] = (float) random.nextDouble();
                }
                values[row] = frames[row][0][0];
            }
            Regressor model = model(fit).fit(data(frames, values), event -> {});
            // Nothing is closed: notebooks forget models.
            if (Double.isNaN(model.predict(frames)[0])) {
                throw new IllegalStateException("fit " + fit + " predicts NaN");
            }
            if (fit % PRINTED == 0) {
                System.out.println(SmallProcess.residentKilobytes() / 1024);
            }
        }
    }

    private static ValuedSequences data(float[][][] frames, float[] values) {
        return valued(frames, values);
    }

    private static Recurrent model(int fit) {
        Recurrent cell = fit % 3 == 0 ? lstm() : fit % 3 == 1 ? gru() : rnn();
        Recurrent model = cell.hidden(16 + fit % 16)
                .layers(1 + fit % 2)
                .dropout(fit % 5 == 0 ? 0.2 : 0)
                .epochs(2)
                .windows(64)
                .batch(32);
        return fit % 4 == 0 ? model.bidirectional() : model;
    }
}
