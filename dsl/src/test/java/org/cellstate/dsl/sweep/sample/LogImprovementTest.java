package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values by mpmath 1.4.1 with 60 digits: tests/python/reference/gaussian_process.py. */
final class LogImprovementTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, -0.91893853320467274",
        "0.5, -1, 2, 0.56663897366799233",
        "0, 2.9, 1, -7.5208464928878732",
        "0, 3.1, 1, -8.2273293935727492",
        "0, 10, 1, -55.553122036122356",
        "0, 50, 0.5, -5010.8227259808097",
        "-1, 1000000, 0.001, -500001000000500000",
    })
    void its_logarithm_is_right_near_and_far(double best, double mean, double deviation, double expected) {
        double value = LogImprovement.of(best, mean, deviation).value();

        assertThat(value).isEqualTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"0, -2, 0.5", "0, 1, 0.7", "0, 2.9, 1", "0, 3.1, 1", "0, 40, 1"})
    void its_derivatives_are_finite_differences(double best, double mean, double deviation) {
        LogImprovement here = LogImprovement.of(best, mean, deviation);

        double byMean = (value(best, mean + 1e-5, deviation) - value(best, mean - 1e-5, deviation)) / 2e-5;
        double byDeviation = (value(best, mean, deviation + 1e-5) - value(best, mean, deviation - 1e-5)) / 2e-5;
        assertThat(here.byMean()).isEqualTo(byMean, within(1e-6 * (1 + Math.abs(byMean))));
        assertThat(here.byDeviation()).isEqualTo(byDeviation, within(1e-6 * (1 + Math.abs(byDeviation))));
    }

    private static double value(double best, double mean, double deviation) {
        return LogImprovement.of(best, mean, deviation).value();
    }

    @Test
    void it_falls_without_end_and_without_a_step() {
        double before = 1;
        for (double mean = 0; mean < 1e8; mean = mean * 1.01 + 0.01) {
            LogImprovement here = LogImprovement.of(0, mean, 1);
            assertThat(here.value()).isFinite().isLessThan(before);
            assertThat(here.byMean()).isNegative().isFinite();
            before = here.value();
        }
    }
}
