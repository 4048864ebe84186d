package org.cellstate.dsl.sweep.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the lines of a journal, as trees of JSON and back. Numbers come back to the bit; what JSON has no number for stands as
 * text. Of a choice the options are known by their text. What is not there or of another kind is an {@link IllegalArgumentException}.
 */
final class JournalLines {

    private JournalLines() {}

    /** Returns the line of a trial that begins. */
    static Map<String, @Nullable Object> began(Task task) {
        Map<String, @Nullable Object> line = event("began", task.number());
        line.put("settings", settings(task.proposal().settings()));
        line.put("seed", task.proposal().seed());
        List<Object> limits = new ArrayList<>();
        task.rule().limits().forEach((step, limit) -> limits.add(List.of(step, number(limit))));
        line.put("limits", limits);
        line.put("patience", task.rule().patience());
        return line;
    }

    /** Returns what {@link #began} was made of. */
    static Task task(Map<?, ?> line) {
        TreeMap<Integer, Double> limits = new TreeMap<>();
        list(line, "limits").forEach(pair -> limits.put((int) whole(item(pair, 0)), number(item(pair, 1))));
        return new Task(
                (int) whole(line.get("number")),
                new Proposal(settingsOf(list(line, "settings")), whole(line.get("seed"))),
                new PruneRule(limits, (int) whole(line.get("patience"))));
    }

    /** Returns the line of a running trial's report. */
    static Map<String, @Nullable Object> reported(int trial, Report report) {
        Map<String, @Nullable Object> line = event("reported", trial);
        line.put("step", report.step());
        line.put("value", number(report.value()));
        return line;
    }

    /** Returns the line of a trial that ended. */
    static Map<String, @Nullable Object> ended(TrialRecord trial) {
        Map<String, @Nullable Object> line = event("ended", trial.number());
        line.put("state", trial.state().toString());
        line.put("values", trial.values().stream().map(JournalLines::number).toList());
        line.put("deviation", number(trial.deviation()));
        line.put("message", trial.message());
        line.put("candidate", trial.candidate());
        line.put("settings", settings(trial.settings()));
        line.put(
                "reports",
                trial.reports().stream()
                        .map(report -> List.of(report.step(), number(report.value())))
                        .toList());
        line.put("began", number(trial.began()));
        line.put("seconds", number(trial.seconds()));
        line.put("worker", trial.worker());
        return line;
    }

    /** Returns what {@link #ended} was made of. */
    static TrialRecord trial(Map<?, ?> line) {
        List<Report> reports = new ArrayList<>();
        list(line, "reports")
                .forEach(pair -> reports.add(new Report((int) whole(item(pair, 0)), number(item(pair, 1)))));
        return new TrialRecord(
                (int) whole(line.get("number")),
                settingsOf(list(line, "settings")),
                text(line.get("candidate")),
                TrialState.valueOf(text(line.get("state")).toUpperCase(Locale.ROOT)),
                list(line, "values").stream().map(JournalLines::number).toList(),
                number(line.get("deviation")),
                reports,
                text(line.get("message")),
                number(line.get("began")),
                number(line.get("seconds")),
                (int) whole(line.get("worker")));
    }

    private static Map<String, @Nullable Object> event(String name, int trial) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("event", name);
        line.put("number", trial);
        return line;
    }

    private static List<Object> settings(List<Setting> settings) {
        List<Object> trees = new ArrayList<>();
        for (Setting setting : settings) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", setting.name());
            tree.put("value", setting.domain().text(setting.code()));
            tree.put("code", number(setting.code()));
            tree.put("of", domain(setting.domain()));
            trees.add(tree);
        }
        return trees;
    }

    private static Map<String, Object> domain(Domain domain) {
        if (domain instanceof Domain.Choice choice) {
            return Map.of("oneOf", choice.texts());
        } else if (domain instanceof Domain.Whole whole) {
            return Map.of(whole.log() ? "logInt" : "integer", List.of(whole.low(), whole.high()));
        }
        Domain.Real real = (Domain.Real) domain;
        return Map.of(real.log() ? "logReal" : "real", List.of(number(real.low()), number(real.high())));
    }

    private static List<Setting> settingsOf(List<?> trees) {
        List<Setting> settings = new ArrayList<>();
        for (Object tree : trees) {
            Map<?, ?> object = object(tree);
            Setting setting =
                    new Setting(text(object.get("name")), domain(object.get("of")), number(object.get("code")));
            if (!setting.domain().contains(setting.code())) {
                throw new IllegalArgumentException(setting.code() + " is none of " + setting.domain());
            }
            settings.add(setting);
        }
        return settings;
    }

    private static Domain domain(@Nullable Object tree) {
        Map<?, ?> object = object(tree);
        String kind = object.isEmpty() ? "" : text(object.keySet().iterator().next());
        List<?> ends = list(object, kind);
        return switch (kind) {
            case "oneOf" ->
                new Domain.Choice(ends.stream()
                        .map(JournalLines::text)
                        .map(Object.class::cast)
                        .toList());
            case "integer", "logInt" ->
                new Domain.Whole((int) whole(item(ends, 0)), (int) whole(item(ends, 1)), kind.equals("logInt"));
            case "real", "logReal" ->
                new Domain.Real(number(item(ends, 0)), number(item(ends, 1)), kind.equals("logReal"));
            default -> throw new IllegalArgumentException("\"" + kind + "\" is no kind of setting");
        };
    }

    /** JSON has neither NaN nor infinities, and its reader no negative zero. */
    static Object number(double value) {
        boolean plain = Double.isFinite(value) && !(value == 0 && 1 / value < 0);
        return plain ? (Object) value : Double.toString(value);
    }

    static double number(@Nullable Object tree) {
        return tree instanceof Number number ? number.doubleValue() : Double.parseDouble(text(tree));
    }

    static long whole(@Nullable Object tree) {
        try {
            return tree instanceof BigDecimal number ? number.longValueExact() : (Long) wanted(tree, Long.class);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(tree + " is no whole number", e);
        }
    }

    static String text(@Nullable Object tree) {
        return (String) wanted(tree, String.class);
    }

    static Map<?, ?> object(@Nullable Object tree) {
        return (Map<?, ?>) wanted(tree, Map.class);
    }

    static List<?> list(Map<?, ?> object, String name) {
        return (List<?>) wanted(object.get(name), List.class);
    }

    private static @Nullable Object item(@Nullable Object list, int place) {
        List<?> items = (List<?>) wanted(list, List.class);
        if (items.size() <= place) {
            throw new IllegalArgumentException(items + " is too short");
        }
        return items.get(place);
    }

    private static Object wanted(@Nullable Object tree, Class<?> type) {
        if (tree == null || !type.isInstance(tree)) {
            throw new IllegalArgumentException(
                    tree + " is no " + type.getSimpleName().toLowerCase(Locale.ROOT));
        }
        return tree;
    }
}
