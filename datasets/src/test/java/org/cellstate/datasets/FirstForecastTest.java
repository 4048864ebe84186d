package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.datasets.Datasets.airPassengers;
import static org.cellstate.datasets.Datasets.usBirths;
import static org.cellstate.dsl.Cellstate.lstm;

import org.cellstate.dsl.evaluate.Backtest;
import org.junit.jupiter.api.Test;

/** The notebook's chain on the real sets. The models are small: what a default one reaches on births, the first notebook asserts. */
class FirstForecastTest {

    @Test
    void the_seasonal_naive_scores_on_births_what_is_published_for_it() {
        var data = usBirths().split(0.9).lookback(56).horizon(28).calendar();

        Backtest backtest = lstm().hidden(4).epochs(1).windows(32).fit(data).backtest();

        assertThat(backtest.origins()).isEqualTo(26);
        assertThat(mase(backtest, "seasonal naive (7)")).isCloseTo(1.488, within(5e-4));
        assertThat(mase(backtest, "linear regression")).isLessThan(mase(backtest, "seasonal naive (7)"));
        assertThat(backtest.notes()).isEmpty();
        assertThat(backtest.actual()).hasToString("births (births per day): 728 rows, 1987-01-01 to 1988-12-28, daily");
    }

    @Test
    void a_default_model_beats_the_seasonal_naive_on_passengers() {
        var data = airPassengers().split(0.8).lookback(24).horizon(12).calendar();

        Backtest backtest = lstm().fit(data).backtest();

        assertThat(backtest.season()).isEqualTo(12);
        assertThat(backtest.model().scores().mase()).isLessThan(0.8 * mase(backtest, "seasonal naive (12)"));
    }

    /** What R gives for the same 36 months. */
    @Test
    void three_years_of_passengers_are_forecast_beside_the_methods_that_r_has() {
        var data = airPassengers().split(0.75).lookback(24).horizon(36).calendar();

        Backtest backtest = lstm().hidden(4).epochs(1).windows(32).fit(data).backtest();

        assertThat(backtest.origins()).isEqualTo(1);
        assertThat(mase(backtest, "seasonal naive (12)")).isCloseTo(1.965, within(5e-4));
        assertThat(backtest.baselines())
                .filteredOn(scored -> scored.name().startsWith("SARIMA(0,1,1)(0,1,1)"))
                .singleElement()
                .satisfies(sarima -> {
                    assertThat(sarima.scores().mase()).isCloseTo(1.103, within(5e-4));
                    assertThat(sarima.scores().mape()).isCloseTo(8.11, within(5e-3));
                });
        assertThat(backtest.significance().isKnown()).isFalse();
    }

    private static double mase(Backtest backtest, String method) {
        return backtest.baselines().stream()
                .filter(scored -> scored.name().equals(method))
                .findFirst()
                .orElseThrow()
                .scores()
                .mase();
    }
}
