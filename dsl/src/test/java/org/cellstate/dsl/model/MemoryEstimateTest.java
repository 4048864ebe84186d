package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryEstimateTest {

    @Test
    void weights_are_held_three_times_and_gradients_twice() {
        MemoryEstimate memory = MemoryEstimate.of(Optimizer.adam(0.01), 1_000, 500);

        assertThat(memory.weights()).isEqualTo(3 * 4 * 1_000);
        assertThat(memory.gradients()).isEqualTo(2 * 4 * 1_000);
        assertThat(memory.activations()).isEqualTo(4 * 500);
        assertThat(memory.total()).isEqualTo(12_000 + 8_000 + 8_000 + 2_000);
    }

    @Test
    void an_optimizer_remembers_none_one_or_two_numbers_of_a_weight() {
        assertThat(MemoryEstimate.of(Optimizer.sgd(0.1), 1_000, 0).optimizer()).isZero();
        assertThat(MemoryEstimate.of(Optimizer.sgd(0.1, 0.9), 1_000, 0).optimizer())
                .isEqualTo(4_000);
        assertThat(MemoryEstimate.of(Optimizer.rmsProp(0.1), 1_000, 0).optimizer())
                .isEqualTo(4_000);
        assertThat(MemoryEstimate.of(Optimizer.adamW(0.1), 1_000, 0).optimizer())
                .isEqualTo(8_000);
    }

    @Test
    void large_models_do_not_overflow() {
        assertThat(MemoryEstimate.of(Optimizer.adam(0.01), 1_000_000_000L, 0).total())
                .isEqualTo(28_000_000_000L);
    }
}
