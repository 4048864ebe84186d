package org.cellstate.dsl.sweep;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The trials of a study as a table of Tablesaw: settings in columns of their own type, missing where a trial does not have them. */
final class TrialTable {

    private final List<TrialRecord> trials;
    private final Set<String> names = new HashSet<>();
    private final Table table;

    private TrialTable(Study<?> study) {
        trials = study.records();
        table = Table.create("trials");
    }

    static Table of(Study<?> study) {
        TrialTable trials = new TrialTable(study);
        trials.fill(study.goals());
        return trials.table;
    }

    private void fill(List<Goal> goals) {
        // Settings come in between, but give way where a name is taken.
        List.of("number", "state", "deviation", "seconds", "worker", "message").forEach(names::add);
        table.addColumns(whole("number", trial -> trial.number()));
        table.addColumns(text("state", trial -> trial.state().toString()));
        Set<String> settings = new LinkedHashSet<>();
        trials.forEach(trial -> trial.settings().forEach(setting -> settings.add(setting.name())));
        settings.forEach(name -> table.addColumns(setting(name)));
        for (int i = 0; i < goals.size(); i++) {
            int goal = i;
            table.addColumns(number(
                    free(goals.get(i).name(), "goal"),
                    trial -> trial.isComplete() ? trial.values().get(goal) : null));
        }
        table.addColumns(number("deviation", TrialRecord::deviation));
        table.addColumns(number("seconds", TrialRecord::seconds));
        table.addColumns(whole("worker", trial -> trial.worker()));
        table.addColumns(text("message", trial -> trial.message().isEmpty() ? null : trial.message()));
    }

    /** Returns a name that no other column has; Tablesaw does not tell small letters from capitals. */
    private String free(String name, String what) {
        String free = name;
        while (!names.add(free.toLowerCase(Locale.ROOT))) {
            free += " (" + what + ")";
        }
        return free;
    }

    private Column<?> setting(String name) {
        String free = free(name, "setting");
        List<Object> values = trials.stream()
                .flatMap(trial -> find(trial, name).stream())
                .map(Setting::value)
                .toList();
        if (values.stream().allMatch(Integer.class::isInstance)) {
            return whole(free, trial -> (Integer) value(trial, name));
        }
        if (values.stream().allMatch(Number.class::isInstance)) {
            return number(free, trial -> value(trial, name) instanceof Number number ? number.doubleValue() : null);
        }
        if (values.stream().allMatch(Boolean.class::isInstance)) {
            BooleanColumn column = BooleanColumn.create(free);
            trials.forEach(trial -> column.append((Boolean) value(trial, name)));
            return column;
        }
        return text(
                free,
                trial -> find(trial, name)
                        .map(setting -> setting.domain().text(setting.code()))
                        .orElse(null));
    }

    private static Optional<Setting> find(TrialRecord trial, String name) {
        return trial.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    private static @Nullable Object value(TrialRecord trial, String name) {
        return find(trial, name).map(Setting::value).orElse(null);
    }

    private Column<?> whole(String name, Function<TrialRecord, @Nullable Integer> value) {
        IntColumn column = IntColumn.create(name);
        for (TrialRecord trial : trials) {
            Integer number = value.apply(trial);
            if (number == null) {
                column.appendMissing();
            } else {
                column.append(number.intValue());
            }
        }
        return column;
    }

    private Column<?> number(String name, Function<TrialRecord, @Nullable Double> value) {
        DoubleColumn column = DoubleColumn.create(name);
        for (TrialRecord trial : trials) {
            Double number = value.apply(trial);
            if (number == null || number.isNaN()) {
                column.appendMissing();
            } else {
                column.append(number.doubleValue());
            }
        }
        return column;
    }

    private Column<?> text(String name, Function<TrialRecord, @Nullable String> value) {
        StringColumn column = StringColumn.create(name);
        for (TrialRecord trial : trials) {
            String text = value.apply(trial);
            if (text == null) {
                column.appendMissing();
            } else {
                column.append(text);
            }
        }
        return column;
    }
}
