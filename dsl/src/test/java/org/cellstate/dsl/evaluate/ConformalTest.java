package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Distribution.Quantiles;
import org.junit.jupiter.api.Test;

class ConformalTest {

    private static final Offset<Double> NEAR = within(1e-9);
    private static final double[] ROUND = {0, 4, 1, 9, 2};

    /** Any five rows in a row are the same numbers, so that all windows have the same deviation. 20 rows validate, 10 test. */
    private static final ForecastData ROUNDS = daily(
                    IntStream.range(0, 60).mapToDouble(row -> ROUND[row % 5]).toArray())
            .split(50 / 60.0)
            .lookback(5)
            .horizon(1)
            .validation(0.4);

    @Test
    void an_interval_is_widened_by_the_score_of_its_rank() {
        Same model = new Same("same", ROUNDS, new Quantiles(List.of(0.1, 0.5, 0.9), List.of(2.0, 3.0, 5.0)));

        Forecast forecast = model.conformal(0.8).forecast(1);

        // 0 lies 2 below, 4 1 inside, 1 1 below, 9 4 above, 2 at the end: 4 times each. Rank ⌈21 x 0.8⌉ = 17 of 20 is
        // 4.
        assertThat(forecast.lower().value(0)).isEqualTo(2 - 4, NEAR);
        assertThat(forecast.upper().value(0)).isEqualTo(5 + 4, NEAR);
        assertThat(forecast.intervals()).extracting(Interval::level).containsExactly(0.8);
        assertThat(forecast.point().value(0)).isEqualTo(3);
    }

    @Test
    void a_rank_lower_the_interval_is_that_of_the_score_below() {
        Same model = new Same("same", ROUNDS, new Quantiles(List.of(0.125, 0.5, 0.875), List.of(2.0, 3.0, 5.0)));

        Forecast forecast = model.conformal(0.75).forecast(1);

        // rank ⌈21 x 0.75⌉ = 16 of 20 is 2
        assertThat(forecast.lower().value(0)).isEqualTo(0, NEAR);
        assertThat(forecast.upper().value(0)).isEqualTo(7, NEAR);
    }

    @Test
    void an_interval_that_is_too_wide_is_narrowed() {
        Same model = new Same("same", ROUNDS, new Quantiles(List.of(0.1, 0.5, 0.9), List.of(-10.0, 3.0, 30.0)));

        Forecast forecast = model.conformal(0.8).forecast(1);

        // scores -10, -14, -11, -19, -12; the 17th of 20 is -10
        assertThat(forecast.lower().value(0)).isEqualTo(0, NEAR);
        assertThat(forecast.upper().value(0)).isEqualTo(20, NEAR);
    }

    @Test
    void the_score_of_a_point_is_its_absolute_error() {
        Same model = new Same("same", ROUNDS, Distribution.Samples.of(3));

        Forecast forecast = model.conformal(0.8).forecast(1);

        // errors 3, 1, 2, 6, 1: the 17th of 20 is 6
        assertThat(forecast.lower().value(0)).isEqualTo(-3, NEAR);
        assertThat(forecast.upper().value(0)).isEqualTo(9, NEAR);
        assertThat(forecast.quantile(0.9).value(0)).isEqualTo(9, NEAR);
    }

    @Test
    void with_few_outcomes_the_scores_of_all_steps_stand_for_each() {
        ForecastData data = daily(IntStream.range(0, 60)
                        .mapToDouble(row -> ROUND[row % 5])
                        .toArray())
                .split(50 / 60.0)
                .lookback(5)
                .horizon(5)
                .validation(0.2);
        Same model = new Same("same", data, Distribution.Samples.of(3));

        Forecast forecast = model.conformal(0.8)
                .validationOnly()
                .forecasts(new int[] {50}, 5)
                .get(0);

        // 10 rows validate: from origins 40 to 49 steps 1 to 5 saw 10 + 9 + 8 + 7 + 6 = 40 outcomes, of which 8 were 9;
        // rank ⌈41 x 0.8⌉ = 33
        assertThat(forecast.upper().values()).containsOnly(forecast.upper().value(0));
        assertThat(forecast.upper().value(0)).isEqualTo(9, NEAR);
    }

