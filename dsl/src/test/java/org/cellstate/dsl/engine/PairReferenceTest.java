package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PairBatch;
import org.junit.jupiter.api.Test;

/** Numbers of PyTorch 2.13.0, made by tests/python/reference/encoder_decoder.py. */
class PairReferenceTest {

    private static final double[][] PLAIN = {
        {0.2017062, 0.1075025, 0.0967268, 0.4923522, 0.1017123},
        {0.2522463, 0.0536978, 0.1554993, 0.4822038, 0.0563529},
        {0.2655188, 0.0426703, 0.1724963, 0.4733754, 0.0459392},
        {0.2663147, 0.0416350, 0.1771750, 0.4697261, 0.0451492},
    };
    private static final double[] PLAIN_ATTENTION = {0.2536024, 0.2468950, 0.2477468, 0.2517558};

    private static final double[][] FED = {
        {0.0337862, 0.6655286, 0.0042321, 0.0341200, 0.2623331},
        {0.0160405, 0.6849326, 0.0025927, 0.0180549, 0.2783792},
        {0.0102988, 0.6910528, 0.0018900, 0.0124074, 0.2843510},
        {0.0231243, 0.6767140, 0.0033610, 0.0245913, 0.2722094},
    };
    private static final double[] FED_ATTENTION = {0.2568239, 0.2440268, 0.2456902, 0.2534591};

    private static RecurrentSpec spec(boolean feeding) {
        RecurrentSpec spec = RecurrentSpec.lstm()
                .hidden(3)
                .layers(2)
                .bidirectional(true)
                .attention(Attention.general())
                .forClasses();
        return spec.tokens(spec.tokens().embedding(4).inputFeeding(feeding));
    }

    private static void check(boolean feeding, double[][] expected, double[] attention) {
        try (Network<PairBatch> network = Network.translator(spec(feeding), 6, 5)) {
            float[] weights = new float[network.weights().length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (1.5 * Math.sin(0.37 * i));
            }
            network.restore(weights);
            // A longer pair beside it: padding is in the way of both sides.
            PairBatch batch = PairBatch.of(
                    new int[][] {{3, 5, 4, 3}, {1, 2, 3, 4, 5, 5}}, new int[][] {{4, 3, 0}, {2, 2, 2, 4, 4}});

            float[] output = network.predict(batch);
            float[][] looked = network.attention(batch)[0];

            for (int step = 0; step < expected.length; step++) {
                for (int token = 0; token < 5; token++) {
                    assertThat((double) output[step * 5 + token]).isCloseTo(expected[step][token], within(1e-5));
                }
            }
            for (int source = 0; source < attention.length; source++) {
                assertThat((double) looked[3][source]).isCloseTo(attention[source], within(1e-5));
            }
        }
    }

    @Test
    void an_encoder_and_a_decoder_compute_what_pytorch_does() {
        check(false, PLAIN, PLAIN_ATTENTION);
    }

    @Test
    void with_input_feeding_too() {
        check(true, FED, FED_ATTENTION);
    }
}
