package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Loss;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WindowLossTest {

    /** What tests/python/reference/forecast_losses.py wrote. */
    private static final class Case {
        String loss = "";
        double[][] raw = {};
        double[] target = {};
        double[] spread = {};
        double[] losses = {};
        double[][] gradient = {};

        INDArray labels(DataType type) {
            return Nd4j.createFromArray(new double[][] {target, spread})
                    .transpose()
                    .castTo(type);
        }

        @Override
        public String toString() {
            return loss;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(WindowLossTest.class.getResourceAsStream("forecast-losses.json")),
                StandardCharsets.UTF_8)) {
            return Arrays.stream(new Gson().fromJson(file, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void losses_and_gradients_are_those_of_pytorch_in_training_deviations(Case reference) {
        WindowLoss loss = WindowLoss.of(Loss.parse(reference.loss));
        INDArray labels = reference.labels(DataType.DOUBLE);
        INDArray raw = Nd4j.createFromArray(reference.raw);
        var identity = new ActivationIdentity();

        assertThat(loss.computeScoreArray(labels, raw, identity, null).toDoubleVector())
                .containsExactly(reference.losses, within(1e-11));
        assertThat(loss.computeScore(labels, raw, identity, null, false))
                .isCloseTo(Arrays.stream(reference.losses).sum(), within(1e-10));
        double[][] gradient = loss.computeGradient(labels, raw, identity, null).toDoubleMatrix();
        for (int row = 0; row < gradient.length; row++) {
            assertThat(gradient[row]).containsExactly(reference.gradient[row], within(1e-10));
        }
        assertThat(raw.toDoubleMatrix()).isDeepEqualTo(reference.raw);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void in_float_they_are_the_same_to_its_rounding_and_masked_rows_are_zero(Case reference) {
        WindowLoss loss = WindowLoss.of(Loss.parse(reference.loss));
        INDArray raw = Nd4j.createFromArray(reference.raw).castTo(DataType.FLOAT);
        INDArray mask = Nd4j.createFromArray(1f, 0f, 1f, 1f, 1f, 1f).reshape(6, 1);

        INDArray gradient = loss.computeGradient(reference.labels(DataType.FLOAT), raw, new ActivationIdentity(), mask);

        assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
        for (int row = 0; row < 6; row++) {
            for (int output = 0; output < reference.raw[row].length; output++) {
                double expected = row == 1 ? 0 : reference.gradient[row][output];
                assertThat(gradient.getDouble(row, output))
                        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantiles(0.25, 0.75)", "gaussian()", "studentT()"})
    void a_loss_says_which_it_is_and_that_is_all_it_remembers(String java) {
        assertThat(WindowLoss.of(Loss.parse(java)).loss()).isEqualTo(java);
        assertThat(WindowLoss.of(Loss.parse(java))).isEqualTo(new WindowLoss(java));
    }
}
