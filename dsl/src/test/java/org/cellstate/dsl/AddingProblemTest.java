package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.rnn;
import static org.cellstate.dsl.Cellstate.valued;

import java.util.SplittableRandom;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.RegressionScores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The adding problem of Hochreiter and Schmidhuber 1997: of a hundred numbers two are marked, one in either half, and their sum is to be
 * said at the end. Who always says 1 has a mean squared error of 1/6.
 */
@Tag("thorough")
class AddingProblemTest {

    private static final int STEPS = 100;
    private static final int SEQUENCES_OF_AN_EPOCH = 15_000;

    private static float[][][] frames(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][][] frames = new float[rows][STEPS][2];
        for (float[][] sequence : frames) {
            for (float[] frame : sequence) {
                frame[0] = (float) random.nextDouble();
            }
            sequence[random.nextInt(STEPS / 2)][1] = 1;
            sequence[STEPS / 2 + random.nextInt(STEPS / 2)][1] = 1;
        }
        return frames;
    }

    private static float[] sums(float[][][] frames) {
        float[] sums = new float[frames.length];
        for (int row = 0; row < sums.length; row++) {
            for (float[] frame : frames[row]) {
                sums[row] += frame[0] * frame[1];
            }
        }
        return sums;
    }

    private static RegressionScores scores(Recurrent model, int epochs) {
        float[][][] frames = frames(50_000, 1);
        ValuedSequences data = valued(frames, sums(frames));
        float[][][] unseen = frames(2000, 2);
        return model.hidden(64)
                .loss(mse())
                .optimizer(adam(0.01))
                .batch(50)
                .windows(SEQUENCES_OF_AN_EPOCH)
                .epochs(epochs)
                .patience(epochs)
                .fit(data, event -> {})
                .evaluate(unseen, sums(unseen));
    }

    @Test
    void an_lstm_solves_it_within_75_000_sequences() {
        RegressionScores scores = scores(lstm(), 5);

        assertThat(scores.mse()).isLessThan(0.01);
        assertThat(scores.meanMse()).isBetween(0.15, 0.18);
    }

    @Test
    void a_simple_network_does_not_in_150_000() {
        assertThat(scores(rnn(), 10).mse()).isGreaterThan(0.01);
    }
}
