package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.classic.SeasonalNaive;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private static final Series OBSERVED = Series.daily("a", START, 10, 20, 30, 40);

    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome(OBSERVED, 0, 2, 0, new Scale(5, 30, 7)), new Outcome(OBSERVED, 2, 2, 0, new Scale(5, 30, 7)));

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
        return new Backtest(
                scored("LSTM 1×4", points),
                List.of(baselines),
                forecasts,
                OUTCOMES,
                new Rolling(2, 2, Refit.never()),
                List.of());
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
        return new Scored(name, Scores.of(OUTCOMES, points), points);
    }

    private static Scored naive(double... all) {
        return scored("naive", List.of(series(0, all[0], all[1]), series(2, all[2], all[3])));
    }

    private static Scored seasonal(double... all) {
        return scored("seasonal naive (7)", List.of(series(0, all[0], all[1]), series(2, all[2], all[3])));
    }

    @Test
    void values_that_were_filled_are_not_scored_and_the_table_says_so() {
        Series observed = Series.daily("a", START, 10, 20, Double.NaN, 40, Double.NaN, Double.NaN)
                .fill(Fill.forward());
        Scale scale = Scale.of(observed.rows(0, 5));
        List<Outcome> outcomes = List.of(
                new Outcome(observed, 0, 2, 0, scale),
                new Outcome(observed, 2, 2, 0, scale),
                new Outcome(observed, 4, 2, 0, scale));
        List<Series> points = List.of(series(0, 12, 22), series(2, 900, 45), series(4, 900, 900));
        List<Series> other = List.of(series(0, 15, 25), series(2, 0, 41), series(4, 0, 0));
        List<Forecast> forecasts = points.stream()
                .map(point -> new Forecast(
                        series(0), point, List.of(around(point, 0.8, 3), around(point, 0.5, 3)), Reliability.unknown()))
                .toList();
        Backtest backtest = new Backtest(
                new Scored("LSTM 1×4", Scores.of(outcomes, points), points),
                List.of(new Scored("naive", Scores.of(outcomes, other), other)),
                forecasts,
                outcomes,
                new Rolling(2, 2, Refit.never()),
                List.of());

        assertThat(backtest.model().scores().mae()).isEqualTo(3);
        assertThat(backtest.model().scores().bias()).isEqualTo(3);
        assertThat(backtest.baseline().scores().mae()).isCloseTo(11 / 3.0, within(1e-12));
        assertThat(backtest.coverage()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(backtest.wins()).isEqualTo(1);
        assertThat(backtest.byStep().lines().get(0).scores().get(0).mae()).isEqualTo(2);
        assertThat(backtest.table().notes()).contains("3 of 6 values were missing and filled: they are not scored.");
        assertThat(Scores.of(outcomes.subList(2, 3), points.subList(2, 3)).mae())
                .isNaN();
    }

    @Test
    void the_scale_is_measured_on_observed_values_alone() {
        Series training =
                Series.daily("a", START, 1, 3, Double.NaN, 8, 9, 5, 2, 4, 7).fill(Fill.constant(1000));

        // A season of 7 would reach from rows 7 and 8 to 0 and 1: |4 - 1| and |7 - 3|.
        assertThat(Scale.of(training)).isEqualTo(new Scale(3.5, 12.5, 7));
        assertThat(Scale.of(training.rows(0, 3)).absolute()).isNaN();
    }

    @Test
    void the_verdict_is_against_the_best_of_the_baselines() {
        // Errors of the model: 2 2 and 5 5; of naive: 5 5 and 5 5; of seasonal naive: 8 everywhere.
        Backtest backtest =
                of(new double[] {12, 22}, new double[] {35, 45}, naive(15, 25, 35, 45), seasonal(18, 28, 38, 48));

        assertThat(backtest.baseline().name()).isEqualTo("naive");
        assertThat(backtest.gain()).isEqualTo(1 - 3.5 / 5);
        assertThat(backtest.verdict()).isEqualTo("30 % lower MAE than the naive forecast, perhaps by chance");
        assertThat(backtest.wins()).isEqualTo(1);
        assertThat(backtest.toString())
                .isEqualTo(
                        "LSTM 1×4: 30 % lower MAE than the naive forecast, perhaps by chance (3.500 against 5.000). 2 origins"
                                + " of 2 steps, better from 1; the 80 % band covered 100 %");
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

    @Test
    void steps_ahead_are_scored_apart() {
        // Errors of the model by step: 2 5 and 2 12; of naive 5 and 5.
        Backtest backtest = of(new double[] {12, 22}, new double[] {35, 52}, naive(15, 25, 35, 45));

        Breakdown steps = backtest.byStep();

        assertThat(steps.parts()).containsExactly("1", "2");
        assertThat(steps.model().scores()).extracting(Scores::mae).containsExactly(3.5, 7.0);
        assertThat(steps.model().scores()).extracting(Scores::mase).containsExactly(3.5 / 5, (2 / 5.0 + 12 / 5.0) / 2);
        assertThat(steps.best().scores()).extracting(Scores::mae).containsExactly(5.0, 5.0);
        assertThat(steps.verdict()).isEqualTo("lower MAE than the naive forecast at 1 of 2 steps ahead");
    }

    @Test
    void each_series_is_scaled_by_its_own_naive_error() {
        Series small = Series.daily("small", START, 1, 2);
        Series large = Series.daily("large", START, 100, 200);
        List<Outcome> outcomes = List.of(
                new Outcome(small, 0, 2, 0, new Scale(0.5, 0.25, 1)),
                new Outcome(large, 0, 2, 0, new Scale(50, 3600, 1)));
        List<Series> points = List.of(Series.daily("small", START, 2, 3), Series.daily("large", START, 150, 250));
        List<Series> naive = List.of(Series.daily("small", START, 1, 1), Series.daily("large", START, 100, 90));
        Backtest backtest = new Backtest(
                new Scored("GRU 1×4", Scores.of(outcomes, points), points),
                List.of(new Scored("naive", Scores.of(outcomes, naive), naive)),
                points.stream()
                        .map(point -> new Forecast(point, point, List.of(around(point, 0.8, 1)), Reliability.unknown()))
                        .toList(),
                outcomes,
                new Rolling(2, 2, Refit.never()),
                List.of());

        assertThat(backtest.model().scores().mase()).isEqualTo((2 + 2 + 1 + 1) / 4.0);
        assertThat(backtest.model().scores().rmsse())
                .isCloseTo(Math.sqrt((4 + 4 + 2500 / 3600.0 + 2500 / 3600.0) / 4), within(1e-12));
        assertThat(backtest.series()).isEqualTo(2);
        assertThat(backtest.bySeries().parts()).containsExactly("small", "large");
        assertThat(backtest.bySeries().model().scores())
                .extracting(Scores::mase)
                .containsExactly(2.0, 1.0);
        assertThat(backtest.bySeries().verdict()).isEqualTo("lower MAE than the naive forecast for 1 of 2 series");
        // Both series have one origin in common: one difference, from which nothing can be told.
        assertThat(backtest.significance().isKnown()).isFalse();
        assertThat(backtest.verdict()).isEqualTo("8 % lower MAE than the naive forecast");
    }

    @Test
    void the_table_says_why_a_score_is_missing() {
        Series zero = Series.daily("a", START, 0, 20, 30, 40);
        List<Outcome> outcomes = List.of(new Outcome(zero, 0, 4, 0, new Scale(0, 0, 1)));
        List<Series> points = List.of(Series.daily("a", START, 1, 20, 30, 40));
        Backtest backtest = new Backtest(
                new Scored("RNN", Scores.of(outcomes, points), points),
                List.of(new Scored("naive", Scores.of(outcomes, points), points)),
                List.of(new Forecast(
                        points.get(0), points.get(0), List.of(around(points.get(0), 0.8, 1)), Reliability.unknown())),
                outcomes,
                new Rolling(4, 4, Refit.never()),
                List.of("SARIMA is left out."));

        assertThat(backtest.model().scores().mape()).isNaN();
        assertThat(backtest.model().scores().mase()).isNaN();
        assertThat(backtest.table().notes())
                .containsExactly(
                        "MAPE divides by each observed value, and 1 of 4 are 0: it is not defined. WAPE and MASE are.",
                        "MASE and RMSSE divide by the error of the seasonal naive forecast on the training part, which"
                                + " is 0.",
                        "One origin cannot tell a difference from chance.",
                        "SARIMA is left out.");
    }

    @Test
    void methods_stand_beside_by_wish_and_those_that_cannot_be_fitted_say_why() {
        Series series = Series.daily("a", START, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        List<Outcome> outcomes = List.of(
                new Outcome(series, 4, 2, 4, new Scale(1, 1, 1)), new Outcome(series, 7, 2, 4, new Scale(1, 1, 1)));
        List<Series> points = List.of(series.rows(4, 6), series.rows(7, 9));
        Backtest alone = new Backtest(
                new Scored("RNN", Scores.of(outcomes, points), points),
                List.of(),
                points.stream()
                        .map(point -> new Forecast(point, point, List.of(around(point, 0.8, 1)), Reliability.unknown()))
                        .toList(),
                outcomes,
                new Rolling(2, 3, Refit.never()),
                List.of());

        Backtest backtest = alone.with(new Naive(), new Mean(), new SeasonalNaive(7));

        assertThat(backtest.baselines()).extracting(Scored::name).containsExactly("naive", "mean");
        assertThat(backtest.baselines().get(0).forecasts().get(1).values()).containsExactly(7, 7);
        // The mean is that of the training part, four rows, from both origins.
        assertThat(backtest.baselines().get(1).forecasts().get(1).values()).containsExactly(2.5, 2.5);
        assertThat(backtest.notes())
                .containsExactly("seasonal naive (7) is left out: The seasonal naive forecast needs at least 7 rows."
                        + " Received: 4 rows in 'a'.");
        assertThat(backtest.without("mean").baselines())
                .extracting(Scored::name)
                .containsExactly("naive");
        assertThatThrownBy(() -> backtest.without("men"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("try: .without(\"mean\")");
        assertThatThrownBy(() -> backtest.without("mean", "naive")).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void a_method_is_fitted_anew_as_often_as_the_model() {
        Series series = Series.daily("a", START, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        List<Outcome> outcomes = IntStream.of(4, 6, 8)
                .mapToObj(origin -> new Outcome(series, origin, 2, 4, new Scale(1, 1, 1)))
                .toList();
        List<Series> points = outcomes.stream().map(Outcome::actual).toList();
        Backtest backtest = new Backtest(
                        new Scored("RNN", Scores.of(outcomes, points), points),
                        List.of(),
                        points.stream()
                                .map(point -> new Forecast(
                                        point, point, List.of(around(point, 0.8, 1)), Reliability.unknown()))
                                .toList(),
                        outcomes,
                        new Rolling(2, 2, new Refit(2)),
                        List.of())
                .with(new Mean());

        // Means of four rows, of the same four, then of eight.
        assertThat(backtest.baseline().forecasts())
                .extracting(forecast -> forecast.value(0))
                .containsExactly(2.5, 2.5, 4.5);
    }
}
