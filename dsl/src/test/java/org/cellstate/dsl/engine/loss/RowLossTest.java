package org.cellstate.dsl.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowLossTest {

    static Stream<Reference.Rows> cases() {
        return Reference.read().rows.stream();
    }

    static Stream<String> losses() {
        return cases().map(reference -> reference.loss).distinct();
    }

    @Test
    void every_loss_with_rows_that_stand_alone_has_reference_values() {
        assertThat(losses()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void values_and_gradients_in_double_are_those_of_pytorch(Reference.Rows reference) {
        int rows = reference.raw.length;
        double[] raw = Reference.block(reference.raw);
        double[] losses = new double[rows];

        loss(reference).gradient(raw, Reference.block(reference.targets), reference.weights, rows, losses);

        assertThat(losses).containsExactly(reference.losses, within(1e-11 * largest(reference.losses)));
        double[] gradient = Reference.block(reference.gradient);
        assertThat(raw).containsExactly(gradient, within(1e-9 * largest(gradient)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void values_and_gradients_in_float_are_those_of_pytorch(Reference.Rows reference) {
        int rows = reference.raw.length;
        float[] raw = Reference.floats(Reference.block(reference.raw));
        float[] losses = new float[rows];

        loss(reference)
                .gradient(
                        raw,
                        Reference.floats(Reference.block(reference.targets)),
                        Reference.floats(reference.weights),
                        rows,
                        losses);

        float[] expected = Reference.floats(reference.losses);
        assertThat(losses).containsExactly(expected, within((float) (2e-6 * largest(reference.losses))));
        double[] gradient = Reference.block(reference.gradient);
        assertThat(raw).containsExactly(Reference.floats(gradient), within((float) (2e-6 * largest(gradient))));
    }

    private static RowLoss loss(Reference.Rows reference) {
        RowLoss loss = RowLoss.of(Loss.parse(reference.loss), reference.raw[0].length);
        assertThat(loss.outputs()).isEqualTo(reference.raw[0].length);
        assertThat(loss.targets()).isEqualTo(reference.targets[0].length);
        return loss;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_gradient_is_the_slope_by_central_differences(String name) {
        Loss loss = Loss.parse(name);
        int rows = 6;
        int outputs = loss.outputs().orElse(4) * (loss.outputs().isEmpty() ? 1 : 2);
        RowLoss arithmetic = RowLoss.of(loss, outputs);
        Random random = new Random(5);
        double[] raw = random.doubles((long) outputs * rows, -3, 3).toArray();
        double[] targets = random.doubles((long) arithmetic.targets() * rows, 0, 4)
                .map(target ->
                        loss.outputs().isEmpty() || loss instanceof Loss.NegativeBinomial ? Math.floor(target) : target)
                .toArray();
        double[] weights = {1, 0, 0.3, 2, 1, 0.5};
        double[] gradient = raw.clone();
        arithmetic.gradient(gradient, targets, weights, rows, new double[rows]);

        for (int i = 0; i < raw.length; i++) {
            double slope =
                    (sum(arithmetic, raw, i, 1e-5, targets, weights) - sum(arithmetic, raw, i, -1e-5, targets, weights))
                            / 2e-5;
            assertThat(gradient[i]).as("output %d", i).isCloseTo(slope, within(1e-7));
        }
    }

    private static double sum(RowLoss loss, double[] raw, int at, double shift, double[] targets, double[] weights) {
        double[] moved = raw.clone();
        moved[at] += shift;
        double[] losses = new double[weights.length];
        loss.gradient(moved, targets, weights, weights.length, losses);
        return Arrays.stream(losses).sum();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void raw_outputs_up_to_ten_thousand_give_finite_numbers(String name) {
        Loss loss = Loss.parse(name);
        int outputs = loss.outputs().orElse(5);
        RowLoss arithmetic = RowLoss.of(loss, outputs);
        double[] sizes = {-1e4, -300, -80, -20, -1e-3, 0, 1e-3, 20, 80, 300, 1e4};
        int rows = (int) Math.pow(sizes.length, Math.min(outputs, 3));
        double[] raw = new double[outputs * rows];
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < outputs; output++) {
                raw[output * rows + row] = sizes[row / (int) Math.pow(sizes.length, output % 3) % sizes.length];
            }
        }
        for (double target : new double[] {0, 1, 4}) {
            double[] targets = new double[rows];
            double[] weights = new double[rows];
            Arrays.fill(targets, target);
            Arrays.fill(weights, 0.01);
            double[] exact = raw.clone();
            double[] exactLosses = new double[rows];
            float[] fast = Reference.floats(raw);
            float[] fastLosses = new float[rows];

            arithmetic.gradient(exact, targets, weights, rows, exactLosses);
            arithmetic.gradient(fast, Reference.floats(targets), Reference.floats(weights), rows, fastLosses);

            assertThat(Arrays.stream(exact)).allMatch(Double::isFinite);
            assertThat(Arrays.stream(exactLosses)).allMatch(Double::isFinite);
            for (int i = 0; i < fast.length; i++) {
                assertThat(fast[i]).isCloseTo((float) exact[i], within((float) (1e-6 + 1e-5 * Math.abs(exact[i]))));
            }
            for (int row = 0; row < rows; row++) {
                assertThat(fastLosses[row]).isCloseTo((float) exactLosses[row], within((float)
                        (1e-6 + 1e-5 * Math.abs(exactLosses[row]))));
            }
        }
        float[] linked = Reference.floats(raw);
        arithmetic.link(linked, rows);
        double[] linkedExactly = raw.clone();
        arithmetic.link(linkedExactly, rows);
        for (int i = 0; i < linked.length; i++) {
            assertThat(linked[i]).isFinite().isCloseTo((float) linkedExactly[i], within((float)
                    (1e-6 * Math.max(1, linkedExactly[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void rows_without_weight_count_for_nothing_whatever_they_hold(String name) {
        Loss loss = Loss.parse(name);
        int outputs = loss.outputs().orElse(4);
        RowLoss arithmetic = RowLoss.of(loss, outputs);
        double[] raw = new double[outputs * 2];
        Arrays.fill(raw, 0.5);
        for (int output = 0; output < outputs; output++) {
            raw[2 * output] = Double.NaN;
        }
        float[] fast = Reference.floats(raw);
        double[] losses = {7, 7};
        float[] fastLosses = {7, 7};

        arithmetic.gradient(raw, new double[] {Double.NaN, 1}, new double[] {0, 1}, 2, losses);
        arithmetic.gradient(fast, new float[] {Float.NaN, 1}, new float[] {0, 1}, 2, fastLosses);

        assertThat(losses[0]).isZero();
        assertThat(fastLosses[0]).isZero();
        assertThat(losses[1]).isFinite().isNotZero();
        assertThat((double) fastLosses[1]).isCloseTo(losses[1], within(1e-5));
        for (int output = 0; output < outputs; output++) {
            assertThat(raw[2 * output]).isZero();
            assertThat(fast[2 * output]).isZero();
            assertThat(raw[2 * output + 1]).isFinite();
        }
    }

    @Test
    void links_are_softmax_and_softplus_with_a_floor() {
        double[] gaussian = {1, -2, 0, -1e4};
        RowLoss.of(Loss.gaussian(), 2).link(gaussian, 2);
        assertThat(gaussian).containsExactly(1, -2, Math.log(2) + 1e-6, 1e-6);

        double[] student = {1, 0, 0};
        RowLoss.of(Loss.studentT(), 3).link(student, 1);
        assertThat(student).containsExactly(1, Math.log(2) + 1e-6, 2 + Math.log(2) + 1e-6);

        double[] binomial = {0, 0};
        RowLoss.of(Loss.negativeBinomial(), 2).link(binomial, 1);
        assertThat(binomial).containsExactly(Math.log(2) + 1e-6, Math.log(2) + 1e-6);

        double[] classes = {0, 5, Math.log(3), 5};
        RowLoss.of(Loss.crossEntropy(0.1), 2).link(classes, 2);
        assertThat(classes).containsExactly(new double[] {0.25, 0.5, 0.75, 0.5}, within(1e-15));

        double[] values = {3, -4};
        RowLoss.of(Loss.huber(), 2).link(values, 1);
        assertThat(values).containsExactly(3, -4);
    }

    @Test
    void the_fast_softmax_is_right_to_float_rounding() {
        int classes = 200;
        int rows = 333;
        float[] fast = Reference.floats(
                new Random(3).doubles((long) classes * rows, -40, 40).toArray());
        double[] exact = new double[fast.length];
        for (int i = 0; i < fast.length; i++) {
            exact[i] = fast[i];
        }
        RowLoss arithmetic = RowLoss.of(Loss.crossEntropy(), classes);

        arithmetic.link(fast, rows);
        arithmetic.link(exact, rows);

        for (int i = 0; i < fast.length; i++) {
            assertThat((double) fast[i]).isCloseTo(exact[i], within(5e-6 * exact[i] + 1e-30));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void outputs_that_do_not_fit_the_loss_are_a_mistake_of_the_caller(int outputs) {
        assertThatThrownBy(() -> RowLoss.of(Loss.studentT(), outputs)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RowLoss.of(Loss.ctc(), 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
