package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    @Test
    void defaults_are_as_documented() {
        assertThat(Optimizer.adam(0.1)).isEqualTo(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8));
        assertThat(Optimizer.adamW(0.1)).isEqualTo(new Optimizer.AdamW(0.1, 0.9, 0.999, 1e-8, 0.01));
        assertThat(Optimizer.sgd(0.1)).isEqualTo(new Optimizer.Sgd(0.1, 0, false));
        assertThat(Optimizer.rmsProp(0.1)).isEqualTo(new Optimizer.RmsProp(0.1, 0.99, 1e-8));
    }

    @Test
    void each_prints_as_the_java_that_makes_it() {
        assertThat(Optimizer.adam(0.001)).hasToString("adam(0.001)");
        assertThat(new Optimizer.Adam(0.001, 0.8, 0.9, 1e-3)).hasToString("new Optimizer.Adam(0.001, 0.8, 0.9, 0.001)");
        assertThat(Optimizer.adamW(0.001)).hasToString("adamW(0.001)");
        assertThat(Optimizer.adamW(0.001, 0.05)).hasToString("adamW(0.001, 0.05)");
        assertThat(new Optimizer.AdamW(0.001, 0.8, 0.9, 1e-3, 0.05))
                .hasToString("new Optimizer.AdamW(0.001, 0.8, 0.9, 0.001, 0.05)");
        assertThat(Optimizer.sgd(0.1)).hasToString("sgd(0.1)");
        assertThat(Optimizer.sgd(0.1, 0.9)).hasToString("sgd(0.1, 0.9)");
        assertThat(Optimizer.sgd(0.1, 0.9).nesterov()).hasToString("sgd(0.1, 0.9).nesterov()");
        assertThat(Optimizer.rmsProp(0.001)).hasToString("rmsProp(0.001)");
        assertThat(new Optimizer.RmsProp(0.001, 0.9, 1e-7)).hasToString("new Optimizer.RmsProp(0.001, 0.9, 1.0E-7)");
    }

    @Test
    void another_learning_rate_leaves_the_rest() {
        assertThat(new Optimizer.Adam(0.1, 0.8, 0.9, 1e-3).learningRate(0.2))
                .isEqualTo(new Optimizer.Adam(0.2, 0.8, 0.9, 1e-3));
        assertThat(Optimizer.adamW(0.1, 0.05).learningRate(0.2)).isEqualTo(Optimizer.adamW(0.2, 0.05));
        assertThat(Optimizer.sgd(0.1, 0.9).nesterov().learningRate(0.2))
                .isEqualTo(Optimizer.sgd(0.2, 0.9).nesterov());
        assertThat(new Optimizer.RmsProp(0.1, 0.9, 1e-7).learningRate(0.2))
                .isEqualTo(new Optimizer.RmsProp(0.2, 0.9, 1e-7));
    }

    @Test
    void papers_names_are_kept() {
        assertThat(Optimizer.adam(0.1).label()).isEqualTo("Adam");
        assertThat(Optimizer.adamW(0.1).label()).isEqualTo("AdamW");
        assertThat(Optimizer.sgd(0.1).label()).isEqualTo("SGD");
        assertThat(Optimizer.rmsProp(0.1).label()).isEqualTo("RMSprop");
    }

    @Test
    void settings_outside_their_range_are_refused_in_three_parts() {
        assertRefused(() -> Optimizer.adam(0), "adam(0.0)", "adam(0.001)");
        assertRefused(() -> Optimizer.adam(Double.NaN), "adam(NaN)", "adam(0.001)");
        assertRefused(() -> new Optimizer.Adam(0.1, 1, 0.9, 1), "beta1=1.0", "adam(0.1), which has the published ones");
        assertRefused(() -> Optimizer.adamW(2), "adamW(2.0)", "adamW(0.001)");
        assertRefused(() -> Optimizer.adamW(0.1, -1), "adamW(0.1, -1.0)", "adamW(0.1, 0.01)");
        assertRefused(() -> Optimizer.adamW(0.1, Double.NaN), "adamW(0.1, NaN)", "adamW(0.1, 0.01)");
        assertRefused(() -> Optimizer.sgd(-1), "sgd(-1.0)", "sgd(0.1)");
        assertRefused(() -> Optimizer.sgd(Double.POSITIVE_INFINITY), "sgd(Infinity)", "sgd(0.1)");
        assertRefused(() -> Optimizer.sgd(30, 1), "sgd(30.0, 1.0)", "sgd(30.0, 0.9)");
        assertRefused(() -> Optimizer.sgd(0.1).nesterov(), "sgd(0.1).nesterov()", "sgd(0.1, 0.9).nesterov()");
        assertRefused(() -> Optimizer.rmsProp(0), "rmsProp(0.0)", "rmsProp(0.001)");
        assertRefused(
                () -> new Optimizer.RmsProp(0.1, 0.9, 0), "rho=0.9, epsilon=0.0", "rmsProp(0.1), which has PyTorch's");
    }

    private static void assertRefused(ThrowingCallable setting, String received, String fix) {
        assertThatThrownBy(setting)
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("\n  received: " + received)
                .hasMessageContaining("\n  try: " + fix);
    }
}