    /** A single score holds half of the outcomes: it cannot say that 80 % lie nearer. */
    @Test
    void so_few_outcomes_that_none_holds_the_level_widen_an_interval_and_do_not_narrow_it() {
        ForecastData data = daily(IntStream.range(0, 60)
                        .mapToDouble(row -> ROUND[row % 5])
                        .toArray())
                .split(50 / 60.0)
                .lookback(5)
                .horizon(1)
                .validation(0.01);
        Same wide = new Same("same", data, new Quantiles(List.of(0.1, 0.5, 0.9), List.of(-10.0, 3.0, 30.0)));
        Same narrow = new Same("same", data, new Quantiles(List.of(0.1, 0.5, 0.9), List.of(2.9, 3.0, 3.5)));

        Forecast kept = wide.conformal(0.8)
                .validationOnly()
                .forecasts(new int[] {50}, 1)
                .get(0);
        Forecast widened = narrow.conformal(0.8)
                .validationOnly()
                .forecasts(new int[] {50}, 1)
                .get(0);

        // row 49 was 2, 0.9 below the narrow interval
        assertThat(kept.lower().value(0)).isEqualTo(-10, NEAR);
        assertThat(kept.upper().value(0)).isEqualTo(30, NEAR);
        assertThat(widened.lower().value(0)).isEqualTo(2, NEAR);
        assertThat(widened.upper().value(0)).isEqualTo(4.4, NEAR);
    }

    /** 1 row validates, and of the 6000 after it every 12th is looked at: at most origins none of the newest rows is among those. */
    @Test
    void where_no_outcome_is_new_enough_older_ones_are_taken() {
        double[] values =
                IntStream.range(0, 6050).mapToDouble(row -> ROUND[row % 5]).toArray();
        ForecastData data =
                daily(values).split(50 / 6050.0).lookback(5).horizon(1).validation(0.01);
        Same model = new Same("same", data, Distribution.Samples.of(3));

        for (Forecast forecast : model.conformal(0.8).forecasts(new int[] {50, 3001, 3005, 6050}, 1)) {
            assertThat(forecast.upper().value(0)).isGreaterThan(3);
        }
    }

    /** 9 was filled wherever it stands here: the errors of what was observed are 3, 1, 2 and 1. */
    @Test
    void what_was_filled_is_no_outcome() {
        double[] values = IntStream.range(0, 60)
                .mapToDouble(row -> row % 5 == 3 ? Double.NaN : ROUND[row % 5])
                .toArray();
        ForecastData data = Series.daily("x", LocalDate.of(2024, 1, 1), values)
                .fill(Fill.constant(9))
                .split(50 / 60.0)
                .lookback(5)
                .horizon(1)
                .validation(0.4);

        Forecast forecast = new Same("same", data, Distribution.Samples.of(3))
                .conformal(0.8)
                .validationOnly()
                .forecasts(new int[] {50}, 1)
                .get(0);

        // rank ⌈17 x 0.8⌉ = 14 of 16: 3
        assertThat(forecast.upper().value(0)).isEqualTo(6, NEAR);
    }

