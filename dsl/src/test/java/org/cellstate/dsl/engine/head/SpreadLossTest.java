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

        assertNear(losses, reference.losses, 1e-11);
        assertNear(raw, Case.columns(reference.gradient), 1e-10);
    }

    private static void assertNear(double[] numbers, double[] expected, double tolerance) {
        assertThat(numbers).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
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

    @ParameterizedTest
    @MethodSource("cases")
    void a_row_whose_spread_is_0_counts_for_nothing_whatever_its_target(Case reference) {
        int rows = reference.target.length;
        double[] spread = reference.spread.clone();
        spread[2] = 0;
        double[] wild = reference.target.clone();
        wild[2] = 1e30;
        double[] raw = Case.columns(reference.raw);
        double[] losses = new double[rows];
        float[] single = floats(raw);
        float[] singleLosses = new float[rows];

        SpreadLoss.of(Loss.parse(reference.loss)).gradient(raw, wild.clone(), spread, rows, losses);
        SpreadLoss.of(Loss.parse(reference.loss)).gradient(single, floats(wild), floats(spread), rows, singleLosses);

        for (int output = 0; output < raw.length / rows; output++) {
            assertThat(raw[output * rows + 2]).isZero();
            assertThat(single[output * rows + 2]).isZero();
            assertThat(raw[output * rows + 1]).isEqualTo(reference.gradient[1][output], within(1e-10));
        }
        assertThat(losses[2]).isZero();
        assertThat(singleLosses[2]).isZero();
        assertThat(losses[1]).isEqualTo(reference.losses[1], within(1e-11));
    }

    @Test
    void a_loss_of_classes_has_no_spread() {
        assertThatThrownBy(() -> SpreadLoss.of(Loss.crossEntropy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crossEntropy() is no loss of values");
    }
}
