package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.refit;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class BacktestingTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private static Series series(String name, int rows, double level) {
        double[] values = IntStream.range(0, rows)
                .mapToDouble(row -> level * (10 + row % 7 + Math.sin(row / 5.0)))
                .toArray();
        return Series.daily(name, START, values);
    }

    /** All are split at row 100; the test parts have 40, 12 and 3 rows. */
    private static ForecastData panel() {
        return Panel.of(series("long", 140, 1), series("short", 112, 50), series("ended", 103, 3))
                .split(START.plusDays(100))
                .lookback(14)
                .horizon(4);
    }

    private static Forecaster small(ForecastData data) {
        return lstm().hidden(4).epochs(1).windows(32).fit(data, event -> {});
    }

    @Test
    void all_series_of_a_panel_are_rolled_and_scored_together_and_apart() {
        Forecaster model = small(panel());

        Backtest backtest = model.backtest();

        assertThat(backtest.origins()).isEqualTo(10 + 3);
        assertThat(backtest.series()).isEqualTo(2);
        assertThat(backtest.notes())
                .containsExactly("1 of 3 series are left out: their test part is shorter than the horizon.");
        assertThat(backtest.baselines())
                .extracting(Scored::name)
                .startsWith("naive", "seasonal naive (7)", "drift", "mean");
        Breakdown parts = backtest.bySeries();
        assertThat(parts.parts()).containsExactly("long", "short");
        Backtest alone = model.backtest("short");
        assertThat(alone.origins()).isEqualTo(3);
        assertThat(parts.model().scores().get(1).mase())
                .isCloseTo(alone.model().scores().mase(), within(1e-4));
        assertThat(backtest.outcomes().get(10).scale())
                .isEqualTo(alone.outcomes().get(0).scale());
        // Ten origins of the long series, of which three are those of the short one too.
        assertThat(backtest.significance().count()).isEqualTo(10);
        assertThatThrownBy(() -> model.backtest("ended"))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("horizon=4, test rows=3");
    }

    @Test
    void a_panel_is_fitted_anew_without_the_series_that_have_ended() {
        Backtest backtest = small(panel()).backtest(4, 8, refit(2));

        // Origins at rows 100 108 116 124 132 of the long series, at 100 and 108 of the short one.
        assertThat(backtest.origins()).isEqualTo(5 + 2);
        Forecaster later = small(Panel.of(series("long", 140, 1))
                .split(START.plusDays(116))
                .lookback(14)
                .horizon(4));
        Forecast wanted = later.backtest().forecasts().get(0);
        Forecast forecast = backtest.forecasts().get(2);
        assertThat(forecast.point().index()).isEqualTo(wanted.point().index());
        for (int step = 0; step < 4; step++) {
            assertThat(forecast.point().value(step)).isCloseTo(wanted.point().value(step), within(1e-3));
        }
        assertThat(backtest.rolling().refit()).hasToString("fitted anew before every 2 origins");
    }
}
