package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.constant;
import static org.cellstate.dsl.Cellstate.interpolate;
import static org.cellstate.dsl.Cellstate.load;
import static org.cellstate.dsl.Cellstate.log;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.negativeBinomial;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Distribution;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts of counts by their negative binomial likelihood. */
class CountForecastTest {

    private static final LocalDate START = LocalDate.of(2015, 1, 5);
    private static final double DISPERSION = 0.2;

    @TempDir
    private Path folder;

    /** Draws counts by the quantiles of their distribution, which scipy's are. */
    private static Series counts(String name, int rows, long seed, IntToDoubleFunction mean) {
        SplittableRandom random = new SplittableRandom(seed);
        return Series.daily(
                name,
                START,
                IntStream.range(0, rows)
                        .mapToDouble(row ->
                                new Distribution.NegativeBinomial(mean.applyAsDouble(row), DISPERSION).sample(random))
                        .toArray());
    }

    private static double week(int row) {
        return row % 7 < 5 ? 12 : 3;
    }

    private static final ForecastData SHOP = counts("shop", 3000, 5, CountForecastTest::week)
            .split(0.8)
            .lookback(28)
            .horizon(7)
            .calendar();

    private static Recurrent small() {
        return lstm().hidden(8).epochs(12).windows(1024).loss(negativeBinomial());
    }

    private static final class Fitted {
        static final Forecaster DIRECT = small().fit(SHOP, event -> {});
        static final Forecaster RECURSIVE = small().recursive().fit(SHOP, event -> {});
    }

    private static double share(Backtest backtest) {
        int inside = 0;
        int all = 0;
        for (Forecast forecast : backtest.forecasts()) {
            for (int step = 0; step < forecast.horizon(); step++) {
                double count = SHOP.series().value(SHOP.trainRows() + all);
                boolean within = count >= forecast.lower().value(step)
                        && count <= forecast.upper().value(step);
                inside += within ? 1 : 0;
                all++;
            }
        }
        return (double) inside / all;
    }

    private static boolean whole(double... values) {
        return Arrays.stream(values).allMatch(value -> value >= 0 && value == Math.rint(value));
    }

    /** The mean that the counts were drawn with, and their dispersion, over the forecasts of the test part. */
    @Test
    void a_model_finds_the_mean_and_the_dispersion_that_counts_were_drawn_with() {
        Backtest backtest = Fitted.DIRECT.backtest();

        double[] means = new double[2];
        double dispersion = 0;
        int[] rows = new int[2];
        for (int window = 0; window < backtest.forecasts().size(); window++) {
            for (int step = 0; step < 7; step++) {
                int busy = week(SHOP.trainRows() + 7 * window + step) > 10 ? 1 : 0;
                Distribution.NegativeBinomial found = (Distribution.NegativeBinomial)
                        backtest.forecasts().get(window).distribution(step);
                means[busy] += found.mean();
                dispersion += found.dispersion();
                rows[busy]++;
            }
        }
        assertThat(means[1] / rows[1]).isEqualTo(12, within(0.6));
        assertThat(means[0] / rows[0]).isEqualTo(3, within(0.3));
        assertThat(dispersion / (rows[0] + rows[1])).isEqualTo(DISPERSION, within(0.04));
    }

    /** An interval between counts holds its share or more, so that of the distributions that they were drawn from is the measure. */
    @Test
    void intervals_hold_their_share_and_end_at_counts() {
        for (Forecaster model : new Forecaster[] {Fitted.DIRECT, Fitted.RECURSIVE}) {
            Backtest backtest = model.backtest();

            assertThat(share(backtest))
                    .as(model.label())
                    .isEqualTo(truth(), within(0.06))
                    .isBetween(0.74, 0.9);
            for (Forecast forecast : backtest.forecasts()) {
                assertThat(whole(forecast.point().values())).isTrue();
                assertThat(whole(forecast.lower().values())).isTrue();
                assertThat(whole(forecast.upper().values())).isTrue();
                assertThat(forecast.point().value(2))
                        .isEqualTo(forecast.distribution(2).median());
            }
            assertThat(backtest.crps())
                    .isLessThan(0.85 * backtest.model().scores().mae());
            assertThat(backtest.crps()).isBetween(0.97 * best(), 1.08 * best());
        }
    }

    private static Distribution drawnFrom(int row) {
        return new Distribution.NegativeBinomial(week(row), DISPERSION);
    }

    private static DoubleStream tested(IntToDoubleFunction score) {
        return IntStream.range(
                        SHOP.trainRows(), SHOP.trainRows() + SHOP.series().size() / 35 * 7)
                .mapToDouble(score);
    }

    private static double truth() {
        return tested(row -> SHOP.series().value(row) >= drawnFrom(row).quantile(0.1)
                                && SHOP.series().value(row) <= drawnFrom(row).quantile(0.9)
                        ? 1
                        : 0)
                .average()
                .orElseThrow();
    }

    private static double best() {
        return tested(row -> drawnFrom(row).crps(SHOP.series().value(row)))
                .average()
                .orElseThrow();
    }

    @Test
    void a_calibrated_interval_ends_at_counts_too_and_is_never_below_none() {
        Backtest backtest = Fitted.DIRECT.conformal(0.8).backtest();

        assertThat(share(backtest)).isBetween(0.75, 0.93);
        for (Forecast forecast : backtest.forecasts()) {
            assertThat(whole(forecast.lower().values())).isTrue();
            assertThat(whole(forecast.upper().values())).isTrue();
        }
    }

