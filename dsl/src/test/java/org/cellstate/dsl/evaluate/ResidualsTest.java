package org.cellstate.dsl.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.TimeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualsTest {

    private static Residuals of(double... errors) {
        return new Residuals("LSTM", Part.TEST, Series.daily("a", LocalDate.of(2024, 1, 1), errors));
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "carried over", "weekly", "few"})
    void autocorrelations_and_the_test_are_those_of_statsmodels(String name) throws IOException {
        List<String> lines;
        try (var reader = new BufferedReader(
                new InputStreamReader(ResidualsTest.class.getResourceAsStream("autocorrelation.csv"), UTF_8))) {
            lines = reader.lines().toList();
        }
        int at = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).startsWith(name + ","))
                .findFirst()
                .orElseThrow();
        double[] wanted = numbers(lines.get(at + 1));
        double[] test = numbers(lines.get(at + 2));

        Residuals residuals = of(numbers(lines.get(at).substring(name.length() + 1)));

        assertThat(residuals.autocorrelations()).containsExactly(wanted, within(1e-12));
        assertThat(residuals.ljungBox().lags()).isEqualTo(wanted.length);
        assertThat(residuals.ljungBox().statistic()).isCloseTo(test[0], within(1e-9 * test[0]));
        assertThat(residuals.ljungBox().pValue()).isCloseTo(test[1], within(1e-9 * test[1]));
        assertThat(residuals.ljungBox().isSignificant()).isEqualTo(test[1] < 0.05);
    }

    @Test
    void mean_deviation_and_limits_are_as_counted_by_hand() {
        Residuals residuals = of(1, 3, 2, 6);

        assertThat(residuals.mean()).isEqualTo(3);
        assertThat(residuals.deviation()).isCloseTo(Math.sqrt((4 + 0 + 1 + 9) / 3.0), within(1e-12));
        assertThat(residuals.autocorrelationLimit()).isCloseTo(0.98, within(1e-12));
        assertThat(residuals.lags()).isEqualTo(1);
        assertThat(residuals.autocorrelations())
                .containsExactly(new double[] {(-2 * 0 + 0 * -1 + -1 * 3) / 14.0}, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"DAILY,731,14", "MONTHLY,200,24", "MONTHLY,60,12", "YEARLY,90,10", "YEARLY,3,1", "WEEKLY,1000,104"})
    void lags_are_two_seasons_or_ten_but_no_more_than_a_fifth_of_the_rows(Frequency step, int rows, int lags) {
        TimeIndex index = new TimeIndex(LocalDate.of(2000, 1, 1).atStartOfDay(), step, rows);

        assertThat(new Residuals("RNN", Part.TEST, Series.of("a", index, new double[rows])).lags())
                .isEqualTo(lags);
    }

    @Test
    void a_mean_beyond_two_standard_errors_is_a_bias() {
        assertThat(of(1, -1, 1, -1, 2).isBiased()).isFalse();
        assertThat(of(4, 5, 4, 5, 4).isBiased()).isTrue();
    }

    @Test
    void errors_that_are_all_equal_have_no_correlation_and_no_test() {
        Residuals residuals = of(2, 2, 2, 2, 2, 2);

        assertThat(residuals.autocorrelations()).containsOnly(Double.NaN);
        assertThat(residuals.ljungBox().pValue()).isNaN();
        assertThat(residuals.ljungBox().isSignificant()).isFalse();
    }

    @Test
    void a_part_of_two_rows_is_refused_in_three_parts() {
        assertThatThrownBy(() -> of(1, 2))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: 2 rows of the test part")
                .hasMessageContaining("try: ");
    }

    @Test
    void each_row_of_a_part_is_forecast_with_all_rows_before_it_known() {
        double[] values = IntStream.range(0, 60)
                .mapToDouble(row -> 50 + 10 * Math.sin(row) + row % 3)
                .toArray();
        Series series = Series.daily("a", LocalDate.of(2024, 1, 1), values).unit("m");
        Forecaster model = Cellstate.gru()
                .hidden(3)
                .epochs(1)
                .windows(32)
                .fit(series.split(0.8).lookback(8).horizon(2), event -> {});

        Residuals test = model.residuals();
        Residuals validation = model.residuals(Part.VALIDATION);

        assertThat(test.model()).isEqualTo("GRU 1×3");
        assertThat(test.errors().index()).isEqualTo(series.index().rows(48, 60));
        assertThat(test.errors().unit()).isEqualTo("m");
        assertThat(validation.errors().index()).isEqualTo(series.index().rows(43, 48));
        assertThat(test.toString()).contains("one day ahead on 12 rows of the test part");
        // The backtest forecasts from rows 48, 50 and so on: its first steps are one row ahead.
        List<Forecast> forecasts = model.backtest().forecasts();
        for (int origin = 0; origin < forecasts.size(); origin++) {
            double forecast = forecasts.get(origin).point().value(0);
            assertThat(test.errors().value(2 * origin)).isCloseTo(values[48 + 2 * origin] - forecast, within(1e-4));
        }
    }

    @Test
    void a_regressor_compares_its_validation_sequences() {
        float[][][] frames = new float[40][2][1];
        float[] values = new float[40];
        for (int row = 0; row < 40; row++) {
            frames[row][0][0] = row;
            values[row] = 5 * row;
        }
        Regressor model = Cellstate.rnn()
                .hidden(3)
                .epochs(1)
                .windows(32)
                .fit(Cellstate.valued(frames, values).validation(0.25), event -> {});

        RegressionResiduals residuals = model.residuals();

        assertThat(residuals.size()).isEqualTo(10);
        for (int row = 0; row < 10; row++) {
            int number = (int) (residuals.observed()[row] / 5);
            assertThat(residuals.predicted()[row])
                    .isCloseTo(model.predict(new float[][][] {frames[number]})[0], within(1e-3));
        }
        assertThat(residuals.toString()).startsWith("RNN 1×3, residuals of 10 validation sequences: mean ");
    }

    @Test
    void residuals_of_values_are_as_counted_by_hand() {
        RegressionResiduals residuals =
                new RegressionResiduals("RNN", new double[] {1, 2, 3, 4}, new double[] {2, 2, 5, 7});

        assertThat(residuals.errors()).containsExactly(1, 0, 2, 3);
        assertThat(residuals.mean()).isEqualTo(1.5);
        assertThat(residuals.deviation()).isCloseTo(Math.sqrt(5 / 3.0), within(1e-12));
        assertThat(residuals.isBiased()).isTrue();
        assertThat(residuals.explained()).isCloseTo(1 - 14 / 18.0, within(1e-12));
        assertThatThrownBy(() -> new RegressionResiduals("RNN", new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
