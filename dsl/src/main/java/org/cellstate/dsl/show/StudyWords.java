package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/** The sentences of a study, for HTML and plain text alike. */
final class StudyWords {

    private static final int LONGEST_SETTING = 40;
    private static final int LONGEST_MESSAGE = 200;

    private StudyWords() {}

    /** Returns for example {@code Sweep for the least validation loss · bayesian() · asha() · 2 at a time · seed 0}. */
    static String header(Study<?> study) {
        List<String> parts = new ArrayList<>();
        parts.add("Sweep for " + study.goals().stream().map(StudyWords::wish).collect(Collectors.joining(" and ")));
        parts.add(study.plan().sampler().label());
        parts.add(study.plan().pruner().label());
        if (study.plan().parallel() > 1) {
            parts.add(study.plan().parallel() + " at a time");
        }
        parts.add("seed " + study.plan().seed());
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static String wish(Goal goal) {
        return (goal.maximized() ? "the most " : "the least ") + goal.name();
    }

    /** Returns for example {@code 21 complete, 8 pruned, 1 failed}. */
    static String states(Study<?> study) {
        return List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED, TrialState.RUNNING).stream()
                .filter(state -> state == TrialState.COMPLETE || study.count(state) > 0)
                .map(state -> Numbers.count(study.count(state)) + " " + state)
                .collect(Collectors.joining(", "));
    }

    /** Returns for example {@code best validation loss 0.3121 at trial 17: hidden 64, dropout 0.2}; without one says so. */
    static String best(Study<?> study) {
        return study.bestTrial()
                .map(best -> "best " + study.goals().get(0).name() + " " + value(best) + " at trial " + best.number()
                        + (best.settings().isEmpty() ? "" : ": " + settings(best)))
                .orElse("no trial was measured to the end yet");
    }

    /** Returns for example {@code 30 trials in 02:10 (21 complete, 8 pruned, 1 failed)}. */
    static String trials(Study<?> study) {
        int count = study.records().size();
        return Numbers.count(count) + (count == 1 ? " trial in " : " trials in ") + TrainingWords.clock(study.seconds())
                + " (" + states(study) + ")";
    }

    /** Returns the value of the first goal, where it is a mean with its deviation: {@code 0.3121 ± 0.011}. */
    static String value(TrialRecord trial) {
        return Numbers.text(trial.value())
                + (Double.isFinite(trial.deviation()) ? " ± " + deviation(trial.deviation()) : "");
    }

    private static String deviation(double deviation) {
        return deviation == 0 ? "0" : rounded(deviation);
    }

    /** Returns a number with two significant digits, where more say nothing. */
    static String rounded(double number) {
        return Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.1e", number)));
    }

    static String settings(TrialRecord trial) {
        return trial.settings().stream()
                .map(setting -> setting.name() + " " + text(setting))
                .collect(Collectors.joining(", "));
    }

    /** Returns the value of a setting, without its middle where it is long. */
    static String text(Setting setting) {
        return ends(setting.domain().text(setting.code()), LONGEST_SETTING);
    }

    /** Returns both ends of a long text: options are often told apart by their last letters. */
    static String ends(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        int tail = longest / 2 - 1;
        return length <= longest
                ? text
                : cut(text, longest - tail) + text.substring(text.offsetByCodePoints(0, length - tail));
    }

    /** Returns why a trial failed or was pruned, on one line. */
    static String message(TrialRecord trial) {
        return cut(trial.message().strip().replaceAll("\\s*\\n\\s*", " · "), LONGEST_MESSAGE);
    }

    static String cut(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static String seconds(double seconds) {
        return seconds < 99.5 ? EpochTable.seconds(seconds) : TrainingWords.clock(seconds);
    }
}
