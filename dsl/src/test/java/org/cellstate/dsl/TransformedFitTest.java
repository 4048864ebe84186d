package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.boxCox;
import static org.cellstate.dsl.Cellstate.difference;
import static org.cellstate.dsl.Cellstate.log;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.minMax;
import static org.cellstate.dsl.Cellstate.robust;
import static org.cellstate.dsl.Cellstate.seasonalDifference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Transform;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Residuals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformedFitTest {

    private static final Recurrent SMALL = lstm().hidden(4).epochs(8).windows(160);

    /** Grows by half a percent a month, with a season that is a share of it. */
    private static final Series GROWING = Series.monthly(
                    "guests",
                    LocalDate.of(1990, 1, 1),
                    IntStream.range(0, 240)
                            .mapToDouble(month ->
                                    100 * Math.exp(0.005 * month + 0.3 * Math.sin(2 * Math.PI * month / 12)))
                            .toArray())
            .unit("people");

    private static ForecastData data(Series series, Transform... chain) {
        return series.split(0.8).lookback(12).horizon(6).transform(chain);
    }

    static Stream<List<Transform>> chains() {
        return Stream.of(
                List.of(log()),
                List.of(boxCox(), seasonalDifference(12)),
                List.of(difference(), minMax()),
                List.of(log(), difference(), seasonalDifference(12), robust()));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void everything_comes_back_in_the_unit_of_the_series(List<Transform> chain) {
        Forecaster model = SMALL.fit(data(GROWING, chain.toArray(Transform[]::new)), event -> {});

        Forecast forecast = model.forecast(6);
        Backtest backtest = model.backtest();
        Residuals residuals = model.residuals();

        for (int step = 0; step < 6; step++) {
            double expected = 100 * Math.exp(0.005 * (240 + step) + 0.3 * Math.sin(2 * Math.PI * step / 12));
            assertThat(forecast.point().value(step)).isCloseTo(expected, within(0.35 * expected));
            assertThat(forecast.lower().value(step))
                    .isPositive()
                    .isLessThanOrEqualTo(forecast.point().value(step));
            assertThat(forecast.upper().value(step))
                    .isGreaterThanOrEqualTo(forecast.point().value(step));
        }
        assertThat(forecast.point().unit()).isEqualTo("people");
        assertThat(backtest.model().scores().mae()).isLessThan(60);
        assertThat(residuals.errors().size()).isEqualTo(48);
        assertThat(residuals.deviation()).isLessThan(60);
        assertThat(model.provenance().toString()).contains("transformed by " + Transform.words(chain));
    }

    @Test
    void the_logarithm_with_its_seasonal_difference_makes_growth_easy() {
        Backtest plain = SMALL.fit(data(GROWING), event -> {}).backtest();
        Backtest transformed = SMALL.fit(data(GROWING, log(), seasonalDifference(12)), event -> {})
                .backtest();
        double seasonalNaive = transformed.baselines().stream()
                .filter(scored -> scored.name().startsWith("seasonal naive"))
                .mapToDouble(scored -> scored.scores().mae())
                .findFirst()
                .orElseThrow();

        assertThat(transformed.model().scores().mae())
                .isLessThan(0.2 * plain.model().scores().mae())
                .isLessThan(0.1 * seasonalNaive);
    }

    @Test
    void a_band_of_differences_grows_with_the_horizon_and_holds_what_it_is_meant_to() {
        double[] values = new double[900];
        java.util.Random random = new java.util.Random(4);
        for (int row = 1; row < values.length; row++) {
            values[row] = values[row - 1] + random.nextGaussian();
        }
        ForecastData data = Series.daily("walk", LocalDate.of(2020, 1, 6), values)
                .split(0.7)
                .lookback(10)
                .horizon(8)
                .transform(difference());

        Forecaster model = SMALL.fit(data, event -> {});
        Forecast forecast = model.forecast(8);

        double first = forecast.upper().value(0) - forecast.lower().value(0);
        double last = forecast.upper().value(7) - forecast.lower().value(7);
        assertThat(last / first).isBetween(1.8, 4.5);
        assertThat(model.backtest().coverage()).isBetween(0.65, 0.92);
    }

    @Test
    void the_same_seed_gives_the_same_forecast_to_the_bit() {
        ForecastData data = data(GROWING, boxCox(), difference(), seasonalDifference(12));

        assertThat(SMALL.fit(data, event -> {}).forecast(6).point())
                .isEqualTo(SMALL.fit(data, event -> {}).forecast(6).point());
    }

    @ParameterizedTest
    @MethodSource("constantChains")
    void a_series_of_one_value_trains_and_forecasts_it(List<Transform> chain) {
        double[] values = new double[200];
        Arrays.fill(values, 0.1);
        Series series = Series.daily("still", LocalDate.of(2024, 1, 1), values);
        ForecastData data =
                series.split(0.8).lookback(14).horizon(7).calendar().transform(chain.toArray(Transform[]::new));

        Forecaster model = SMALL.fit(data, event -> {});
        Forecast forecast = model.forecast(7);
        Backtest backtest = model.backtest();

        assertThat(forecast.point().values()).containsOnly(new double[] {0.1}, within(0.02));
        assertThat(forecast.lower().values()).containsOnly(new double[] {0.1}, within(0.02));
        assertThat(forecast.upper().values()).containsOnly(new double[] {0.1}, within(0.02));
        assertThat(backtest.model().scores().mae()).isLessThan(0.02);
        assertThat(backtest.baseline().scores().mae()).isCloseTo(0, within(1e-12));
        assertThat(backtest.toString()).doesNotContain("Infinity");
        assertThat(model.residuals().deviation()).isLessThan(0.02);
    }

    static Stream<List<Transform>> constantChains() {
        return Stream.of(List.of(), List.of(log()), List.of(difference()), List.of(boxCox(), seasonalDifference(7)));
    }
}
