package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;

class AttentionTest {

    @Test
    void every_default_is_as_documented() {
        assertThat(Attention.additive().units()).isEqualTo(Attention.Additive.AS_QUERY);
        assertThat(Attention.dot().scaled()).isFalse();
        assertThat(Attention.self().heads()).isEqualTo(1);
        assertThat(Attention.self().causal()).isFalse();
        assertThat(Attention.self(4)).isEqualTo(new Attention.Self(4, false));
    }

    @Test
    void a_spec_prints_as_the_java_that_makes_it() {
        assertThat(Attention.additive()).hasToString("additive()");
        assertThat(Attention.additive(64)).hasToString("additive(64)");
        assertThat(Attention.dot()).hasToString("dot()");
        assertThat(Attention.dot().scaled(true)).hasToString("dot().scaled(true)");
        assertThat(Attention.general()).hasToString("general()");
        assertThat(Attention.self()).hasToString("self()");
        assertThat(Attention.self(4).causal(true)).hasToString("self(4).causal(true)");
    }

    @Test
    void settings_outside_their_range_are_refused_in_three_parts() {
        assertThatThrownBy(() -> Attention.additive(-1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        Additive attention needs at least 1 unit.
                          received: additive(-1)
                          try: additive(32), or additive()""");
        assertThatThrownBy(() -> Attention.self(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: self(0)");
    }
}
