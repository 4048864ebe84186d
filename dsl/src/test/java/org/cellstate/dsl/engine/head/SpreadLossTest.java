package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadLossTest {

    /** What tests/python/reference/forecast_losses.py wrote. */
    private static final class Case {
        String loss = "";
        double[][] raw = {};
        double[] target = {};
        double[] spread = {};
        double[] losses = {};
        double[][] gradient = {};

        /** Returns {@code [output, row]} of {@code [row, output]}. */
        static double[] columns(double[][] rows) {
            double[] columns = new double[rows.length * rows[0].length];
            for (int row = 0; row < rows.length; row++) {
                for (int output = 0; output < rows[row].length; output++) {
                    columns[output * rows.length + row] = rows[row][output];
                }
            }
            return columns;
        }

        @Override
        public String toString() {
            return loss;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(SpreadLossTest.class.getResourceAsStream("forecast-losses.json")),
                StandardCharsets.UTF_8)) {
            return Arrays.stream(new Gson().fromJson(file, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void losses_and_gradients_are_those_of_pytorch_in_training_deviations(Case reference) {
        double[] raw = Case.columns(reference.raw);
        double[] losses = new double[reference.target.length];

        SpreadLoss.of(Loss.parse(reference.loss))
                .gradient(raw, reference.target.clone(), reference.spread, losses.length, losses);

        assertThat(losses).containsExactly(reference.losses, within(1e-11));
        assertThat(raw).containsExactly(Case.columns(reference.gradient), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void in_float_they_are_the_same_to_its_rounding(Case reference) {
        float[] raw = floats(Case.columns(reference.raw));
        float[] losses = new float[reference.target.length];

        SpreadLoss.of(Loss.parse(reference.loss))
                .gradient(raw, floats(reference.target), floats(reference.spread), losses.length, losses);

        double[] gradient = Case.columns(reference.gradient);
        for (int i = 0; i < raw.length; i++) {
            assertThat((double) raw[i]).isCloseTo(gradient[i], within(1e-5 * Math.max(1, Math.abs(gradient[i]))));
        }
        for (int row = 0; row < losses.length; row++) {
            double expected = reference.losses[row];
            assertThat((double) losses[row]).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** Off by 2 and by -0.5 normalised, by 1 and by -2 in training deviations: Huber's delta of 1.5 lies between the sizes. */
    @Test
    void an_error_of_a_point_is_multiplied_by_the_spread_before_its_loss() {
        assertThat(point(Loss.mae())).containsExactly(1, 2, 0.5, -4);
        assertThat(point(Loss.mse())).containsExactly(1, 4, 2 * 1 * 0.5, 2 * -2 * 4);
        assertThat(point(Loss.huber(1.5))).containsExactly(0.5, 1.5 * (2 - 0.75), 0.5, -1.5 * 4);
    }

    /** The losses, then the gradient. */
    private static double[] point(Loss loss) {
        double[] raw = {3, 0.5};
        double[] losses = new double[2];
        SpreadLoss.of(loss).gradient(raw, new double[] {1, 1}, new double[] {0.5, 4}, 2, losses);
        return new double[] {losses[0], losses[1], raw[0], raw[1]};
    }

    @Test
    void a_loss_of_classes_has_no_spread() {
        assertThatThrownBy(() -> SpreadLoss.of(Loss.crossEntropy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crossEntropy() is no loss of values");
    }
}