    @Test
    void outcomes_that_are_exchangeable_are_held_as_often_as_was_asked() {
        Distribution narrow = new Quantiles(List.of(0.1, 0.5, 0.9), List.of(-0.3, 0.1, 0.4));
        double[] held = new double[2];
        double rows = 0;
        for (int repeat = 0; repeat < 150; repeat++) {
            SplittableRandom random = new SplittableRandom(repeat);
            double[] values = random.doubles(400, -1, 1)
                    .map(value -> value * value * value)
                    .toArray();
            ForecastData data =
                    daily(values).split(0.75).lookback(30).horizon(3).validation(0.2);
            int[] origins = IntStream.range(0, 20).map(i -> 300 + 5 * i).toArray();
            List<Forecast> forecasts = new Same("same", data, narrow)
                    .conformal(0.8, 0.5)
                    .validationOnly()
                    .forecasts(origins, 3);
            for (int i = 0; i < forecasts.size(); i++) {
                double[] actual = data.series().rows(origins[i], origins[i] + 3).values();
                for (int band = 0; band < 2; band++) {
                    Interval interval = forecasts.get(i).intervals().get(band);
                    held[band] += 3
                            * Metrics.coverage(
                                    actual,
                                    interval.lower().values(),
                                    interval.upper().values());
                }
                rows += 3;
            }
        }

        // of 58 to 60 outcomes the share that is held lies between the level and 1/59 more
        assertThat(held[0] / rows).isBetween(0.79, 0.83);
        assertThat(held[1] / rows).isBetween(0.49, 0.53);
    }

    @Test
    void rows_at_and_after_an_origin_are_not_looked_at() {
        double[] values = new SplittableRandom(3).doubles(200, 0, 10).toArray();
        double[] other = values.clone();
        other[170] = 1e6;
        int[] origins = {150, 160, 168, 170};

        assertThat(intervals(values, origins)).isEqualTo(intervals(other, origins));
        assertThat(intervals(values, 171)).isNotEqualTo(intervals(other, 171));
    }

    @Test
    void newer_outcomes_take_over_unless_only_the_validation_tail_is_asked() {
        double[] values = new SplittableRandom(3).doubles(200, 0, 10).toArray();
        for (int row = 150; row < 200; row++) {
            values[row] = 3 * values[row];
        }
        Conformal newest = model(values).conformal(0.8);

        Interval late = newest.forecasts(new int[] {199}, 1).get(0).intervals().get(0);
        Interval still = newest.validationOnly()
                .forecasts(new int[] {199}, 1)
                .get(0)
                .intervals()
                .get(0);
        Interval first = newest.forecasts(new int[] {150}, 1).get(0).intervals().get(0);
        Interval same = newest.validationOnly()
                .forecasts(new int[] {150}, 1)
                .get(0)
                .intervals()
                .get(0);

        assertThat(late).isNotEqualTo(still);
        assertThat(first).isEqualTo(same);
    }

    @Test
    void classical_methods_are_calibrated_and_tested_as_any_model() {
        double[] values = new SplittableRandom(9).doubles(400, 0, 10).toArray();
        ForecastData data = daily(values).split(0.75).lookback(20).horizon(5).validation(0.3);

        ForecastModel mean = ForecastModel.of(new Mean().fit(data), data);
        Backtest backtest = mean.conformal(0.8).backtest();

        assertThat(backtest.model().name()).isEqualTo(mean.label());
        assertThat(backtest.coverage()).isBetween(0.7, 0.9);
        assertThat(ForecastModel.of(new Naive().fit(data), data).forecast(5).horizon())
                .isEqualTo(5);
    }

    @Test
    void a_share_that_is_none_is_refused() {
        assertThatThrownBy(() -> new Same("same", ROUNDS, Distribution.Samples.of(3)).conformal(80))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("conformal(80.0)")
                .hasMessageContaining(".conformal(0.8)");
    }

    private static List<List<Interval>> intervals(double[] values, int... origins) {
        return model(values).conformal(0.8).forecasts(origins, 1).stream()
                .map(Forecast::intervals)
                .toList();
    }

    private static Same model(double[] values) {
        return new Same(
                "same", daily(values).split(0.75).lookback(10).horizon(1).validation(0.3), Distribution.Samples.of(5));
    }

    private static Series daily(double... values) {
        return Series.daily("numbers", LocalDate.of(2020, 1, 1), values);
    }
}
