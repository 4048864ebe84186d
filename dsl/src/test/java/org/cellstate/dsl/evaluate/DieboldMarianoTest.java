package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {

    private static final double[] ONE = sizes(1.2, -0.4, 2.1, 0.3, -1.7, 0.9, 1.1, -0.2, 0.6, 1.4, -0.8, 0.5);
    private static final double[] TWO = sizes(1.9, 0.7, 1.8, -1.3, -2.4, 1.6, 0.4, 1.1, -0.9, 2.2, -0.1, 1.5);

    private static double[] sizes(double... errors) {
        return DoubleStream.of(errors).map(Math::abs).toArray();
    }

    /** From the formulas of both papers: tests/python/reference/forecast_metrics.py. */
    @Test
    void the_statistic_and_its_probability_are_those_of_the_papers() {
        DieboldMariano apart = DieboldMariano.of(ONE, TWO, 1);
        DieboldMariano overlapping = DieboldMariano.of(ONE, TWO, 3);

        assertThat(apart.statistic()).isCloseTo(-2.1627256178654095, within(1e-12));
        assertThat(apart.pValue()).isCloseTo(0.053450050155438925, within(1e-12));
        assertThat(apart.isSignificant()).isFalse();
        assertThat(overlapping.statistic()).isCloseTo(-6.616000779504113, within(1e-12));
        assertThat(overlapping.pValue()).isCloseTo(3.7809641391562376e-05, within(1e-15));
        assertThat(overlapping.isSignificant()).isTrue();
    }

    @Test
    void two_methods_that_change_places_have_opposite_statistics() {
        assertThat(DieboldMariano.of(TWO, ONE, 1).statistic())
                .isEqualTo(-DieboldMariano.of(ONE, TWO, 1).statistic());
    }

    @Test
    void a_variance_that_would_be_negative_takes_weights_that_keep_it_positive() {
        double[] wave = {3, 0, 3, 0, 3, 0, 3, 0.5};
        double[] level = new double[8];
        Arrays.fill(level, 1);

        DieboldMariano test = DieboldMariano.of(wave, level, 2);

        assertThat(test.statistic()).isCloseTo(2.7837798986123157, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.027150171331837294, within(1e-12));
    }

    @Test
    void too_few_differences_or_equal_ones_say_nothing() {
        assertThat(DieboldMariano.of(new double[] {1}, new double[] {2}, 1).isKnown())
                .isFalse();
        assertThat(DieboldMariano.of(ONE, TWO, 12).isKnown()).isFalse();
        assertThat(DieboldMariano.of(sizes(0.1, 0.2, 0.3), sizes(0.4, 0.5, 0.6), 1)
                        .isKnown())
                .isFalse();
        assertThat(DieboldMariano.of(ONE, ONE, 1).isSignificant()).isFalse();
    }
}
