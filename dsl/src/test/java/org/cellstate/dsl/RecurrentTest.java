package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.adamW;
import static org.cellstate.dsl.Cellstate.constant;
import static org.cellstate.dsl.Cellstate.cosine;
import static org.cellstate.dsl.Cellstate.crossEntropy;
import static org.cellstate.dsl.Cellstate.huber;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.oneCycle;
import static org.cellstate.dsl.Cellstate.plateau;
import static org.cellstate.dsl.Cellstate.quantiles;
import static org.cellstate.dsl.Cellstate.refit;
import static org.cellstate.dsl.Cellstate.rmsProp;
import static org.cellstate.dsl.Cellstate.sgd;
import static org.cellstate.dsl.Cellstate.step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.TrainingProblem;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.evaluate.Scored;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Regularization;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.TrainEvent;
import org.junit.jupiter.api.Test;

class RecurrentTest {

    /** A week that grows, with a slow wave: what a seasonal naive forecast lags behind and a model can learn. */
    private static final Series SERIES = Series.daily(
                    "load",
                    LocalDate.of(2022, 1, 3),
                    IntStream.range(0, 500)
                            .mapToDouble(day -> 100
                                    + 0.3 * day
                                    + (10 + 0.05 * day) * Math.sin(2 * Math.PI * day / 7)
                                    + 20 * Math.sin(2 * Math.PI * day / 60))
                            .toArray())
            .unit("MW");

    private static final ForecastData DATA =
            SERIES.split(0.8).lookback(28).horizon(14).calendar();
    private static final Recurrent SMALL =
            lstm().hidden(8).dropout(0.1).epochs(6).windows(128);

    @Test
    void a_fitted_model_beats_the_seasonal_naive_on_a_series_that_can_be_learnt() {
        List<TrainEvent> events = new ArrayList<>();

        Forecaster model = SMALL.fit(DATA, events::add);
        Backtest backtest = model.backtest();

        assertThat(backtest.ranking())
                .extracting(Scored::name)
                .startsWith("LSTM 1×8", "naive", "seasonal naive (7)", "drift", "mean");
        assertThat(backtest.origins()).isEqualTo(7);
        assertThat(backtest.forecasts())
                .hasSize(7)
                .allSatisfy(forecast -> assertThat(forecast.horizon()).isEqualTo(14));
        assertThat(backtest.actual().index().label(0)).isEqualTo(SERIES.index().label(400));
        assertThat(backtest.actual().values()).isEqualTo(SERIES.rows(400, 498).values());
        assertThat(backtest.model().scores().mae())
                .isLessThan(0.9 * backtest.baselines().get(1).scores().mae());
        // A line and a sine: a linear regression of this series has nothing left to learn.
        assertThat(backtest.baseline().name()).isEqualTo("linear regression");
        assertThat(backtest.verdict()).endsWith("take the linear regression forecast");
        assertThat(backtest.coverage()).isBetween(0.0, 1.0);
        assertThat(model.history().epochs()).hasSizeBetween(1, 6);
        assertThat(events.get(0)).isInstanceOf(TrainEvent.Started.class);
    }

    @Test
    void origins_of_a_backtest_may_overlap_and_the_model_be_fitted_anew_on_what_lies_before_them() {
        Forecaster model = SMALL.epochs(1).windows(32).fit(DATA);

        Backtest overlapping = model.backtest(10, 4);
        Backtest refitted = model.backtest(14, 28, refit(2));

        assertThat(overlapping.origins()).isEqualTo(23);
        assertThat(overlapping.rolling().overlap()).isEqualTo(3);
        assertThat(overlapping.forecasts().get(1).point().index().label(0))
                .isEqualTo(SERIES.index().label(404));
        same(overlapping.forecasts().get(0), model.backtest().forecasts().get(0));
        assertThat(refitted.origins()).isEqualTo(4);
        Backtest plain = model.backtest(14, 28);
        same(refitted.forecasts().get(1), plain.forecasts().get(1));
        // The third is that of the same description fitted on the 456 rows before it.
        Forecaster later = SMALL.epochs(1)
                .windows(32)
                .fit(SERIES.split(SERIES.time(456).toLocalDate())
                        .lookback(28)
                        .horizon(14)
                        .calendar());
        same(refitted.forecasts().get(2), later.backtest().forecasts().get(0));
        assertThat(refitted.forecasts().get(2).point().value(0))
                .isNotCloseTo(plain.forecasts().get(2).point().value(0), within(0.01));
        assertThatThrownBy(() -> model.backtest(15, 1))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("try: .backtest(14, 1), or fit with .horizon(15)");
        assertThatThrownBy(() -> model.backtest(0, 1)).isInstanceOf(ShapeProblem.class);
    }

