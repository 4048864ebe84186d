package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** Two origins of two rows: 10 20, then 30 40. */
    private static Backtest of(double[] first, double[] second, Scored... baselines) {
        List<Series> points = List.of(series(0, first), series(2, second));
        List<Forecast> forecasts = points.stream()
                .map(point -> new Forecast(
                        series(0),
                        point,
                        List.of(around(point, 0.8, 10), around(point, 0.5, 3)),
                        Reliability.unknown()))
                .toList();
        return new Backtest(scored("LSTM 1×4", points), List.of(baselines), forecasts, series(0, 10, 20, 30, 40), 5, 7);
    }

    private static Series series(int from, double... values) {
        return Series.daily("a", START.plusDays(from), values);
    }

    private static Interval around(Series point, double level, double reach) {
        double[] lower = point.values();
        double[] upper = point.values();
        for (int row = 0; row < lower.length; row++) {
            lower[row] -= reach;
            upper[row] += reach;
        }
        return new Interval(level, Series.of("a", point.index(), lower), Series.of("a", point.index(), upper));
    }

    private static Scored scored(String name, List<Series> points) {
        double[] actual = {10, 20, 30, 40};
        return new Scored(name, Metrics.scores(actual, Metrics.joined(points), 5), points);
    }

    private static Scored naive(double... all) {
        return scored("naive", List.of(series(0, all[0], all[1]), series(2, all[2], all[3])));
    }

    private static Scored seasonal(double... all) {
        return scored("seasonal naive (7)", List.of(series(0, all[0], all[1]), series(2, all[2], all[3])));
    }

    @Test
    void the_verdict_is_against_the_best_of_the_baselines() {
        // Errors of the model: 2 2 and 5 5; of naive: 5 5 and 5 5; of seasonal naive: 8 everywhere.
        Backtest backtest =
                of(new double[] {12, 22}, new double[] {35, 45}, naive(15, 25, 35, 45), seasonal(18, 28, 38, 48));

        assertThat(backtest.baseline().name()).isEqualTo("naive");
        assertThat(backtest.gain()).isEqualTo(1 - 3.5 / 5);
        assertThat(backtest.verdict()).isEqualTo("30 % lower MAE than the naive forecast");
        assertThat(backtest.wins()).isEqualTo(1);
        assertThat(backtest.toString())
                .isEqualTo(
                        "LSTM 1×4: 30 % lower MAE than the naive forecast (3.500 against 5.000). 2 origins of 2 steps,"
                                + " better from 1; the 80 % band covered 100 %");
    }

    @Test
    void a_model_that_loses_is_told_to_be_left() {
        Backtest backtest = of(new double[] {20, 30}, new double[] {40, 50}, seasonal(18, 28, 38, 48));

        assertThat(backtest.verdict())
                .isEqualTo("25 % higher MAE than the seasonal naive forecast: take the seasonal naive forecast");
        assertThat(backtest.wins()).isZero();
    }

    @Test
    void a_model_as_good_as_its_baseline_is_said_to_be_so() {
        Backtest backtest = of(new double[] {15, 25}, new double[] {35, 45}, naive(15, 25, 35, 45));

        assertThat(backtest.verdict()).isEqualTo("no better and no worse than the naive forecast");
    }

    @Test
    void each_band_says_what_it_held() {
        // Errors 2 2 5 12: ten to both sides hold three of them, three to both sides two.
        Backtest backtest = of(new double[] {12, 22}, new double[] {35, 52}, naive(15, 25, 35, 45));

        assertThat(backtest.coverage()).isEqualTo(0.75);
        assertThat(backtest.coverage(1)).isEqualTo(0.5);
        assertThat(backtest.reliability()).isEqualTo(new Reliability(2, 5.25, "naive", 5, List.of(0.75, 0.5)));
    }
}
