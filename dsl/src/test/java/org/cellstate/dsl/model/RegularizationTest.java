package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;

class RegularizationTest {

    private static final Regularization NONE = Regularization.none();

    @Test
    void nothing_is_penalised_or_limited_at_first() {
        assertThat(NONE.input()).isEqualTo(new Penalty(0, 0, 0));
        assertThat(NONE.recurrent()).isEqualTo(new Penalty(0, 0, 0));
        assertThat(NONE.maxNorm()).isInfinite();
        assertThat(NONE).hasToString("");
    }

    @Test
    void recurrent_weights_cost_the_same_as_others_until_something_else_is_said_in_any_order() {
        Regularization plain = NONE.l1(0.1).l2(0.2).weightDecay(0.3);

        assertThat(plain.recurrent()).isEqualTo(new Penalty(0.1, 0.2, 0.3)).isEqualTo(plain.input());
        assertThat(plain.recurrentL2(0).recurrent()).isEqualTo(new Penalty(0.1, 0, 0.3));
        assertThat(NONE.recurrentL2(0).l1(0.1).l2(0.2).weightDecay(0.3)).isEqualTo(plain.recurrentL2(0));
        assertThat(plain.recurrentL1(1).recurrentL2(2).recurrentWeightDecay(3).recurrent())
                .isEqualTo(new Penalty(1, 2, 3));
        assertThat(plain.recurrentL1(1).input()).isEqualTo(plain.input());
    }

    @Test
    void it_prints_as_the_options_of_a_chain() {
        assertThat(NONE.l1(1e-5)
                        .l2(0.1)
                        .weightDecay(0.01)
                        .recurrentL1(0)
                        .recurrentL2(0.2)
                        .recurrentWeightDecay(0)
                        .maxNorm(3))
                .hasToString(".l1(1.0E-5).l2(0.1).weightDecay(0.01).recurrentL1(0.0).recurrentL2(0.2)"
                        + ".recurrentWeightDecay(0.0).maxNorm(3.0)");
    }

    @Test
    void settings_outside_their_range_are_refused_in_three_parts() {
        assertRefused(() -> NONE.l1(-1), "l1=-1.0", ".l1(1.0E-5)");
        assertRefused(() -> NONE.l2(Double.NaN), "l2=NaN", ".l2(1.0E-4)");
        assertRefused(() -> NONE.weightDecay(Double.POSITIVE_INFINITY), "weightDecay=Infinity", ".weightDecay(0.01)");
        assertRefused(() -> NONE.recurrentL1(-1), "recurrentL1=-1.0", ".recurrentL1(1.0E-5)");
        assertRefused(() -> NONE.recurrentL2(-1), "recurrentL2=-1.0", ".recurrentL2(1.0E-4)");
        assertRefused(() -> NONE.recurrentWeightDecay(-1), "recurrentWeightDecay=-1.0", ".recurrentWeightDecay(0.01)");
        assertRefused(() -> NONE.maxNorm(0), "maxNorm=0.0", ".maxNorm(3)");
        assertRefused(() -> NONE.maxNorm(Double.NaN), "maxNorm=NaN", ".maxNorm(3)");
    }

    private static void assertRefused(ThrowingCallable setting, String received, String fix) {
        assertThatThrownBy(setting)
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("\n  received: " + received + "\n  try: " + fix);
    }
}
