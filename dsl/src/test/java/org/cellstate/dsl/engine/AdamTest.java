package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cellstate.dsl.model.Optimizer;
import org.junit.jupiter.api.Test;

class AdamTest {

    @Test
    void the_first_step_is_the_learning_rate_against_the_gradients_sign() {
        float[] weights = {1, 1};

        new Adam(Optimizer.adam(1), 10, 2).step(weights, new float[] {3, -0.5f}, 0.1);

        assertThat(weights).containsExactly(new float[] {0.9f, 1.1f}, within(1e-5f));
    }

    /** By hand: after gradients 1 and 3, m = 0.39, v = 0.009999; corrected 2.0526 / sqrt(5.0020). */
    @Test
    void the_second_step_has_the_published_moments() {
        float[] weights = {0};
        Adam adam = new Adam(Optimizer.adam(1), 10, 1);
        adam.step(weights, new float[] {1}, 0.1);
        float first = weights[0];

        adam.step(weights, new float[] {3}, 0.1);

        assertThat(weights[0] - first).isCloseTo(-0.1f * 0.91779f, within(1e-4f));
    }

    @Test
    void a_long_gradient_is_shortened_as_a_whole() {
        float[] clipped = {0, 0};
        float[] scaled = {0, 0};
        Adam one = new Adam(new Optimizer.Adam(1, 0.9, 0.999, 1), 1, 2);
        Adam other = new Adam(new Optimizer.Adam(1, 0.9, 0.999, 1), 1, 2);

        one.step(clipped, new float[] {30, 40}, 0.1);
        other.step(scaled, new float[] {0.6f, 0.8f}, 0.1);

        assertThat(clipped).containsExactly(scaled, within(1e-6f));
    }
}
