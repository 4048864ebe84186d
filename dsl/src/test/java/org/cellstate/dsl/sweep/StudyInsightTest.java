package org.cellstate.dsl.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.insight.Importances;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class StudyInsightTest {

    private static final Domain RATE = Domain.real("rate", 0.001, 1, true);
    private static final Domain UNITS = Domain.whole("units", 2, 9, false);
    private static final Domain KIND = Domain.choice("kind", List.of("plain", "deep"));
    private static final Domain DEPTH = Domain.whole("depth", 1, 8, false);
    private static final Domain BIAS = Domain.choice("bias", List.of(false, true));

    private final List<TrialRecord> records = new ArrayList<>();

    @Test
    void importances_say_what_decides() {
        lattice(60, trial -> 10 * unit(trial, "rate") + 0.1 * unit(trial, "units"));

        Importances importances = study().importances();

        assertThat(importances.shares().get(0).name()).isEqualTo("rate");
        assertThat(importances.share("rate").orElseThrow().mean()).isGreaterThan(0.95);
        assertThat(importances.share("units").orElseThrow().mean()).isLessThan(0.02);
        assertThat(importances.trials()).isEqualTo(60);
        assertThat(importances.areTrusted()).isTrue();
        assertThat(importances.share("nothing")).isEmpty();
    }

    @Test
    void importances_of_a_study_are_computed_once() {
        lattice(60, trial -> 10 * unit(trial, "rate"));
        Study<String> study = study();

        assertThat(study.warnings()).isNotNull();
        assertThat(study.importances()).isSameAs(study.importances());

        Importances before = study.importances();
        assertThat(study().importances())
                .as("of another study")
                .isNotSameAs(before)
                .isEqualTo(before);
    }

    /** Half of the trials are deep; of all the variance, theirs about their own mean is what depth explains. */
    @Test
    void a_setting_that_some_trials_have_counts_for_them_alone() {
        lattice(80, trial -> trial.size() < 4 ? 0 : 10 * trial.get(3).unit());

        Importances importances = study().importances();
        Importances.Share depth = importances.share("depth").orElseThrow();

        assertThat(depth.trials()).isEqualTo(40);
        double[] deep = records.stream()
                .filter(trial -> trial.settings().size() == 4)
                .mapToDouble(TrialRecord::value)
                .toArray();
        double[] all = records.stream().mapToDouble(TrialRecord::value).toArray();
        assertThat(depth.mean()).isCloseTo(squares(deep) / squares(all), within(0.05));
        assertThat(importances.share("kind").orElseThrow().mean())
                .isCloseTo(1 - squares(deep) / squares(all), within(0.15));
    }

    @Test
    void there_are_no_importances_of_three_trials_or_of_nothing() {
        assertThat(study().importances().shares()).isEmpty();
        lattice(3, trial -> 1);
        assertThat(study().importances()).hasToString("no importances: 3 trials were measured");
    }

    @Test
    void of_equal_values_nothing_decides() {
        lattice(30, trial -> 1);

        assertThat(study().importances().shares()).allMatch(share -> share.mean() == 0);
        assertThat(study().importances().areTrusted()).isFalse();
    }

    @Test
    void one_name_for_two_ranges_is_two_settings() {
        for (int number = 0; number < 20; number++) {
            Domain domain = Domain.whole("n", 1, number % 2 == 0 ? 10 : 100, false);
            complete(List.of(new Setting("n", domain, 1 + number % 10)), number % 10);
        }

        assertThat(study().importances().shares())
                .extracting(Importances.Share::name)
                .containsExactlyInAnyOrder("n integer(1, 10)", "n integer(1, 100)");
    }

    @Test
    void a_good_study_is_not_warned_of() {
        lattice(60, trial -> 10 * Math.pow(unit(trial, "rate") - 0.5, 2) + Math.pow(unit(trial, "units") - 0.5, 2));

        assertThat(study().warnings()).isEmpty();
        records.clear();
        assertThat(study().warnings()).isEmpty();
    }

    @Test
    void a_best_trial_on_the_edge_is_warned_of_by_the_measure_of_its_range() {
        complete(List.of(new Setting("rate", RATE, 0.95), new Setting("units", UNITS, 2)), 0);
        complete(List.of(new Setting("rate", RATE, 0.5), new Setting("units", UNITS, 3)), 1);

        assertThat(study().warnings())
                .containsExactly(
                        "The best trial has rate 0.95, at the high end of logReal(0.001, 1.0): what is better may lie"
                                + " beyond it.",
                        "The best trial has units 2, at the low end of integer(2, 9): what is better may lie beyond"
                                + " it.");
        records.set(0, trial(0, TrialState.COMPLETE, List.of(new Setting("rate", RATE, 0.5)), 0, Double.NaN, ""));
        assertThat(study().warnings())
                .as("0.5 is a tenth of three decades from the end")
                .isEmpty();
    }

    @Test
    void where_a_range_begins_by_nature_is_no_edge() {
        complete(
                List.of(
                        new Setting("dropout", Domain.real("dropout", 0, 0.5, false), 0.001),
                        new Setting("layers", DEPTH, 1)),
                0);

        assertThat(study().warnings()).isEmpty();
    }

    @Test
    void a_choice_and_a_range_of_three_values_have_no_edge() {
        complete(List.of(new Setting("kind", KIND, 0), new Setting("n", Domain.whole("n", 1, 3, false), 1)), 0);

        assertThat(study().warnings()).isEmpty();
    }

    @Test
    void two_best_trials_closer_than_their_deviation_are_not_told_apart() {
        records.add(trial(0, TrialState.COMPLETE, List.of(), 0.3, 0.02, ""));
        records.add(trial(1, TrialState.COMPLETE, List.of(), 0.31, 0.005, ""));

        assertThat(study().warnings())
                .containsExactly(
                        "Trials 0 and 1 differ by 0.01, less than the deviation of 0.02 over seeds or folds: which of"
                                + " them is better is not settled.");
        records.set(1, trial(1, TrialState.COMPLETE, List.of(), 0.33, 0.02, ""));
        assertThat(study().warnings()).isEmpty();
    }

    @Test
    void a_study_of_which_most_failed_or_was_pruned_says_so() {
        for (int number = 0; number < 3; number++) {
            records.add(trial(number, TrialState.FAILED, List.of(), Double.NaN, Double.NaN, "out of\n memory"));
        }

        assertThat(study().warnings()).containsExactly("3 of 3 trials failed, the last one, trial 2: out of · memory");
        records.clear();
        complete(List.of(), 1);
        for (int number = 1; number < 11; number++) {
            records.add(trial(number, TrialState.PRUNED, List.of(), Double.NaN, Double.NaN, "above 1 at step 1"));
        }
        assertThat(study().warnings())
                .containsExactly(
                        "10 of 11 trials were pruned and 1 measured to the end: the pruner is strict for so few"
                                + " trials.");
    }

    @Test
    void a_grid_larger_than_the_budget_is_warned_of() {
        complete(List.of(), 1);

        assertThat(study(OptionalLong.of(240)).warnings())
                .containsExactly(
                        "tried() has 240 combinations, and the budget is 100 trials: the others are not tried.");
        assertThat(study(OptionalLong.of(100)).warnings()).isEmpty();
    }

    @Test
    void importances_of_few_trials_and_of_noise_are_warned_of() {
        lattice(12, trial -> Math.pow(unit(trial, "rate") - 0.5, 2));
        assertThat(study().warnings())
                .containsExactly("Importances are rough: 12 complete trials for 4 settings, about 40 are wanted.");

        records.clear();
        lattice(60, trial -> unit(trial, "rate") * 1e6 % 1);
        assertThat(study().warnings()).anyMatch(warning -> warning.startsWith("Importances say little"));
    }

    @Test
    void trials_are_a_table_whose_settings_have_their_types() {
        lattice(4, trial -> 0.5);
        records.add(trial(4, TrialState.FAILED, List.of(), Double.NaN, Double.NaN, "no memory"));

        Table table = study().trials();

        assertThat(table.columnNames())
                .containsExactly(
                        "number",
                        "state",
                        "rate",
                        "units",
                        "kind",
                        "depth",
                        "loss",
                        "deviation",
                        "seconds",
                        "worker",
                        "message");
        assertThat(table.columns().stream().map(column -> column.type()).toList())
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.STRING,
                        ColumnType.DOUBLE,
                        ColumnType.INTEGER,
                        ColumnType.STRING,
                        ColumnType.INTEGER,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.INTEGER,
                        ColumnType.STRING);
        assertThat(table.rowCount()).isEqualTo(5);
        assertThat(table.intColumn("depth").isMissing(0)).as("a plain one").isTrue();
        assertThat(table.doubleColumn("loss").get(0)).isEqualTo(0.5);
        assertThat(table.doubleColumn("loss").isMissing(4)).isTrue();
        assertThat(table.doubleColumn("deviation").countMissing()).isEqualTo(5);
        assertThat(table.stringColumn("message").get(4)).isEqualTo("no memory");
        assertThat(table.stringColumn("state").asList()).endsWith("complete", "failed");
    }

    @Test
    void names_that_are_taken_and_values_that_are_missing_find_their_column() {
        complete(List.of(new Setting("State", KIND, 1), new Setting("bias", BIAS, 1)), 1);
        complete(List.of(), 2);

        Table table = study().trials();

        assertThat(table.stringColumn("State (setting)").asList()).containsExactly("deep", "");
        assertThat(table.booleanColumn("bias").get(0)).isTrue();
        assertThat(table.booleanColumn("bias").isMissing(1)).isTrue();
        records.clear();
        assertThat(study().trials().rowCount()).isZero();
    }

    @Test
    void an_unknown_setting_and_a_contour_of_one_are_refused_with_what_there_is() {
        lattice(4, trial -> 1);

        assertThatThrownBy(() -> study().slices("hidden"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("\"hidden\"")
                .hasMessageContaining("one of rate, units, kind, depth");
        assertThatThrownBy(() -> study().contour("rate", "rate")).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> study().tradeOff()).isInstanceOf(ConfigProblem.class);
    }

    private static double unit(List<Setting> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .mapToDouble(Setting::unit)
                .findFirst()
                .orElseThrow();
    }

    private static double squares(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** Adds trials on a lattice; each second one is deep, and has a depth. */
    private void lattice(int count, ToDoubleFunction<List<Setting>> value) {
        for (int number = 0; number < count; number++) {
            List<Setting> settings = new ArrayList<>();
            settings.add(new Setting("rate", RATE, RATE.code((number + 1) / ((1 + Math.sqrt(5)) / 2) % 1)));
            settings.add(new Setting("units", UNITS, UNITS.code((number + 1) / Math.sqrt(2) % 1)));
            settings.add(new Setting("kind", KIND, number % 2));
            if (number % 2 == 1) {
                settings.add(new Setting("depth", DEPTH, DEPTH.code((number + 1) / Math.sqrt(3) % 1)));
            }
            complete(settings, value.applyAsDouble(settings));
        }
    }

    private void complete(List<Setting> settings, double value) {
        records.add(trial(records.size(), TrialState.COMPLETE, settings, value, Double.NaN, ""));
    }

    private static TrialRecord trial(
            int number, TrialState state, List<Setting> settings, double value, double deviation, String message) {
        List<Double> values = state == TrialState.COMPLETE ? List.of(value) : List.of();
        return new TrialRecord(number, settings, "", state, values, deviation, List.of(), message, number, 1, 0);
    }

    private Study<String> study() {
        return study(OptionalLong.empty());
    }

    private Study<String> study(OptionalLong size) {
        Sampler sampler = new Sampler() {
            @Override
            public String label() {
                return "tried()";
            }

            @Override
            public Proposal propose(Past past, Space<?> space, int number, long seed) {
                return new Proposal(List.of(), seed);
            }

            @Override
            public OptionalLong size(Space<?> space) {
                return size;
            }
        };
        Plan plan = new Plan(sampler, Pruner.none(), new Budget(100, 10), 1, 1, Optional.empty());
        return new Study<>(new Space<>(trial -> ""), List.of(Goal.less("loss")), plan, records, 1, "");
    }
}