    @Test
    void paths_are_of_counts_and_the_same_for_the_same_seed() {
        for (Forecaster model : new Forecaster[] {Fitted.DIRECT, Fitted.RECURSIVE}) {
            Paths paths = model.paths(7, 50, 3);

            assertThat(paths.paths()).hasSize(50).allMatch(path -> whole(path.values()));
            assertThat(model.paths(7, 50, 3).paths()).isEqualTo(paths.paths());
        }
        assertThat(Fitted.RECURSIVE.forecast(20).point().size()).isEqualTo(20);
    }

    @Test
    void a_saved_model_comes_back_to_the_bit() {
        for (Forecaster model : new Forecaster[] {Fitted.DIRECT, Fitted.RECURSIVE}) {
            Path file = folder.resolve("counts.zip");
            model.save(file);

            Forecaster loaded = load(file).forecaster();

            assertThat(loaded.forecast(7)).isEqualTo(model.forecast(7));
            assertThat(loaded.spec().training().loss()).isEqualTo(negativeBinomial());
        }
    }

    @Test
    void the_model_and_its_provenance_name_the_likelihood() {
        assertThat(Fitted.DIRECT.provenance().spec().toString()).contains(".loss(negativeBinomial())");
        assertThat(Fitted.DIRECT.summary().toString()).contains("step");
        assertThat(Fitted.DIRECT.forecast(7).distribution(0)).isInstanceOf(Distribution.NegativeBinomial.class);
        assertThat(Fitted.RECURSIVE.forecast(7).distribution(0)).isInstanceOf(Distribution.Counts.class);
    }

    @Test
    void newer_counts_are_known_and_other_numbers_are_refused() {
        Forecaster longer = Fitted.DIRECT.update(4, 9);

        assertThat(longer.forecast(7).point().index().label(0)).isEqualTo("2023-03-26");
        assertThatThrownBy(() -> Fitted.DIRECT.update(4, 9.5))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("9.5 in row 3002 of 'shop', 2023-03-25");
    }

    /** One of them sells a hundred times as much: one network, and the same model of both but for its unit. */
    @Test
    void series_of_very_different_size_train_one_model_with_covariates() {
        Series event = Series.daily(
                "event",
                START,
                IntStream.range(0, 807)
                        .mapToDouble(row -> row % 11 == 0 ? 1 : 0)
                        .toArray());
        Series less = counts("less", 800, 1, row -> row % 11 == 0 ? 16 : 4);
        Series more = counts("more", 800, 2, row -> row % 11 == 0 ? 1600 : 400);
        ForecastData data =
                Panel.of(less, more).future(event).split(0.85).lookback(22).horizon(7);
        Forecaster model = small().epochs(8).fit(data, ignored -> {});

        double[] usual = means(model, "less", "more", false);
        double[] events = means(model, "less", "more", true);

        assertThat(usual[0]).isEqualTo(4, within(1.2));
        assertThat(usual[1]).isEqualTo(400, within(80.0));
        assertThat(events[0]).isBetween(10.0, 23.0);
        assertThat(events[1]).isBetween(1100.0, 2200.0);
    }

    private static double[] means(Forecaster model, String less, String more, boolean event) {
        return DoubleStream.of(mean(model, less, event), mean(model, more, event))
                .toArray();
    }

    private static double mean(Forecaster model, String name, boolean event) {
        Forecast forecast = model.forecast(name, 7);
        return IntStream.range(0, 7)
                .filter(step -> (800 + step) % 11 == 0 == event)
                .mapToDouble(step -> forecast.distribution(step).mean())
                .average()
                .orElseThrow();
    }

    @Test
    void a_transformed_target_is_refused() {
        assertThatThrownBy(() -> small().fit(SHOP.transform(log(1)), event -> {}))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        negativeBinomial() is the likelihood of counts as they are: their target is not transformed.
                          received: .transform(log(1)) and .loss(negativeBinomial())
                          try: the same without .transform(…), or .loss(gaussian())""");
    }

    @Test
    void what_is_no_count_is_refused_with_its_row_and_its_date() {
        double[] values = new double[120];
        values[30] = 2.5;
        values[99] = -1;
        ForecastData data =
                Series.daily("share", START, values).split(0.8).lookback(7).horizon(1);

        assertThatThrownBy(() -> small().fit(data, event -> {}))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The targets of negativeBinomial() are counts: whole numbers, 0 or more.
                          received: 2.5 in row 31 of 'share', 2015-02-04, the first of 2 that are none
                          try: .loss(gaussian()), or .loss(studentT()); or the counts that a share or a mean was made of""");
    }

    /** What was filled with a fraction is read in the lookback, and is no target. */
    @Test
    void a_gap_may_be_filled_with_a_fraction() {
        double[] values = counts("gaps", 200, 3, row -> 6).values();
        values[40] = Double.NaN;
        values[90] = Double.NaN;

        for (Series filled : new Series[] {
            Series.daily("gaps", START, values).fill(interpolate()),
            Series.daily("gaps", START, values).fill(constant(5.5))
        }) {
            Forecaster model = small().epochs(1)
                    .windows(32)
                    .fit(filled.split(0.8).lookback(14).horizon(3), e -> {});

            assertThat(whole(model.forecast(3).upper().values())).isTrue();
        }
    }

    @Test
    void of_nothing_but_zeros_nothing_is_expected() {
        ForecastData none = Series.daily("none", START, new double[200])
                .split(0.8)
                .lookback(14)
                .horizon(3);

        Forecast forecast =
                small().epochs(6).windows(512).fit(none, event -> {}).forecast(3);

        assertThat(forecast.point().values()).containsOnly(0);
        assertThat(forecast.upper().values()).containsOnly(0);
    }
}
