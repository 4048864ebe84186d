package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.ensemble;
import static org.cellstate.dsl.Cellstate.gaussian;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mae;
import static org.cellstate.dsl.Cellstate.quantiles;
import static org.cellstate.dsl.Cellstate.studentT;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Distribution;
import org.cellstate.dsl.evaluate.Ensemble;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.model.Loss;
import org.junit.jupiter.api.Test;

class ProbabilisticForecastTest {

    private static final SplittableRandom NOISE = new SplittableRandom(17);
    private static final Series SERIES = Series.daily(
            "load",
            LocalDate.of(2022, 1, 3),
            IntStream.range(0, 600)
                    .mapToDouble(day -> 100
                            + 20 * Math.sin(2 * Math.PI * day / 7)
                            + 10 * (NOISE.nextDouble() + NOISE.nextDouble() - 1))
                    .toArray());
    private static final ForecastData DATA =
            SERIES.split(0.75).lookback(21).horizon(7).validation(0.2);

    @Test
    void a_model_of_quantiles_forecasts_them_with_the_median_as_point() {
        Forecaster model = fit(quantiles(0.1, 0.5, 0.9));

        Forecast forecast = model.forecast(7);

        assertThat(forecast.intervals()).extracting(Interval::level).containsExactly(0.8);
        assertThat(forecast.quantile(0.1)).isEqualTo(forecast.lower());
        assertThat(forecast.quantile(0.5)).isEqualTo(forecast.point());
        assertThat(forecast.quantile(0.9)).isEqualTo(forecast.upper());
        for (int step = 0; step < 7; step++) {
            assertThat(forecast.upper().value(step))
                    .isGreaterThan(forecast.lower().value(step));
        }
        assertThat(forecast.outlook().dependence().windows()).isEqualTo(84);
        assertThat(forecast.reliability()).isEqualTo(model.backtest().reliability());
    }

    @Test
    void pairs_of_quantiles_are_bands() {
        Forecast forecast = fit(quantiles(0.05, 0.25, 0.4, 0.75, 0.95)).forecast(7);

        assertThat(forecast.intervals()).extracting(Interval::level).containsExactly(0.9, 0.5);
    }

    @Test
    void a_likelihood_is_the_distribution_of_each_step() {
        Forecast normal = fit(gaussian()).forecast(7);
        Forecast student = fit(studentT()).forecast(7);

        assertThat(normal.intervals()).extracting(Interval::level).containsExactly(0.8, 0.5);
        assertThat(normal.distribution(3)).isInstanceOf(Distribution.Normal.class);
        assertThat(normal.point().value(3)).isEqualTo(normal.distribution(3).mean(), within(1e-9));
        assertThat(student.distribution(3)).isInstanceOf(Distribution.StudentT.class);
        assertThat(student.upper().value(3)).isEqualTo(student.distribution(3).quantile(0.9), within(1e-9));
    }

    @Test
    void distributions_cost_less_than_the_error_of_their_point() {
        for (Loss loss : new Loss[] {mae(), quantiles(0.1, 0.5, 0.9), gaussian(), studentT()}) {
            Backtest backtest = fit(loss).backtest();

            assertThat(backtest.crps())
                    .as(loss.toString())
                    .isLessThan(0.85 * backtest.model().scores().mae());
            assertThat(backtest.intervals().rows()).isNotEmpty();
        }
    }

    @Test
    void calibrated_intervals_of_any_model_hold_about_their_share() {
        for (Loss loss : new Loss[] {mae(), quantiles(0.4, 0.5, 0.6), gaussian()}) {
            Backtest backtest = fit(loss).conformal(0.8).backtest();

            assertThat(backtest.coverage()).as(loss.toString()).isBetween(0.7, 0.9);
            assertThat(backtest.forecasts().get(0).intervals())
                    .extracting(Interval::level)
                    .containsExactly(0.8);
        }
    }

    @Test
    void calibration_leaves_the_points_where_they_are() {
        Forecaster model = fit(gaussian());

        assertThat(model.conformal().forecast(7).point())
                .isEqualTo(model.forecast(7).point());
        assertThat(model.conformal().backtest().model())
                .isEqualTo(model.backtest().model());
    }

    @Test
    void each_series_of_a_panel_is_calibrated_on_its_own_outcomes() {
        Series loud = Series.daily(
                "loud",
                SERIES.time(0).toLocalDate(),
                IntStream.range(0, 600)
                        .mapToDouble(day -> 100 + (SERIES.value(day) - 100) * (day % 5 == 0 ? 4 : 1))
                        .toArray());
        ForecastData both =
                Panel.of(SERIES, loud).split(0.75).lookback(21).horizon(7).validation(0.2);
        Forecaster model =
                lstm().hidden(8).epochs(4).windows(256).loss(gaussian()).fit(both, event -> {});

        Ensemble together = ensemble(model, model).weighted();
        Backtest backtest = model.conformal(0.8).backtest();

        assertThat(backtest.series()).isEqualTo(2);
        assertThat(backtest.coverage()).isBetween(0.7, 0.9);
        assertThat(together.weights()).containsExactly(0.5, 0.5);
        assertThat(together.conformal(0.8).forecast("loud", 7).point())
                .isEqualTo(model.forecast("loud", 7).point());
    }

    @Test
    void seeds_are_fitted_one_after_the_other_and_averaged() {
        Ensemble seeds = lstm().hidden(4).epochs(1).windows(64).seed(7).seeds(3).fit(DATA, event -> {});

        double sum = seeds.members().stream()
                .mapToDouble(member -> member.forecast(7).point().value(6))
                .sum();
        assertThat(seeds.toString())
                .isEqualTo("mean of 3 × LSTM 1×4: LSTM 1×4, seed 7; LSTM 1×4, seed 8; LSTM 1×4, seed 9");
        assertThat(seeds.forecast(7).point().value(6)).isEqualTo(sum / 3, within(1e-9));
        assertThatThrownBy(() -> lstm().seeds(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("seeds(0)");
    }

    private static Forecaster fit(Loss loss) {
        return lstm().hidden(8).epochs(4).windows(256).loss(loss).fit(DATA, event -> {});
    }
}
