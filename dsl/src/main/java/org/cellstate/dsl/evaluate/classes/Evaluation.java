package org.cellstate.dsl.evaluate.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a fitted model says of rows that it never saw, beside simpler methods on the same rows.
 *
 * @param model what a person calls the model
 * @param classification what it said
 * @param rivals simpler methods that learned of the same rows as the model; the answer that is always the same is added behind them
 */
public record Evaluation(String model, Classification classification, List<Rival> rivals) {

    /** Copies the list. */
    public Evaluation {
        rivals = List.copyOf(rivals);
    }

    /** Returns all rivals: those that learned, then always the class that is true most often. */
    public List<Rival> all() {
        List<Rival> all = new ArrayList<>(rivals);
        all.add(new Rival(constant(), classification.baseline()));
        return all;
    }

    private String constant() {
        return "always \"" + classification.scores().baseline() + "\"";
    }

    /** Returns the share of rows that are right. */
    public double accuracy() {
        return classification.accuracy();
    }

    /** Returns F1 averaged over the classes. */
    public double macroF1() {
        return classification.f1(Average.MACRO);
    }

    /** Returns how often each class was taken for each. */
    public ConfusionMatrix confusion() {
        return classification.confusion();
    }

    /** Returns precision, recall and F1 of each class. */
    public ClassTable perClass() {
        return classification.perClass();
    }

    /** Returns all scores beside those of the answer that is always the same. */
    public ScoreTable scores() {
        return classification.scores();
    }

    /** Returns whether probabilities mean what they say. */
    public Calibration calibration() {
        return classification.calibration();
    }

    /** Returns the ROC curves, one for each class against the others. */
    public Roc roc() {
        return classification.roc();
    }

    /**
     * Returns in plain words how the model stands to each rival, by the sign test on the rows for which only one of both is right; clear is a
     * chance below 5 %.
     */
    public String verdict() {
        return all().stream()
                .map(rival -> Verdict.of(classification, rival.classification()) + " " + rival.name() + " ("
                        + percent(rival.classification().accuracy()) + ")")
                .collect(Collectors.joining(". ", percent(accuracy()) + " right. ", "."));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** Returns the verdict. */
    @Override
    public String toString() {
        return verdict();
    }
}
