package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.asha;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.objective.NetworkObjective;
import org.cellstate.dsl.sweep.objective.Rated;
import org.cellstate.dsl.sweep.objective.Subject;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final Series SERIES = Series.daily(
            "load",
            LocalDate.of(2024, 1, 1),
            IntStream.range(0, 200)
                    .mapToDouble(row -> 50 + 10 * Math.sin(row / 3.0) + row % 7)
                    .toArray());

    private static final ForecastData DATA = SERIES.split(0.8).lookback(10).horizon(5);

    private static final Recurrent SMALL = lstm().epochs(4).windows(32).batch(32);

    private static final Sweep<Recurrent> SWEEP =
            sweep(t -> SMALL.hidden(t.logInt("hidden", 2, 8)).dropout(t.real("dropout", 0, 0.5)));

    @Test
    void networks_are_measured_by_the_validation_loss_of_their_best_epoch() {
        Study<Recurrent> study = SWEEP.trials(3).on(DATA, SweepListener.silent());

        assertThat(study.count(TrialState.COMPLETE)).isEqualTo(3);
        TrialRecord trial = study.records().get(1);
        var fitted = study.candidate(trial).fit(DATA, event -> {});
        assertThat(trial.value())
                .isEqualTo(fitted.history().best().orElseThrow().valid());
        assertThat(trial.reports())
                .extracting(report -> report.value())
                .containsExactlyElementsOf(fitted.history().epochs().stream()
                        .map(epoch -> epoch.valid())
                        .toList());
        assertThat(trial.candidate()).startsWith("lstm().hidden(").endsWith(".epochs(4).windows(32)");
        assertThat(study.goals().get(0).name()).isEqualTo("validation loss");
    }

    @Test
    void a_sweep_is_the_same_again() {
        Study<Recurrent> first = SWEEP.trials(4).prune(asha()).seed(7).on(DATA, SweepListener.silent());
        Study<Recurrent> second = SWEEP.trials(4).prune(asha()).seed(7).on(DATA, SweepListener.silent());

        assertThat(second.records())
                .extracting(TrialRecord::values)
                .isEqualTo(first.records().stream().map(TrialRecord::values).toList());
        assertThat(second.records())
                .extracting(TrialRecord::reports)
                .isEqualTo(first.records().stream().map(TrialRecord::reports).toList());
    }

    @Test
    void trials_that_others_left_behind_are_pruned_and_counted_so() {
        Study<Recurrent> study = sweep(t -> SMALL.seed(t.integer("seed", 0, 9)))
                .trials(8)
                .prune(asha())
                .on(DATA, SweepListener.silent());

        assertThat(study.count(TrialState.PRUNED)).isPositive();
        assertThat(study.count(TrialState.PRUNED) + study.count(TrialState.COMPLETE))
                .isEqualTo(8);
        assertThat(study.records().stream().filter(trial -> trial.state() == TrialState.PRUNED))
                .allSatisfy(trial -> {
                    assertThat(trial.reports().size()).isIn(1, 3);
                    assertThat(trial.values()).isEmpty();
                    assertThat(trial.message()).startsWith("above ");
                });
    }

    @Test
    void any_function_can_be_made_small_or_large() {
        var low = sweep(t -> t).trials(200).minimize(t -> Math.pow(t.real("x", -1, 1) - 0.5, 2));
        var high = sweep(t -> t.real("x", -1, 1)).trials(200).maximize("height", x -> -Math.pow(x - 0.5, 2));

        assertThat(low.bestTrial().orElseThrow().value()).isCloseTo(0, within(1e-3));
        assertThat(high.best()).isCloseTo(0.5, within(0.05));
        assertThat(high.toString()).startsWith("200 trials (200 complete), best height ");
    }

    @Test
    void a_function_that_throws_or_gives_no_number_fails_its_trial_and_no_other() {
        var study = sweep(t -> t.integer("n", 0, 2)).trials(30).minimize(n -> {
            if (n == 0) {
                throw new java.io.IOException("no file " + n);
            }
            return n == 1 ? Double.NaN : 7;
        });

        assertThat(study.records()).hasSize(30).allSatisfy(trial -> {
            switch (String.valueOf(trial.settings().get(0).value())) {
                case "0" -> assertThat(trial.message()).isEqualTo("no file 0");
                case "1" -> assertThat(trial.message()).isEqualTo("objective is NaN");
                default -> assertThat(trial.value()).isEqualTo(7);
            }
        });
        assertThat(study.toString().toLowerCase(Locale.ROOT)).contains("failed");
    }

    @Test
    void one_that_has_not_run_says_what_it_will_do() {
        assertThat(SWEEP.prune(asha()).parallel(2)).hasToString("""
                Sweep over hidden logInt(2, 8), dropout real(0.0, 0.5) · random() · asha() · 2 at a time · seed 42
                It has not run: .on(data), .run() or .minimize(…) runs it""");
        assertThat(sweep(t -> t).toString()).startsWith("Sweep over what its objective asks for · random() · seed 42");
    }

    @Test
    void objectives_of_functions_travel_as_java_objects() throws Exception {
        Rated<Trial> rated = new Rated<>(Goal.less("height"), t -> Math.pow(t.real("x", 3, 3), 2), 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(rated);
        }

        Object arrived;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            arrived = in.readObject();
        }

        @SuppressWarnings("unchecked")
        var objective = (Rated<Trial>) arrived;
        Trial trial = new Space<>(t -> t)
                .walk((name, domain, before) -> domain.code(0))
                .trial();
        assertThat(objective.measure(trial, trial, Reporter.silent()).values()).containsExactly(9.0);
        assertThat(objective.identity()).containsEntry("goals", "least height");
    }

    @Test
    void what_is_measured_is_told_apart_by_its_identity() {
        Space<Recurrent> space = SWEEP.space();
        double[] higher = Arrays.stream(SERIES.values()).map(value -> value + 1).toArray();
        Series other = Series.daily("load", LocalDate.of(2024, 1, 1), higher);
        NetworkObjective<Recurrent> plain = objective(space, DATA);

        assertThat(plain.identity()).isEqualTo(objective(space, DATA).identity());
        assertThat(plain.identity().get("data")).contains("lookback 10, horizon 5");
        assertThat(plain.identity().get("loss"))
                .isEqualTo(SMALL.spec().training().loss().toString());
        assertThat(objective(space, SERIES.split(0.8).lookback(10).horizon(6)).identity())
                .isNotEqualTo(plain.identity());
        assertThat(objective(space, other.split(0.8).lookback(10).horizon(5)).identity())
                .isNotEqualTo(plain.identity());
        assertThat(objective(space, DATA).asks()).isFalse();
    }

    private static NetworkObjective<Recurrent> objective(Space<Recurrent> space, ForecastData data) {
        return NetworkObjective.of(space, List.of(), 1, Optional.of(new Subject.Forecasts(data)), 0);
    }
}
