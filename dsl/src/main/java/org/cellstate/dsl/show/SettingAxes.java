package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.SettingTable;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.insight.Importances;

/** The settings and goals of a study in the terms of charts. */
final class SettingAxes {

    private static final int LONGEST_OPTION = 16;
    private static final int LONGEST_NAME = 24;

    private SettingAxes() {}

    /** Returns the complete trials of a study with their settings. */
    static SettingTable complete(Study<?> study) {
        return SettingTable.of(
                study.records().stream().filter(TrialRecord::isComplete).toList());
    }

    /** Returns the axis of a setting: of choices their names, of a range that is searched by its logarithm a logarithmic one. */
    static Axis axis(SettingTable.Asked asked) {
        String name = StudyWords.cut(asked.name(), LONGEST_NAME);
        if (asked.domain() instanceof Domain.Choice choice) {
            List<String> options = IntStream.range(0, choice.options().size())
                    .mapToObj(option -> StudyWords.ends(choice.text(option), LONGEST_OPTION))
                    .toList();
            return Axis.categories(name, options);
        }
        if (asked.domain() instanceof Domain.Whole whole) {
            return whole.log() ? Axis.logarithmic(name) : Axis.whole(name);
        }
        return asked.domain() instanceof Domain.Real real && real.log() ? Axis.logarithmic(name) : Axis.number(name);
    }

    /** Returns the codes of a setting; NaN for trials that do not have it. */
    static Values codes(SettingTable table, int column) {
        return Values.of(IntStream.range(0, table.trials().size())
                .mapToDouble(row -> table.code(row, column))
                .toArray());
    }

    /** Returns the axis of a goal: beyond a ratio of 100 a logarithmic one. */
    static Axis axis(Goal goal, Values values) {
        boolean positive = values.stream().filter(Double::isFinite).allMatch(value -> value > 0);
        return positive && LearningCurve.spread(List.of(values)) > LearningCurve.LOGARITHMIC_FROM
                ? Axis.logarithmic(goal.name())
                : Axis.number(goal.name());
    }

    static Values values(List<TrialRecord> trials, int goal) {
        return Values.of(
                trials.stream().mapToDouble(trial -> trial.values().get(goal)).toArray());
    }

    /** Returns the columns of a table by importance, at most so many; those of which nothing is known come last. */
    static List<Integer> ranked(SettingTable table, Importances importances, int most) {
        List<Integer> columns = new ArrayList<>();
        for (Importances.Share share : importances.shares()) {
            for (int column = 0; column < table.columns().size(); column++) {
                SettingTable.Asked asked = table.columns().get(column);
                boolean named =
                        share.name().equals(asked.name()) || share.name().equals(asked.name() + " " + asked.domain());
                if (named && !columns.contains(column)) {
                    columns.add(column);
                }
            }
        }
        IntStream.range(0, table.columns().size())
                .filter(column -> !columns.contains(column))
                .forEach(columns::add);
        return columns.subList(0, Math.min(most, columns.size()));
    }
}
