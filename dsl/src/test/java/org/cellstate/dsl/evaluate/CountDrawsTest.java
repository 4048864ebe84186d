package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountDrawsTest {

    private static final int DRAWS = 60_000;

    private static double[] draws(ToDoubleFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(7);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, i -> draw.applyAsDouble(random));
        return drawn;
    }

    /** Kolmogorov's distance: beyond 1.95 / √n in one of a thousand samples, and in fewer where a distribution jumps. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.5", "5, 0.5", "8, 3", "40, 0.1", "1000, 0.01", "25, 1e-6", "200000, 0.2"})
    void counts_lie_where_their_distribution_says(double mean, double dispersion) {
        double[] drawn = draws(random -> CountDraws.negativeBinomial(mean, dispersion, random));
        Distribution truth = new Distribution.NegativeBinomial(mean, dispersion);

        assertThat(Arrays.stream(drawn)).allMatch(count -> count >= 0 && count == Math.rint(count));
        Arrays.sort(drawn);
        double apart = 0;
        for (int i = 0; i < DRAWS; i++) {
            if (i == DRAWS - 1 || drawn[i + 1] > drawn[i]) {
                apart = Math.max(apart, Math.abs((i + 1.0) / DRAWS - truth.cdf(drawn[i])));
            }
        }
        assertThat(apart).isLessThan(1.95 / Math.sqrt(DRAWS));
    }

    /** Means and variances by formula: shape and shape, rate and rate. */
    @ParameterizedTest
    @CsvSource({"0.2", "1", "7.5", "60"})
    void gamma_and_poisson_draws_have_their_moments(double parameter) {
        for (ToDoubleFunction<SplittableRandom> draw : Arrays.<ToDoubleFunction<SplittableRandom>>asList(
                random -> CountDraws.gamma(parameter, random), random -> CountDraws.poisson(parameter, random))) {
            double[] drawn = draws(draw);
            double mean = Arrays.stream(drawn).average().orElseThrow();
            double variance = Arrays.stream(drawn)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();

            // Four standard errors; the fourth moment of a gamma distribution is 3 v² + 6 v, of a Poisson one less.
            assertThat(mean).isEqualTo(parameter, within(4 * Math.sqrt(parameter / DRAWS)));
            double error = Math.sqrt((2 * parameter * parameter + 6 * parameter) / DRAWS);
            assertThat(variance).isEqualTo(parameter, within(4 * error));
        }
    }

    @Test
    void nothing_is_drawn_of_a_rate_of_nothing() {
        double[] drawn = draws(random -> CountDraws.negativeBinomial(1e-6, 1e-6, random));

        assertThat(Arrays.stream(drawn).sum()).isLessThan(3);
    }
}
