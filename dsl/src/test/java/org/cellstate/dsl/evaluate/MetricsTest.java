package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
    void relative_errors_are_as_counted_by_hand() {
        assertThat(Metrics.bias(ACTUAL, FORECAST)).isEqualTo((2 - 2 + 3 - 5) / 4.0);
        assertThat(Metrics.mape(ACTUAL, FORECAST)).isCloseTo((20 + 10 + 10 + 12.5) / 4, within(1e-12));
        assertThat(Metrics.wape(ACTUAL, FORECAST)).isCloseTo(12.0, within(1e-12));
        assertThat(Metrics.smape(new double[] {2, 4}, new double[] {6, 4})).isCloseTo(50, within(1e-12));
        double scale = Metrics.squaredScale(new double[] {1, 5, 2, 7, 4, 4}, 2);
        assertThat(scale).isEqualTo((1 + 4 + 4 + 9) / 4.0);
        assertThat(Metrics.rmsse(ACTUAL, FORECAST, scale)).isCloseTo(Math.sqrt(10.5 / 4.5), within(1e-12));
    }

    /** By Darts 0.48.1 and sktime 1.2.0: tests/python/reference/forecast_metrics.py. */
    @Test
    void errors_are_those_of_darts_and_sktime() {
        double[] training = {112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126};
        double[] actual = {141, 135, 125, 149, 170, 170, 158};
        double[] forecast = {134.5, 141.25, 131, 140, 155.75, 171, 163.5};

        assertThat(Metrics.mae(actual, forecast)).isCloseTo(6.928571428571429, within(1e-12));
        assertThat(Metrics.rmse(actual, forecast)).isCloseTo(7.861524752143914, within(1e-12));
        assertThat(Metrics.mape(actual, forecast)).isCloseTo(4.647346865363089, within(1e-12));
        assertThat(Metrics.smape(actual, forecast)).isCloseTo(4.702352385976711, within(1e-12));
        assertThat(Metrics.wape(actual, forecast)).isCloseTo(4.627862595419847, within(1e-12));
        assertThat(Metrics.bias(actual, forecast)).isCloseTo(-1.5714285714285714, within(1e-12));
        assertThat(Metrics.mase(actual, forecast, Metrics.naiveScale(training, 1)))
                .isCloseTo(0.6928571428571428, within(1e-12));
        assertThat(Metrics.mase(actual, forecast, Metrics.naiveScale(training, 4)))
                .isCloseTo(0.35714285714285715, within(1e-12));
        assertThat(Metrics.rmsse(actual, forecast, Metrics.squaredScale(training, 1)))
                .isCloseTo(0.6969645832704779, within(1e-12));
        assertThat(Metrics.rmsse(actual, forecast, Metrics.squaredScale(training, 4)))
                .isCloseTo(0.3590523481500721, within(1e-12));
    }

    @Test
    void what_would_be_divided_by_zero_is_missing_and_never_infinite() {
        double[] withZero = {0, 10};
        double[] forecast = {0, 5};

        assertThat(Metrics.mape(withZero, forecast)).isNaN();
        assertThat(Metrics.wape(withZero, forecast)).isEqualTo(50);
        assertThat(Metrics.smape(withZero, forecast)).isCloseTo(100 * (0 + 10 / 15.0) / 2, within(1e-12));
        assertThat(Metrics.wape(new double[2], forecast)).isNaN();
        assertThat(Metrics.rmsse(withZero, forecast, 0)).isNaN();
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
}
