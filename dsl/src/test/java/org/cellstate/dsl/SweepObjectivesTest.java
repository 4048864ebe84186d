package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.crossValidate;
import static org.cellstate.dsl.Cellstate.foldError;
import static org.cellstate.dsl.Cellstate.folds;
import static org.cellstate.dsl.Cellstate.gaussian;
import static org.cellstate.dsl.Cellstate.latency;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mae;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.parameters;
import static org.cellstate.dsl.Cellstate.seasonalNaive;
import static org.cellstate.dsl.Cellstate.sweep;
import static org.cellstate.dsl.Cellstate.validationError;
import static org.cellstate.dsl.Cellstate.validationLoss;
import static org.cellstate.dsl.Cellstate.valued;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Metrics;
import org.cellstate.dsl.evaluate.Scores;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepObjectivesTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int ROWS = 200;
    private static final int TRAIN = 160;
    private static final int HORIZON = 5;

    private static final Series SERIES = series(1);

    private static final ForecastData DATA = data(SERIES);

    private static final Recurrent SMALL = lstm().epochs(3).windows(32).batch(32);

    private static final Sweep<Recurrent> SWEEP =
            sweep(t -> SMALL.hidden(t.logInt("hidden", 2, 8))).trials(2);

    /** Returns a series whose test part is so many times too large. */
    private static Series series(double planted) {
        return Series.daily(
                "load",
                START,
                IntStream.range(0, ROWS)
                        .mapToDouble(row -> (50 + 10 * Math.sin(row / 3.0) + row % 7) * (row < TRAIN ? 1 : planted))
                        .toArray());
    }

    private static ForecastData data(Series series) {
        return series.split(0.8).lookback(10).horizon(HORIZON);
    }

    private static List<List<Double>> values(Study<?> study) {
        return study.records().stream().map(TrialRecord::values).toList();
    }

    private static List<List<Report>> reports(Study<?> study) {
        return study.records().stream().map(TrialRecord::reports).toList();
    }

    @Test
    void the_validation_error_is_that_of_forecasts_all_over_the_validation_part() {
        Study<Recurrent> study = SWEEP.score(validationError()).on(DATA, SweepListener.silent());

        // Worked out by what a user can see: 16 of 160 rows validate, so three whole horizons fit, from rows 144, 149
        // and 154.
        TrialRecord trial = study.records().get(1);
        var fitted = study.candidate(trial).fit(DATA, event -> {});
        double[] actual = Arrays.copyOfRange(SERIES.values(), 144, 159);
        double[] points = IntStream.of(144, 149, 154)
                .mapToObj(origin -> fitted.forecasts(new int[] {origin}, HORIZON)
                        .get(0)
                        .point()
                        .values())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double scale = Metrics.naiveScale(Arrays.copyOf(SERIES.values(), 144), 7);
        assertThat(trial.value()).isCloseTo(Metrics.mase(actual, points, scale), within(1e-6));
        assertThat(trial.reports()).hasSize(3);
        assertThat(trial.reports().stream().mapToDouble(Report::value))
                .anySatisfy(value -> assertThat(value).isEqualTo(trial.value()));
        assertThat(study.goals().get(0).name()).isEqualTo("validation MASE");
    }

    @Test
    void the_error_of_folds_is_that_of_a_cross_validation() {
        Study<Recurrent> study = SWEEP.trials(1).score(folds(3)).on(DATA, SweepListener.silent());

        var validation = crossValidate(study.best(), DATA, folds(3));
        TrialRecord trial = study.records().get(0);
        assertThat(trial.value()).isCloseTo(validation.mean(Scores::mase), within(1e-12));
        assertThat(trial.deviation()).isCloseTo(validation.deviation(Scores::mase), within(1e-12));
        assertThat(trial.reports()).extracting(Report::step).containsExactly(1, 2, 3);
        assertThat(trial.reports().get(2).value()).isEqualTo(trial.value());
    }

    @Test
    void several_seeds_are_measured_by_their_mean_and_reported_by_the_first() {
        Study<Recurrent> study = SWEEP.trials(1).seeds(3).on(DATA, SweepListener.silent());

        TrialRecord trial = study.records().get(0);
        double[] losses = IntStream.range(42, 45)
                .mapToDouble(seed -> study.best()
                        .seed(seed)
                        .fit(DATA, event -> {})
                        .history()
                        .best()
                        .orElseThrow()
                        .valid())
                .toArray();
        double mean = Arrays.stream(losses).sum() / 3;
        double squares =
                Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
        assertThat(trial.value()).isCloseTo(mean, within(1e-12));
        assertThat(trial.deviation()).isCloseTo(Math.sqrt(squares / 2), within(1e-12));
        assertThat(trial.reports()).hasSize(3);
        assertThat(trial.reports().stream().mapToDouble(Report::value).min()).hasValue(losses[0]);
    }

    @Test
    void one_seed_has_no_deviation() {
        assertThat(SWEEP.trials(1)
                        .on(DATA, SweepListener.silent())
                        .records()
                        .get(0)
                        .deviation())
                .isNaN();
    }

    @Test
    void several_goals_are_measured_of_one_fit() {
        Study<Recurrent> study = SWEEP.goals(validationLoss(), validationError(), parameters(), latency())
                .on(DATA, SweepListener.silent());

        TrialRecord trial = study.records().get(0);
        var fitted = study.candidate(trial).fit(DATA, event -> {});
        assertThat(trial.values()).hasSize(4);
        assertThat(trial.values().get(0))
                .isEqualTo(fitted.history().best().orElseThrow().valid());
        assertThat(trial.values().get(2)).isEqualTo((double) fitted.summary().parameters());
        assertThat(trial.values().get(3)).isPositive();
        assertThat(study.goals())
                .extracting(goal -> goal.name())
                .containsExactly("validation loss", "validation MASE", "parameters", "latency");
    }

    @Test
    void what_needs_no_fit_beside_folds_is_not_fitted() {
        Study<Recurrent> study =
                SWEEP.trials(1).goals(parameters(), foldError(2)).on(DATA, SweepListener.silent());

        TrialRecord trial = study.records().get(0);
        assertThat(trial.value()).isEqualTo((double)
                study.best().fit(DATA, event -> {}).summary().parameters());
        assertThat(trial.values().get(1)).isPositive();
        assertThat(trial.reports()).isEmpty();
    }

    @Test
    void lookback_and_covariates_can_be_searched() {
        Sweep<Candidate<ForecastData, Forecaster>> sweep = sweep(t -> {
            ForecastData plain =
                    SERIES.split(0.8).lookback(t.integer("lookback", 5, 20)).horizon(HORIZON);
            return SMALL.hidden(4).on(t.bool("calendar") ? plain.calendar() : plain);
        });

        Study<Candidate<ForecastData, Forecaster>> study = sweep.trials(4).run(SweepListener.silent());

        assertThat(study.count(TrialState.COMPLETE)).isEqualTo(4);
        assertThat(study.goals().get(0).name()).isEqualTo("validation MASE");
        assertThat(study.best().toString())
                .startsWith("lstm().hidden(4).epochs(3).windows(32) on load, ")
                .contains("lookback " + study.best().data().lookback());
        assertThat(study.best().fit(event -> {}).data()).isEqualTo(study.best().data());
        assertThat(values(sweep.trials(4).run(SweepListener.silent()))).isEqualTo(values(study));
    }

    @ParameterizedTest
    @ValueSource(strings = {"validation loss", "validation error", "folds", "own data", "gaussian", "recursive"})
    void what_stands_in_the_test_part_changes_nothing(String objective) {
        Study<?> plain = measured(objective, SERIES);
        Study<?> planted = measured(objective, series(1e6));

        assertThat(plain.count(TrialState.COMPLETE)).isEqualTo(2);
        assertThat(values(planted)).isEqualTo(values(plain));
        assertThat(reports(planted)).isEqualTo(reports(plain));
    }

    private static Study<?> measured(String objective, Series series) {
        ForecastData data = data(series).calendar();
        SweepListener silent = SweepListener.silent();
        return switch (objective) {
            case "validation loss" -> SWEEP.on(data, silent);
            case "validation error" -> SWEEP.score(validationError()).on(data, silent);
            case "folds" -> SWEEP.score(folds(2)).on(data, silent);
            case "own data" ->
                sweep(t -> SMALL.hidden(t.integer("hidden", 2, 4)).on(data))
                        .trials(2)
                        .run(silent);
            case "gaussian" ->
                sweep(t -> SMALL.hidden(t.integer("hidden", 2, 4)).loss(gaussian()))
                        .trials(2)
                        .score(validationError())
                        .on(data, silent);
            case "recursive" ->
                sweep(t -> SMALL.hidden(t.integer("hidden", 2, 4)).recursive())
                        .trials(2)
                        .score(validationError())
                        .on(data, silent);
            default -> throw new IllegalArgumentException(objective);
        };
    }

    @Test
    void a_recursive_model_is_measured_at_its_end_alone() {
        Study<?> study = measured("recursive", SERIES);

        assertThat(study.records()).allSatisfy(trial -> {
            assertThat(trial.reports()).isEmpty();
            assertThat(trial.value()).isPositive();
        });
    }

    @Test
    void losses_compare_by_the_error_and_not_by_themselves() {
        Sweep<Recurrent> sweep = sweep(t -> SMALL.hidden(3).loss(t.bool("squared") ? mse() : mae()));

        assertThatThrownBy(() -> sweep.on(DATA))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageMatching("""
                        A validation loss compares models that are trained by the same loss.
                          received: (mae\\(\\) and mse|mse\\(\\) and mae)\\(\\)
                          try: .score\\(validationError\\(\\)\\), which measures all models alike""");
        assertThat(sweep.trials(3)
                        .score(validationError())
                        .on(DATA, SweepListener.silent())
                        .count(TrialState.COMPLETE))
                .isEqualTo(3);
    }

    @Test
    void candidates_with_data_of_their_own_are_measured_on_the_same_rows() {
        assertThatThrownBy(() -> sweep(
                                t -> SMALL.on(SERIES.split(0.8).lookback(10).horizon(t.integer("horizon", 3, 7))))
                        .run())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Candidates with data of their own are measured on the same rows")
                .hasMessageContaining("horizon 7 and validation from 2024-05-");
        assertThatThrownBy(() -> sweep(t -> SMALL.on(SERIES.split(t.real("share", 0.7, 0.8))
                                .lookback(10)
                                .horizon(5)))
                        .run())
                .isInstanceOf(ConfigProblem.class);
    }

    @Test
    void what_is_no_network_is_refused_before_anything_runs() {
        assertThatThrownBy(() -> sweep(t -> seasonalNaive().season(t.integer("season", 1, 9)))
                        .on(DATA))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageStartingWith(
                        "A sweep on data tries networks: what its function returns begins with lstm(), gru() or rnn().");
        assertThatThrownBy(() -> SWEEP.run()).isInstanceOf(ConfigProblem.class).hasMessageContaining(".on(data)");
        assertThatThrownBy(() -> sweep(
                                t -> SMALL.hidden(t.integer("hidden", 1, 2)).on(DATA))
                        .on(DATA))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Data are said once");
        assertThatThrownBy(() -> SWEEP.seeds(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(".seeds(3)");
        assertThatThrownBy(() -> SWEEP.goals(parameters(), parameters()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("parameters, parameters");
    }

    @Test
    void a_mistake_in_every_candidate_is_told_and_one_in_some_fails_these() {
        assertThatThrownBy(() ->
                        sweep(t -> SMALL.hidden(t.integer("hidden", 1, 4) - 9)).on(DATA))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("hidden must be at least 1");

        Study<Recurrent> study =
                sweep(t -> SMALL.hidden(t.integer("hidden", 0, 1))).trials(6).on(DATA, SweepListener.silent());

        assertThat(study.records())
                .allSatisfy(trial -> assertThat(trial.message())
                        .contains(trial.settings().get(0).code() == 0 ? "hidden must be at least 1" : ""));
        assertThat(study.count(TrialState.FAILED)).isBetween(1L, 5L);
    }

    @Test
    void sequences_with_values_are_measured_by_their_validation_loss() {
        float[][][] frames = new float[60][5][1];
        float[] sums = new float[60];
        for (int row = 0; row < 60; row++) {
            for (int step = 0; step < 5; step++) {
                frames[row][step][0] = (row * 7 + step * 3) % 11 / 11f;
                sums[row] += frames[row][step][0];
            }
        }
        ValuedSequences data = valued(frames, sums);
        Sweep<Recurrent> sweep =
                sweep(t -> SMALL.hidden(t.integer("hidden", 2, 6)).loss(mse())).trials(2);

        Study<Recurrent> study =
                sweep.goals(validationLoss(), parameters(), latency()).on(data, SweepListener.silent());

        TrialRecord best = study.bestTrial().orElseThrow();
        var fitted = study.best().fit(data, event -> {});
        assertThat(best.value()).isEqualTo(fitted.history().best().orElseThrow().valid());
        assertThat(best.values().get(1)).isEqualTo((double) fitted.summary().parameters());
        assertThatThrownBy(() -> sweep.score(validationError()).on(data))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Sequences with a value each have no rows to forecast.");
    }

    @Test
    void trials_beside_each_other_give_the_same_values_as_one_after_the_other() {
        // Wide enough for layers to divide a call among threads.
        Sweep<Recurrent> sweep = sweep(
                        t -> lstm().hidden(64).epochs(2).windows(64).dropout(t.real("dropout", 0, 0.5)))
                .trials(4);

        Study<Recurrent> alone = sweep.on(DATA, SweepListener.silent());
        Study<Recurrent> beside = sweep.parallel(2).on(DATA, SweepListener.silent());

        assertThat(values(beside)).isEqualTo(values(alone));
    }
}
