package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;

/**
 * The best trials of a study as rows, the best on top: what they were measured at, how long they took, their settings. What is set otherwise
 * than in the best one is bold, in text marked by a star.
 *
 * @param study whose trials they are
 * @param trials those shown, best first
 * @param names the settings that have a column
 * @param hidden how many settings have none
 */
record Leaderboard(Study<?> study, List<TrialRecord> trials, List<String> names, int hidden) {

    private static final int MOST_SETTINGS = 8;
    private static final int LONGEST_NAME = 30;

    /** Returns the first rows. Of many settings those have a column that tell the rows apart, as far as there is room. */
    static Leaderboard of(Study<?> study, int most) {
        List<TrialRecord> ranking = study.ranking();
        List<TrialRecord> trials = ranking.subList(0, Math.min(most, ranking.size()));
        Set<String> all = new LinkedHashSet<>();
        trials.forEach(trial -> trial.settings().forEach(setting -> all.add(setting.name())));
        List<String> order = new ArrayList<>(all);
        if (order.size() > MOST_SETTINGS) {
            List<String> same =
                    order.stream().filter(name -> !varies(trials, name)).toList();
            order.removeAll(same);
            order.addAll(same);
        }
        List<String> names = order.subList(0, Math.min(MOST_SETTINGS, order.size()));
        return new Leaderboard(study, trials, names, order.size() - names.size());
    }

    private static boolean varies(List<TrialRecord> trials, String name) {
        return trials.stream().map(trial -> cell(trial, name)).distinct().count() > 1;
    }

    private static String cell(TrialRecord trial, String name) {
        return setting(trial, name).map(StudyWords::text).orElse(Numbers.MISSING);
    }

    private static Optional<Setting> setting(TrialRecord trial, String name) {
        return trial.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    private boolean changed(TrialRecord trial, String name) {
        return !cell(trial, name).equals(cell(trials.get(0), name));
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("", "trial"));
        study.goals().forEach(goal -> head.add(StudyWords.cut(goal.name(), LONGEST_NAME)));
        head.add("time");
        names.forEach(name -> head.add(StudyWords.cut(name, LONGEST_NAME)));
        return head;
    }

    private List<String> front(TrialRecord trial) {
        List<String> cells = new ArrayList<>(
                List.of(trial.number() == trials.get(0).number() ? "★" : "", Integer.toString(trial.number())));
        cells.add(StudyWords.value(trial));
        trial.values().stream().skip(1).map(Numbers::text).forEach(cells::add);
        cells.add(StudyWords.seconds(trial.seconds()));
        return cells;
    }

    /** Returns the table; an empty text where no trial was measured. */
    String html() {
        if (trials.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        for (TrialRecord trial : trials) {
            List<String> row = new ArrayList<>();
            front(trial).forEach(cell -> row.add(Html.text(cell)));
            row.set(2, bar(trial, row.get(2)));
            names.forEach(name ->
                    row.add(changed(trial, name) ? Html.bold(cell(trial, name)) : Html.text(cell(trial, name))));
            rows.add(row);
        }
        return Html.tableOfMarkup(0, head(), rows) + (hidden == 0 ? "" : Html.line(Html.text(rest())));
    }

    private String rest() {
        return "… and " + hidden + (hidden == 1 ? " setting more" : " settings more");
    }

    /** Paints a value with a bar as long as it is, where all of a column point in one direction. */
    private String bar(TrialRecord trial, String value) {
        double largest = 0;
        boolean positive = true;
        for (TrialRecord each : trials) {
            largest = Math.max(largest, each.value());
            positive &= each.value() >= 0;
        }
        return positive && largest > 0
                ? String.format(
                        Locale.ROOT,
                        "<span style=\"display:inline-block;min-width:90px;"
                                + "background:linear-gradient(to right,rgba(42,140,203,0.35) %1$.1f%%,transparent %1$.1f%%)\">%2$s</span>",
                        100 * trial.value() / largest,
                        value)
                : value;
    }

    /** Returns the table in characters; an empty text where no trial was measured. */
    String text() {
        if (trials.isEmpty()) {
            return "";
        }
        TextTable table = TextTable.headed(1, head().toArray(String[]::new));
        for (TrialRecord trial : trials) {
            List<String> row = front(trial);
            names.forEach(name -> row.add(cell(trial, name) + (changed(trial, name) ? "*" : " ")));
            table.row(row.toArray(String[]::new));
        }
        String marked = names.isEmpty() || trials.size() == 1 ? "" : "\n* other than in the best trial";
        return table + marked + (hidden == 0 ? "" : "\n" + rest());
    }
}
