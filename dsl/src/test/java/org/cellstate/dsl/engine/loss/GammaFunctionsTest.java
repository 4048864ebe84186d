package org.cellstate.dsl.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GammaFunctionsTest {

    @Test
    void both_functions_are_those_of_pytorch() {
        Reference.Gamma gamma = Reference.read().gamma;

        assertThat(gamma.x).hasSize(14);
        for (int i = 0; i < gamma.x.length; i++) {
            assertThat(GammaFunctions.logGamma(gamma.x[i]))
                    .as("log gamma of %s", gamma.x[i])
                    .isCloseTo(gamma.logGamma[i], within(1e-14 * Math.max(1, Math.abs(gamma.logGamma[i]))));
            assertThat(GammaFunctions.digamma(gamma.x[i]))
                    .as("digamma of %s", gamma.x[i])
                    .isCloseTo(gamma.digamma[i], within(1e-13 * Math.max(1, Math.abs(gamma.digamma[i]))));
        }
    }
}
