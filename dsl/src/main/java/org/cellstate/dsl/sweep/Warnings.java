package org.cellstate.dsl.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cellstate.dsl.sweep.insight.Importances;

/** What a reader of a study should know before trusting it, in sentences. */
final class Warnings {

    /** Of a range, the part at each end that counts as its edge. */
    private static final double EDGE = 0.02;

    /** A range of so few values has no edge: all of it was tried. */
    private static final int FEW_VALUES = 4;

    private static final int LONGEST_MESSAGE = 200;

    private final Study<?> study;
    private final List<String> sentences = new ArrayList<>();

    private Warnings(Study<?> study) {
        this.study = study;
    }

    static List<String> of(Study<?> study) {
        Warnings warnings = new Warnings(study);
        if (!study.records().isEmpty()) {
            warnings.failures();
            warnings.pruned();
            warnings.grid();
            warnings.edges();
            warnings.noise();
            warnings.importances();
        }
        return List.copyOf(warnings.sentences);
    }

    private void failures() {
        long failed = study.count(TrialState.FAILED);
        if (2 * failed > study.records().size()) {
            String last = study.records().stream()
                    .filter(trial -> trial.state() == TrialState.FAILED)
                    .reduce((first, second) -> second)
                    .map(trial -> "trial " + trial.number() + ": " + line(trial.message()))
                    .orElseThrow();
            sentences.add(failed + " of " + study.records().size() + " trials failed, the last one, " + last);
        }
    }

    private static String line(String message) {
        String line = message.strip().replaceAll("\\s*\\n\\s*", " · ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    private void pruned() {
        long pruned = study.count(TrialState.PRUNED);
        long complete = study.count(TrialState.COMPLETE);
        if (pruned > 9 * complete) {
            sentences.add(pruned + " of " + study.records().size() + " trials were pruned and " + complete
                    + " measured to the end: the pruner is strict for so few trials.");
        }
    }

    private void grid() {
        OptionalLong size = study.plan().sampler().size(study.space());
        long trials = study.plan().budget().most(size);
        if (size.isPresent() && size.getAsLong() > trials) {
            sentences.add(study.plan().sampler().label() + " has " + size.getAsLong()
                    + " combinations, and the budget is " + trials + " trials: the others are not tried.");
        }
    }

    private void edges() {
        study.bestTrial().ifPresent(best -> {
            for (Setting setting : best.settings()) {
                end(setting)
                        .ifPresent(end -> sentences.add("The best trial has " + setting + ", at the " + end + " end of "
                                + setting.domain() + ": what is better may lie beyond it."));
            }
        });
    }

    private static Optional<String> end(Setting setting) {
        if (setting.domain() instanceof Domain.Choice
                || setting.domain().count().orElse(FEW_VALUES) < FEW_VALUES) {
            return Optional.empty();
        }
        if (setting.code() >= setting.domain().code(1 - EDGE)) {
            return Optional.of("high");
        }
        return setting.code() <= setting.domain().code(EDGE) && !endsByNature(setting.domain())
                ? Optional.of("low")
                : Optional.empty();
    }

    /** Below 0, and below 1 of what is counted, there is nothing for most settings: a dropout, a number of layers. */
    private static boolean endsByNature(Domain domain) {
        double first = domain.code(0);
        return first == 0 || (domain instanceof Domain.Whole && first == 1);
    }

    private void noise() {
        List<TrialRecord> ranking = study.ranking();
        if (ranking.size() < 2) {
            return;
        }
        TrialRecord first = ranking.get(0);
        TrialRecord second = ranking.get(1);
        double deviation = Math.max(first.deviation(), second.deviation());
        double difference = Math.abs(first.value() - second.value());
        if (difference < deviation) {
            sentences.add("Trials " + first.number() + " and " + second.number() + " differ by "
                    + Digits.four(difference) + ", less than the deviation of " + Digits.four(deviation)
                    + " over seeds or folds: which of them is better is not settled.");
        }
    }

    private void importances() {
        Importances importances = study.importances();
        int settings = importances.shares().size();
        if (settings == 0) {
            return;
        }
        if (importances.trials() < importances.wanted()) {
            sentences.add("Importances are rough: " + importances.trials() + " complete trials for " + settings
                    + (settings == 1 ? " setting" : " settings") + ", about " + importances.wanted() + " are wanted.");
        } else if (!importances.areTrusted()) {
            sentences.add(
                    "Importances say little: what they are read off does not foretell trials that it has not seen.");
        }
    }
}
