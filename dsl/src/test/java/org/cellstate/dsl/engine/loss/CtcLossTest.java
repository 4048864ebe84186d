package org.cellstate.dsl.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CtcLossTest {

    private static final double[] WEIGHTS = {0.3, 2};

    static Stream<Reference.Ctc> cases() {
        return Reference.read().ctc.stream();
    }

    /** Rows of a block are steps after one another, and in a step the sequences. */
    private static double[] block(double[][][] steps) {
        return Reference.block(Arrays.stream(steps).flatMap(Arrays::stream).toArray(double[][]::new));
    }

    private static double[] ones(int sequences) {
        double[] ones = new double[sequences];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int[][] steps(Reference.Ctc reference) {
        int sequences = reference.steps.length;
        return IntStream.range(0, sequences)
                .mapToObj(sequence -> IntStream.range(0, reference.steps[sequence])
                        .map(step -> step * sequences + sequence)
                        .toArray())
                .toArray(int[][]::new);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void values_and_gradients_are_those_of_pytorch(Reference.Ctc reference) {
        int rows = reference.raw.length * reference.steps.length;
        CtcLoss loss = new CtcLoss(reference.raw[0][0].length);
        double[] raw = block(reference.raw);
        float[] fast = Reference.floats(raw);
        double[] losses = new double[reference.steps.length];
        double[] fastLosses = new double[reference.steps.length];

        loss.gradient(raw, rows, steps(reference), reference.labels, ones(reference.steps.length), losses);
        loss.gradient(fast, rows, steps(reference), reference.labels, ones(reference.steps.length), fastLosses);

        double[] gradient = block(reference.gradient);
        assertThat(losses).containsExactly(reference.losses, within(1e-11));
        assertThat(raw).containsExactly(gradient, within(1e-11));
        assertThat(fastLosses).containsExactly(reference.losses, within(1e-4));
        assertThat(fast).containsExactly(Reference.floats(gradient), within(1e-5f));
    }

    @Test
    void the_gradient_is_the_slope_by_central_differences_with_steps_left_out_and_weights() {
        int classes = 4;
        int rows = 9;
        int[][] steps = {{0, 2, 4, 8}, {1, 3, 5}};
        int[][] labels = {{3, 3}, {1, 2}};
        double[] raw = new Random(2).doubles((long) classes * rows, -2, 2).toArray();
        CtcLoss loss = new CtcLoss(classes);
        double[] gradient = raw.clone();
        loss.gradient(gradient, rows, steps, labels, WEIGHTS, new double[2]);

        for (int i = 0; i < raw.length; i++) {
            double slope = (sum(loss, raw, i, 1e-5, steps, labels) - sum(loss, raw, i, -1e-5, steps, labels)) / 2e-5;
            assertThat(gradient[i]).as("output %d", i).isCloseTo(slope, within(1e-8));
            if (i % rows == 6 || i % rows == 7) {
                assertThat(gradient[i]).isZero();
            }
        }
    }

    private static double sum(CtcLoss loss, double[] raw, int at, double shift, int[][] steps, int[][] labels) {
        double[] moved = raw.clone();
        moved[at] += shift;
        double[] losses = new double[2];
        loss.gradient(moved, 9, steps, labels, WEIGHTS, losses);
        return losses[0] + losses[1];
    }

    @Test
    void one_step_and_one_label_are_a_cross_entropy() {
        double[] raw = {0, Math.log(2), Math.log(5)};
        double[] losses = new double[1];

        new CtcLoss(3).gradient(raw, 1, new int[][] {{0}}, new int[][] {{2}}, ones(1), losses);

        assertThat(losses[0]).isCloseTo(Math.log(8.0 / 5), within(1e-14));
        assertThat(raw).containsExactly(new double[] {1 / 8.0, 2 / 8.0, 5 / 8.0 - 1}, within(1e-14));
    }

    @Test
    void raw_outputs_up_to_ten_thousand_give_finite_numbers() {
        int rows = 20;
        double[] raw = new double[3 * rows];
        Random random = new Random(4);
        for (int i = 0; i < raw.length; i++) {
            raw[i] = random.nextInt(3) * 1e4 - 1e4;
        }
        float[] fast = Reference.floats(raw);
        int[][] steps = {IntStream.range(0, rows).toArray()};
        int[][] labels = {{1, 2, 2, 1}};
        double[] losses = new double[1];
        double[] fastLosses = new double[1];

        new CtcLoss(3).gradient(raw, rows, steps, labels, ones(1), losses);
        new CtcLoss(3).gradient(fast, rows, steps, labels, ones(1), fastLosses);

        assertThat(losses[0]).isFinite().isGreaterThan(1e3);
        assertThat(fastLosses[0]).isCloseTo(losses[0], within(1e-6 * losses[0]));
        assertThat(Arrays.stream(raw)).allMatch(Double::isFinite);
        assertThat(fast).containsExactly(Reference.floats(raw), within(1e-5f));
    }

    @Test
    void labels_that_repeat_need_a_blank_between() {
        assertThat(CtcLoss.stepsNeeded(new int[] {})).isZero();
        assertThat(CtcLoss.stepsNeeded(new int[] {1, 2, 1})).isEqualTo(3);
        assertThat(CtcLoss.stepsNeeded(new int[] {1, 1, 2, 2, 2})).isEqualTo(8);
    }
}
