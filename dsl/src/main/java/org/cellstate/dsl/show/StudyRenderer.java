package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.insight.Importances;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/**
 * Shows a study as a report: how it went, what to know before trusting it, the best trials, the line that makes the best candidate, the
 * history, the importances and all settings as lines. What else there is to see stands in its last line.
 */
@SuppressWarnings("rawtypes") // A class says nothing of what a study is of.
public final class StudyRenderer implements Renderer<Study> {

    private static final String AMBER = "#FFE0A3";
    private static final int BEST = 10;
    private static final int WIDTH = 520;
    private static final int AXES = 4;
    private static final int LINES = 8;
    private static final int CURVE = 40;
    private static final int BARS = 90;
    private static final int BAR = 20;
    private static final int LONGEST_CODE = 2_000;

    @Override
    public Class<Study> type() {
        return Study.class;
    }

    @Override
    public MimeBundle render(Study study) {
        Study<?> shown = study;
        Importances importances = shown.importances();
        List<String> warnings = shown.warnings();
        return MimeBundle.text(text(shown, importances, warnings)).withHtml(html(shown, importances, warnings));
    }

    private static String html(Study<?> study, Importances importances, List<String> warnings) {
        StringBuilder html = new StringBuilder();
        html.append(Html.line(Html.bold(StudyWords.header(study))));
        html.append(Html.line(Html.text(StudyWords.trials(study))));
        html.append(Html.line(Html.text(StudyWords.best(study))));
        if (!study.note().isBlank()) {
            html.append(Html.line(Html.text(study.note())));
        }
        warnings.forEach(warning -> html.append(Html.line(Html.plate("note", AMBER) + " " + Html.text(warning))));
        html.append(Leaderboard.of(study, BEST).html());
        front(study).ifPresent(front -> html.append(Html.line(Html.text(front))));
        code(study)
                .ifPresent(code -> html.append(Html.line("study.best() is")
                        + "<pre style=\"white-space:pre-wrap;margin:4px 0\">" + Html.text(code) + "</pre>"));
        pictures(study, importances).forEach(picture -> html.append(Html.line(picture)));
        if (!importances.shares().isEmpty()) {
            html.append(Html.line(Html.text(SettingImportanceChart.caption(importances))));
        }
        return html.append(Html.line(Html.text(more(study)))).toString();
    }

    /** Returns what the report draws; nothing where nothing was measured. Words that a chart has by itself stand in the report. */
    private static List<String> pictures(Study<?> study, Importances importances) {
        List<String> pictures = new ArrayList<>();
        long complete = study.count(TrialState.COMPLETE);
        if (complete > 0 && complete + study.count(TrialState.PRUNED) > 1) {
            pictures.add(Html.picture(TrialHistoryChart.of(study).size(WIDTH, 220), TrialHistoryChart.words(study)));
        }
        if (importances.shares().size() > 1) {
            int bars =
                    Math.min(SettingImportanceChart.MOST, importances.shares().size());
            pictures.add(Html.picture(
                    SettingImportanceChart.of(importances).caption("").size(WIDTH, BARS + BAR * bars)));
        }
        if (complete > 1
                && study.ranking().stream().anyMatch(trial -> !trial.settings().isEmpty())) {
            pictures.add(Html.picture(
                    SettingLinesChart.of(study, importances, LINES, AXES).size(WIDTH, 210)));
        }
        return pictures;
    }

    private static Optional<String> code(Study<?> study) {
        return study.bestTrial()
                .map(TrialRecord::candidate)
                .filter(candidate -> !candidate.isBlank())
                .map(candidate -> StudyWords.cut(candidate, LONGEST_CODE));
    }

    private static Optional<String> front(Study<?> study) {
        if (study.goals().size() < 2 || study.bestTrial().isEmpty()) {
            return Optional.empty();
        }
        List<TrialRecord> front = study.front();
        return Optional.of(TradeOffChart.title(front.size(), (int) study.count(TrialState.COMPLETE)) + " in all goals: "
                + front.stream()
                        .limit(BEST)
                        .map(trial -> Integer.toString(trial.number()))
                        .collect(Collectors.joining(", "))
                + (front.size() > BEST ? ", …" : ""));
    }

    /** Returns what else there is to see of this study. */
    private static String more(Study<?> study) {
        long settings = study.records().stream()
                .flatMap(trial -> trial.settings().stream())
                .map(Setting::name)
                .distinct()
                .count();
        List<String> words = new ArrayList<>();
        if (study.goals().size() > 1) {
            words.add("tradeOff()");
        }
        if (settings > 0) {
            words.add("slices()");
        }
        if (settings > 1) {
            words.add("contour()");
        }
        if (study.records().stream().anyMatch(trial -> !trial.reports().isEmpty())) {
            words.add("curves()");
        }
        words.addAll(List.of("timeline()", "trials()"));
        return "More of this study: ." + String.join(" · .", words);
    }

    private static String text(Study<?> study, Importances importances, List<String> warnings) {
        List<String> lines = new ArrayList<>();
        lines.add(StudyWords.header(study));
        lines.add(StudyWords.trials(study));
        lines.add(StudyWords.best(study));
        if (!study.note().isBlank()) {
            lines.add(study.note());
        }
        warnings.forEach(warning -> lines.add("note: " + warning));
        String board = Leaderboard.of(study, BEST).text();
        if (!board.isEmpty()) {
            lines.add("");
            lines.add(board);
        }
        front(study).ifPresent(lines::add);
        code(study).ifPresent(code -> lines.add("study.best() is " + code));
        List<TrialRecord> complete =
                study.records().stream().filter(TrialRecord::isComplete).toList();
        if (complete.size() > 1) {
            Values values = SettingAxes.values(complete, 0);
            lines.add("");
            lines.add("history     " + Sparkline.of(values, CURVE) + " " + Numbers.text(values.at(0)) + " → "
                    + Numbers.text(values.at(values.size() - 1)) + ", best "
                    + StudyWords.value(study.bestTrial().orElseThrow()));
        }

        if (!importances.shares().isEmpty()) {
            lines.add("importances "
                    + importances.shares().stream()
                            .limit(BEST)
                            .map(share -> share.name() + " " + Numbers.percent(share.mean()))
                            .collect(Collectors.joining(", ")));
        }
        lines.add(more(study));
        return String.join("\n", lines);
    }
}