    /** Compares the steps that both have; calls of a network with other numbers of windows round otherwise. */
    private static void same(Forecast one, Forecast other) {
        for (int step = 0; step < Math.min(one.horizon(), other.horizon()); step++) {
            assertThat(one.point().value(step)).isCloseTo(other.point().value(step), within(1e-3));
        }
    }

    @Test
    void a_forecast_starts_after_the_end_and_lies_inside_its_band() {
        Forecaster model = SMALL.epochs(1).fit(DATA);

        Forecast forecast = model.forecast(10);

        assertThat(forecast.point().index().label(0)).isEqualTo("2023-05-18");
        assertThat(SERIES.index().label(499)).isEqualTo("2023-05-17");
        assertThat(forecast.point().size()).isEqualTo(10);
        assertThat(forecast.point().unit()).isEqualTo("MW");
        assertThat(forecast.context()).isEqualTo(SERIES.last(56));
        assertThat(forecast.level()).isEqualTo(0.8);
        for (int step = 0; step < 10; step++) {
            for (Interval interval : forecast.intervals()) {
                assertThat(forecast.point().value(step))
                        .isBetween(
                                interval.lower().value(step), interval.upper().value(step));
            }
            assertThat(forecast.intervals().get(1).upper().value(step))
                    .isLessThan(forecast.upper().value(step));
        }
        assertThat(model.forecast(14).point().rows(0, 10)).isEqualTo(forecast.point());
        assertThat(forecast.intervals()).extracting(Interval::level).containsExactly(0.8, 0.5);
        assertThat(forecast.reliability()).isEqualTo(model.backtest().reliability());
        assertThat(forecast.reliability().isKnown()).isTrue();
    }

    @Test
    void two_fits_with_one_seed_forecast_the_same_bits() {
        Recurrent one = SMALL.epochs(2).layers(2).dropout(0.3);

        assertThat(one.fit(DATA).forecast(14)).isEqualTo(one.fit(DATA).forecast(14));
        assertThat(one.fit(DATA).forecast(14))
                .isNotEqualTo(one.seed(7).fit(DATA).forecast(14));
    }

