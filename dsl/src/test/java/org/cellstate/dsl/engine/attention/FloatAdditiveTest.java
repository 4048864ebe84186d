package org.cellstate.dsl.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FloatAdditiveTest {

    @Test
    void the_hyperbolic_tangent_is_right_everywhere() {
        float[] x = new float[240_001];
        float[] half = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            half[i] = (i - 120_000) / 20_000f;
            x[i] = half[i];
        }

        FloatAdditive.tanhOfSum(x, half, x.length);

        for (int i = 0; i < x.length; i++) {
            assertThat((double) x[i]).isCloseTo(Math.tanh(2.0 * half[i]), within(4e-7));
        }
    }

    @Test
    void its_ends_are_one_and_not_a_number_stays_so() {
        float[] x = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0};

        FloatAdditive.tanhOfSum(x, new float[4], 4);

        assertThat(x[0]).isCloseTo(1, within(4e-7f));
        assertThat(x[1]).isCloseTo(-1, within(4e-7f));
        assertThat(x[2]).isNaN();
        assertThat(x[3]).isZero();
    }
}
