package org.cellstate.dsl.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.model.Optimizer.adam;
import static org.cellstate.dsl.model.Optimizer.adamW;
import static org.cellstate.dsl.model.Optimizer.rmsProp;
import static org.cellstate.dsl.model.Optimizer.sgd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.Penalty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescentTest {

    private static final Penalty NOTHING = new Penalty(0, 0, 0);
    private static final double FAR = Double.POSITIVE_INFINITY;

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("adam", adam(0.01), FAR),
                Arguments.of("adam with other moments", new Optimizer.Adam(0.02, 0.8, 0.95, 1e-3), FAR),
                Arguments.of("adam clipped", new Optimizer.Adam(0.01, 0.9, 0.999, 0.1), 1),
                Arguments.of("adamW", adamW(0.01), FAR),
                Arguments.of("adamW decaying fast", adamW(0.01, 2), FAR),
                Arguments.of("sgd", sgd(0.01), FAR),
                Arguments.of("sgd clipped", sgd(0.05), 1),
                Arguments.of("sgd with momentum", sgd(0.01, 0.9), FAR),
                Arguments.of("sgd with nesterov", sgd(0.01, 0.9).nesterov(), FAR),
                Arguments.of("rmsProp", rmsProp(0.01), FAR),
                Arguments.of("rmsProp with another rho", new Optimizer.RmsProp(0.01, 0.9, 1e-3), FAR));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twenty_steps_are_those_of_torch(String name, Optimizer optimizer, double clip) {
        assertStepsOfTorch(name, optimizer, clip, List.of());
    }

    @Test
    void penalties_belong_to_the_gradient_that_is_clipped() {
        List<WeightGroup> groups = groups(new Penalty(0.3, 0.2, 0), FAR, new Penalty(0, 0.5, 0), FAR);

        assertStepsOfTorch("penalties", sgd(0.01), FAR, groups);
        assertStepsOfTorch("penalties clipped", new Optimizer.Adam(0.01, 0.9, 0.999, 0.1), 2, groups);
    }

    @Test
    void decay_is_that_of_adamW_for_each_matrix_and_leaves_biases_alone() {
        assertStepsOfTorch("decay", adam(0.01), FAR, groups(new Penalty(0, 0, 2), FAR, new Penalty(0, 0, 0.5), FAR));
    }

    @Test
    void vectors_into_a_unit_keep_their_longest_however_they_lie() {
        assertStepsOfTorch("max norm", sgd(0.05), FAR, groups(NOTHING, 1.5, NOTHING, 0.8));
    }

    /** Two units by three inputs, two biases, two inputs by two units. */
    private static List<WeightGroup> groups(Penalty input, double maxNorm, Penalty recurrent, double recurrentMaxNorm) {
        return List.of(
                new WeightGroup(8, 2, 2, WeightGroup.Order.BY_INPUT, recurrent, recurrentMaxNorm),
                new WeightGroup(0, 3, 2, WeightGroup.Order.BY_UNIT, input, maxNorm));
    }

    private static void assertStepsOfTorch(String name, Optimizer optimizer, double clip, List<WeightGroup> groups) {
        List<float[]> expected = TorchSteps.of(name);
        float[] weights = TorchSteps.start();
        Descent descent = new Descent(optimizer, clip, groups, weights.length);

        for (int step = 0; step < 20; step++) {
            descent.step(weights, TorchSteps.gradients().get(step), optimizer.learningRate());

            for (int i = 0; i < weights.length; i++) {
                float torch = expected.get(step)[i];
                assertThat(weights[i])
                        .as("weight %d after step %d", i, step + 1)
                        .isCloseTo(torch, within(1e-6f * Math.max(1, Math.abs(torch))));
            }
        }
        assertThat(expected).hasSize(20);
    }

    /** The order of a float's operations is part of the result: the committed notebook was made with this one. */
    @Test
    void adams_arithmetic_keeps_its_order() {
        float[] weights = {0.3f, -1.7f, 2.9f, 0.01f, 5};
        float[] plain = weights.clone();
        float[] mean = new float[5];
        float[] square = new float[5];
        Descent descent = new Descent(adam(0.01), 1, List.of(), 5);

        for (int step = 1; step <= 50; step++) {
            float[] gradient = new float[5];
            for (int i = 0; i < 5; i++) {
                gradient[i] = (float) Math.sin(step * (i + 1));
            }
            double norm = descent.step(weights, gradient, 0.01);

            float shrink = (float) (norm > 1 ? 1 / norm : 1);
            double correction = Math.sqrt(1 - Math.pow(0.999, step));
            float rate = (float) (0.01 * correction / (1 - Math.pow(0.9, step)));
            for (int i = 0; i < 5; i++) {
                float g = gradient[i] * shrink;
                mean[i] = 0.9f * mean[i] + (1 - 0.9f) * g;
                square[i] = 0.999f * square[i] + (1 - 0.999f) * g * g;
                plain[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) + (float) (1e-8 * correction));
            }
            assertThat(weights).containsExactly(plain);
        }
    }

    @Test
    void the_length_of_the_whole_gradient_is_told_before_it_is_clipped() {
        float[] gradient = new float[1001];
        gradient[0] = 3;
        gradient[1000] = 4;
        float[] weights = new float[1001];

        double norm = new Descent(sgd(1), 1, List.of(), 1001).step(weights, gradient, 1);

        assertThat(norm).isEqualTo(5);
        assertThat(weights[0]).isEqualTo(-0.6f);
        assertThat(weights[1000]).isEqualTo(-0.8f);
    }

    @Test
    void a_gradient_whose_square_no_float_holds_is_clipped_like_any_other() {
        float[] weights = {0, 0};

        double norm = new Descent(sgd(1), 1, List.of(), 2).step(weights, new float[] {3e30f, -4e30f}, 1);

        assertThat(norm).isCloseTo(5e30, within(1e24));
        assertThat(weights).containsExactly(new float[] {-0.6f, 0.8f}, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void a_gradient_that_is_not_finite_moves_nothing_and_is_told(float broken) {
        for (Optimizer optimizer : List.of(adam(0.1), adamW(0.1), sgd(0.1, 0.9), rmsProp(0.1))) {
            float[] weights = {1, 2, 3};
            float[] undisturbed = {1, 2, 3};
            Descent descent = new Descent(optimizer, 1, List.of(), 3);
            Descent other = new Descent(optimizer, 1, List.of(), 3);

            double norm = descent.step(weights, new float[] {1, broken, 1}, 0.1);

            assertThat(norm).isNotFinite();
            assertThat(weights).containsExactly(1, 2, 3);
            descent.step(weights, new float[] {1, 1, 1}, 0.1);
            other.step(undisturbed, new float[] {1, 1, 1}, 0.1);
            assertThat(weights).as("what %s remembers", optimizer).containsExactly(undisturbed);
        }
    }

    @Test
    void a_rate_of_zero_stands_still() {
        for (Optimizer optimizer : List.of(adam(0.1), adamW(0.1), sgd(0.1, 0.9).nesterov(), rmsProp(0.1))) {
            float[] weights = {1, 2, 3};

            new Descent(optimizer, 1, List.of(), 3).step(weights, new float[] {1, -1, 0}, 0);

            assertThat(weights).containsExactly(1, 2, 3);
        }
    }

    /** By central differences of the penalty as it is documented, at weights of any size and at 0. */
    @ParameterizedTest
    @ValueSource(floats = {0, 1e-20f, 0.5f, -0.003f, 7})
    void the_slope_of_a_penalty_is_that_of_its_value(float weight) {
        Penalty penalty = new Penalty(0.03, 0.2, 0);
        WeightGroup group = new WeightGroup(1, 1, 1, WeightGroup.Order.BY_UNIT, penalty, FAR);
        float[] gradient = {1, 1, 1};

        group.penalise(new float[] {5, weight, 5}, gradient);

        double shift = 1e-7 * Math.abs(weight) + 1e-30;
        double slope = (value(penalty, weight + shift) - value(penalty, weight - shift)) / (2 * shift);
        assertThat(gradient).containsExactly(new float[] {1, (float) (1 + slope), 1}, within(1e-6f));
    }

    private static double value(Penalty penalty, double weight) {
        return penalty.l1() * Math.abs(weight) + penalty.l2() * weight * weight;
    }

    @Test
    void a_vector_is_scaled_to_its_limit_and_shorter_ones_stay() {
        float[] byUnit = {3, 4, 0.3f, 0.4f, 9};
        float[] byInput = {3, 0.3f, 4, 0.4f, 9};

        new WeightGroup(0, 2, 2, WeightGroup.Order.BY_UNIT, NOTHING, 2).limit(byUnit);
        new WeightGroup(0, 2, 2, WeightGroup.Order.BY_INPUT, NOTHING, 2).limit(byInput);

        assertThat(byUnit).containsExactly(new float[] {1.2f, 1.6f, 0.3f, 0.4f, 9}, within(1e-6f));
        assertThat(byInput).containsExactly(new float[] {1.2f, 0.3f, 1.6f, 0.4f, 9}, within(1e-6f));
    }

    @Test
    void a_gradient_that_is_not_finite_leaves_decay_and_limits_undone() {
        float[] weights = new float[12];
        Arrays.fill(weights, 5);
        float[] gradient = new float[12];
        gradient[7] = Float.NaN;
        Penalty decay = new Penalty(0, 0, 2);

        double norm = new Descent(sgd(0.1), 1, groups(decay, 1, decay, 1), 12).step(weights, gradient, 0.1);

        assertThat(norm).isNaN();
        assertThat(weights).containsOnly(5);
    }

    @Test
    void groups_that_overlap_or_leave_the_weights_are_refused() {
        WeightGroup four = new WeightGroup(2, 2, 2, WeightGroup.Order.BY_UNIT, NOTHING, FAR);
        WeightGroup one = new WeightGroup(5, 1, 1, WeightGroup.Order.BY_UNIT, NOTHING, FAR);

        assertThatThrownBy(() -> new Descent(sgd(1), 1, List.of(one, four), 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlaps");
        assertThatThrownBy(() -> new Descent(sgd(1), 1, List.of(four), 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arrays_of_another_length_are_refused() {
        Descent descent = new Descent(adam(0.1), 1, List.of(), 3);

        assertThatThrownBy(() -> descent.step(new float[3], new float[2], 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights and gradient must both have the length 3, not 3 and 2");
    }
}
