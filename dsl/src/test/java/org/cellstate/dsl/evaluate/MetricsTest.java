package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final double[] ACTUAL = {10, 20, 30, 40};
    private static final double[] FORECAST = {12, 18, 33, 35};

    @Test
    void errors_are_as_counted_by_hand() {
        assertThat(Metrics.mae(ACTUAL, FORECAST)).isEqualTo((2 + 2 + 3 + 5) / 4.0);
        assertThat(Metrics.rmse(ACTUAL, FORECAST)).isCloseTo(Math.sqrt((4 + 4 + 9 + 25) / 4.0), within(1e-12));
    }

    @Test
    void mase_divides_by_the_naive_error_in_the_training_part() {
        double[] training = {1, 5, 2, 7, 4, 4};

        double scale = Metrics.naiveScale(training, 2);

        assertThat(scale).isEqualTo((1 + 2 + 2 + 3) / 4.0);
        assertThat(Metrics.mase(ACTUAL, FORECAST, scale)).isEqualTo(1.5);
        assertThat(Metrics.mase(ACTUAL, FORECAST, 0)).isNaN();
    }

    @Test
    void coverage_counts_the_ends_in() {
        assertThat(Metrics.coverage(ACTUAL, new double[] {10, 21, 29, 0}, new double[] {11, 25, 30, 39}))
                .isEqualTo(0.5);
    }

    @Test
    void lengths_that_differ_are_refused() {
        assertThatThrownBy(() -> Metrics.mae(ACTUAL, new double[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Metrics.mae(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void baselines_repeat_what_was_seen_before_the_origin() {
        Series series = Series.daily("a", LocalDate.of(2024, 1, 1), 1, 2, 3, 4, 5, 6, 99, 99);

        assertThat(Baseline.NAIVE.forecast(series, 6, 3, 4).values()).containsExactly(6, 6, 6);
        assertThat(Baseline.SEASONAL_NAIVE.forecast(series, 6, 6, 4).values()).containsExactly(3, 4, 5, 6, 3, 4);
        assertThat(Baseline.SEASONAL_NAIVE.forecast(series, 8, 1, 4).index().label(0))
                .isEqualTo("2024-01-09");
    }
}