    @Test
    void a_forecast_longer_than_the_horizon_is_refused() {
        Forecaster model = SMALL.epochs(1).windows(32).fit(DATA);

        assertThatThrownBy(() -> model.forecast(15))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        A forecast is at least 1 row and at most the fitted horizon long.
                          received: forecast(15), horizon=14
                          try: .forecast(14), or fit with .horizon(15) or .recursive()""");
        assertThatThrownBy(() -> model.forecast(0)).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void a_test_part_shorter_than_the_horizon_cannot_be_backtested() {
        Forecaster model =
                SMALL.epochs(1).windows(32).fit(SERIES.split(0.99).lookback(28).horizon(14));

        assertThatThrownBy(model::backtest)
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("horizon=14, test rows=5");
        assertThat(model.forecast(14).point().size()).isEqualTo(14);
        assertThat(model.forecast(14).reliability().isKnown()).isFalse();
    }

    @Test
    void the_provenance_says_what_made_the_model() {
        Forecaster model = SMALL.epochs(1).windows(32).seed(3).fit(DATA);

        assertThat(model.provenance().dataSha256()).isEqualTo(SERIES.sha256());
        assertThat(model.provenance().seed()).isEqualTo(3);
        assertThat(model.provenance().spec()).isEqualTo(model.spec());
        assertThat(model.provenance().data()).startsWith("load, 400 rows train");
        assertThat(model.summary().parameters()).isPositive();
    }

    @Test
    void a_summary_before_training_says_what_it_takes_and_changes_nothing() {
        Recurrent model = SMALL.epochs(2).windows(64);
        double[] before = points(model.fit(DATA));

        ModelSummary summary = model.summary(DATA);
        double[] after = points(model.fit(DATA));

        assertThat(after).containsExactly(before);
        assertThat(summary.model()).isEqualTo(model.spec().label());
        assertThat(summary.parameters()).isEqualTo(model.fit(DATA).summary().parameters());
        assertThat(summary.time()).hasValueSatisfying(time -> {
            assertThat(time.epochs()).isEqualTo(2);
            assertThat(time.batches()).isBetween(3, 40);
            assertThat(time.epochSeconds()).isPositive();
        });
    }

    @Test
    void a_summary_of_sequences_knows_how_long_they_are() {
        float[][][] frames = new float[40][5][2];
        float[] values = new float[40];
        for (int row = 0; row < 40; row++) {
            values[row] = row;
        }

        ModelSummary summary = SMALL.layers(2).epochs(1).summary(Cellstate.valued(frames, values));

        assertThat(summary.input()).isEqualTo("[batch 32, time 5, feature 2]");
        assertThat(summary.layers().get(0).output()).startsWith("[batch 32, time 5, feature ");
        assertThat(summary.time()).isPresent();
    }

    private static double[] points(Forecaster model) {
        return model.forecast(DATA.horizon()).point().values();
    }

    @Test
    void a_series_without_a_season_is_held_against_forecasts_without_one() {
        Series years = Series.of(
                "years",
                new org.cellstate.dsl.data.TimeIndex(
                        LocalDate.of(1800, 1, 1).atStartOfDay(), org.cellstate.dsl.data.Frequency.YEARLY, 100),
                IntStream.range(0, 100)
                        .mapToDouble(year -> year + Math.sin(year))
                        .toArray());

        Backtest backtest = SMALL.epochs(1)
                .windows(32)
                .fit(years.split(0.8).lookback(8).horizon(2).calendar())
                .backtest();

        assertThat(backtest.baselines())
                .extracting(Scored::name)
                .contains("naive", "drift")
                .noneMatch(name -> name.startsWith("seasonal"));
        assertThat(backtest.season()).isEqualTo(1);
    }

    @Test
    void a_forecaster_learns_by_the_huber_loss_and_refuses_losses_of_classes() {
        assertThat(SMALL.epochs(1).windows(32).loss(huber()).fit(DATA).history().epochs())
                .hasSize(1);
        assertThatThrownBy(() -> SMALL.loss(crossEntropy()).fit(DATA))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A forecaster's loss is mae(), mse(), huber(), quantiles(…), gaussian(), studentT() or negativeBinomial().
                          received: .loss(crossEntropy())
                          try: .loss(mae()), or .loss(quantiles(0.1, 0.5, 0.9))""");
    }

    @Test
    void a_recursive_model_feeds_back_no_quantiles() {
        assertThatThrownBy(() -> SMALL.loss(quantiles(0.1, 0.9)).recursive().fit(DATA))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A recursive model feeds back what it forecasts: a point, or draws from a density.
                          received: .recursive().loss(quantiles(0.1, 0.9))
                          try: .loss(gaussian()), or the same without .recursive()""");
    }

    @Test
    void a_rate_far_too_high_is_told_as_the_cause() {
        Recurrent model = SMALL.optimizer(sgd(300)).clip(1e12).loss(mse()).schedule(constant());

        assertThatThrownBy(() -> model.fit(DATA, event -> {}))
                .isInstanceOf(TrainingProblem.class)
                .hasMessageContaining("the gradient's norm grew from")
                .hasMessageEndingWith("try: a lower learning rate, such as .optimizer(sgd(30.0)), or .clip(1)");
    }

    @Test
    void every_optimizer_and_schedule_trains() {
        List<Recurrent> models = List.of(
                SMALL.optimizer(adam(0.01)).schedule(oneCycle()),
                SMALL.optimizer(adamW(0.01)).schedule(cosine().warmUp(0.1)),
                SMALL.optimizer(adamW(0.01, 0.1)).schedule(cosine(0.1)),
                SMALL.optimizer(sgd(0.3)).schedule(step(2, 0.5)),
                SMALL.optimizer(sgd(0.1, 0.9).nesterov()).schedule(plateau(1, 0.5)),
                SMALL.optimizer(rmsProp(0.01)).schedule(plateau(1, 0.5, 0.01)),
                SMALL.l1(1e-5).l2(1e-5).weightDecay(0.01).recurrentL2(0).maxNorm(3));

        for (Recurrent model : models) {
            List<Epoch> epochs =
                    model.epochs(3).fit(DATA, event -> {}).history().epochs();

            assertThat(epochs.get(2).valid())
                    .as(model.spec().toString())
                    .isLessThan(0.9 * epochs.get(0).train());
        }
    }

    @Test
    void every_option_reaches_the_spec() {
        Recurrent model = lstm().layers(2)
                .hidden(9)
                .dropout(0.3)
                .highway(false)
                .optimizer(adam(0.01))
                .schedule(constant())
                .loss(mse())
                .epochs(1)
                .windows(2)
                .batch(3)
                .patience(4)
                .clip(5)
                .l1(0.1)
                .l2(0.2)
                .weightDecay(0.3)
                .recurrentL1(0.4)
                .recurrentL2(0.5)
                .recurrentWeightDecay(0.6)
                .maxNorm(7)
                .seed(6);

        RecurrentSpec lstm = RecurrentSpec.lstm();
        assertThat(model.spec())
                .isEqualTo(lstm.layers(2)
                        .hidden(9)
                        .dropout(0.3)
                        .highway(false)
                        .training(lstm.training()
                                .optimizer(adam(0.01))
                                .schedule(constant())
                                .loss(mse())
                                .epochs(1)
                                .windows(2)
                                .batch(3)
                                .patience(4)
                                .clip(5)
                                .regularization(new Regularization(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 7))
                                .seed(6)));
    }
}
