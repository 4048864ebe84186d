package org.cellstate.dsl.evaluate.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * Predictions of classes beside the truth, by whatever they were made: a value that works out what they are worth.
 *
 * <pre>{@code
 * classification(List.of("cat", "dog", "cat"), new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.4, 0.6}}, "cat", "dog")
 * }</pre>
 *
 * <p>What was said in a row is its most probable class, of equals the first. Every score stands beside that of the baseline, which always
 * says the class that is true most often in these rows, of equals the first, with the classes' shares as probabilities.
 */
public final class Classification {

    private final List<String> names;
    private final int[] truth;
    private final int[] predicted;
    private final double[][] probabilities;

    private Classification(List<String> names, int[] truth, int[] predicted, double[][] probabilities) {
        this.names = names;
        this.truth = truth;
        this.predicted = predicted;
        this.probabilities = probabilities;
    }

    /**
     * Returns predictions made of probabilities.
     *
     * @param truth the true class of each row
     * @param probabilities {@code [row, class]}; a row adds up to 1 within {@value Labels#TOLERANCE}
     * @param names the classes, in the order of the probabilities
     * @throws org.cellstate.dsl.data.ShapeProblem if there is no row, or truth, probabilities and names do not fit together
     * @throws org.cellstate.dsl.data.DataProblem if a true class is not among the names (the message has close ones), or a row is no
     *     probabilities; the message says which
     */
    public static Classification of(List<String> truth, double[][] probabilities, List<String> names) {
        List<String> classes = Labels.names(names);
        Labels.sameRows(truth.size(), "probabilities", probabilities.length);
        double[][] checked = Labels.probabilities(probabilities, classes);
        return new Classification(classes, Labels.positions("true class", truth, classes), said(checked), checked);
    }

    /**
     * Returns predictions made of labels.
     *
     * @param truth the true class of each row
     * @param predicted what was said of each row
     * @param names the classes in the order in which they are shown; empty for all that occur, sorted
     * @throws org.cellstate.dsl.data.ShapeProblem if there is no row, or truth and predictions are not as many
     * @throws org.cellstate.dsl.data.DataProblem if a class is not among the names (the message has close ones)
     */
    public static Classification of(List<String> truth, List<String> predicted, List<String> names) {
        List<String> classes = names.isEmpty() ? Labels.occurring(truth, predicted) : Labels.names(names);
        Labels.sameRows(truth.size(), "predictions", predicted.size());
        return new Classification(
                classes,
                Labels.positions("true class", truth, classes),
                Labels.positions("prediction", predicted, classes),
                new double[0][]);
    }

    /**
     * Returns predictions of a label for every step of sequences; each step is a row.
     *
     * @param truth {@code [sequence][step]}
     * @param predicted {@code [sequence][step]}, without padding
     * @param names as in {@link #of(List, List, List)}
     * @throws org.cellstate.dsl.data.ShapeProblem also if a sequence has not as many predicted as true labels; the message says which
     */
    public static Classification ofSequences(
            List<List<String>> truth, List<List<String>> predicted, List<String> names) {
        Labels.sameSteps(truth, predicted);
        return of(
                truth.stream().flatMap(List::stream).toList(),
                predicted.stream().flatMap(List::stream).toList(),
                names);
    }

    private static int[] said(double[][] probabilities) {
        return Arrays.stream(probabilities).mapToInt(Classification::largest).toArray();
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /** Returns the classes. */
    public List<String> names() {
        return names;
    }

    /** Returns the number of rows. */
    public int rows() {
        return truth.length;
    }

    /** Returns the true class of a row. */
    public String truth(int row) {
        return names.get(truth[row]);
    }

    /** Returns what was said of a row. */
    public String predicted(int row) {
        return names.get(predicted[row]);
    }

    /** Returns whether there are probabilities, which half of the scores need. */
    public boolean hasProbabilities() {
        return probabilities.length > 0;
    }

    /** Returns a copy of the probabilities, {@code [row, class]}; without rows if there are none. */
    public double[][] probabilities() {
        return Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the same rows as the baseline predicts them. */
    public Classification baseline() {
        double[] shares = new double[names.size()];
        for (int each : truth) {
            shares[each] += 1.0 / truth.length;
        }
        int[] always = new int[truth.length];
        Arrays.fill(always, mostFrequent());
        double[][] rows = new double[probabilities.length][];
        Arrays.fill(rows, shares);
        return new Classification(names, truth, always, rows);
    }

    private int mostFrequent() {
        double[] counts = new double[names.size()];
        for (int each : truth) {
            counts[each]++;
        }
        return largest(counts);
    }

    /** Returns how often each class was taken for each. */
    public ConfusionMatrix confusion() {
        long[][] counts = new long[names.size()][names.size()];
        for (int row = 0; row < truth.length; row++) {
            counts[truth[row]][predicted[row]]++;
        }
        return new ConfusionMatrix(names, counts);
    }

    /** Returns precision, recall and F1 of each class. */
    public ClassTable perClass() {
        return new ClassTable(classes(), baseline().classes());
    }

    private List<ClassScore> classes() {
        ConfusionMatrix confusion = confusion();
        return IntStream.range(0, names.size()).mapToObj(confusion::score).toList();
    }

    /** Returns the classes that are true or were predicted in some row: a class in neither would count as a mistake. */
    private List<ClassScore> occurring() {
        return classes().stream()
                .filter(each -> each.count() + each.predicted() > 0)
                .toList();
    }

    /** Returns the share of rows that are right. */
    public double accuracy() {
        return (double) right() / rows();
    }

    /** Returns how many rows are right. */
    public long right() {
        return IntStream.range(0, truth.length).filter(this::right).count();
    }

    /** Returns whether a row is right. */
    public boolean right(int row) {
        return truth[row] == predicted[row];
    }

    /** Returns the mean recall over the classes that are true in some row: 1 divided by their number for any constant answer. */
    public double balancedAccuracy() {
        return Average.MACRO.of(
                classes().stream().filter(each -> each.count() > 0).toList(), ClassScore::recall);
    }

    /** Returns the precision over the classes that are true or predicted in some row. */
    public double precision(Average average) {
        return average.of(occurring(), ClassScore::precision);
    }

    /** Returns the recall over the classes that are true or predicted in some row. */
    public double recall(Average average) {
        return average.of(occurring(), ClassScore::recall);
    }

    /** Returns F1 over the classes that are true or predicted in some row. */
    public double f1(Average average) {
        return average.of(occurring(), ClassScore::f1);
    }

    /** Returns the correlation of truth and predictions: 0 for guessing, 1 for no mistake (Matthews 1975, for any number of classes). */
    public double matthews() {
        double rows = rows();
        double product = 0;
        double truths = 0;
        double predictions = 0;
        for (ClassScore each : classes()) {
            product += (double) each.count() * each.predicted();
            truths += (double) each.count() * each.count();
            predictions += (double) each.predicted() * each.predicted();
        }
        double size = Math.sqrt((rows * rows - truths) * (rows * rows - predictions));
        return size == 0 ? 0 : (right() * rows - product) / size;
    }

    /**
     * Returns the mean of the negative logarithm of the true class's probability, in nats. A probability counts as at least 2.2e-16.
     *
     * @throws ConfigProblem if there are no probabilities, as all scores of probabilities
     */
    public double logLoss() {
        return ofProbabilities().logLoss();
    }

    /**
     * Returns the mean squared distance of the probabilities from the truth (Brier 1950): summed over the classes, from 0 to 2; of two
     * classes that of one of them, from 0 to 1.
     */
    public double brier() {
        return ofProbabilities().brier();
    }

    /** Returns whether probabilities mean what they say, with the expected calibration error. */
    public Calibration calibration() {
        return ofProbabilities().calibration();
    }

    /** Returns the ROC curves, one for each class against the others. */
    public Roc roc() {
        return ofProbabilities().roc();
    }

    /** Returns the mean area below the ROC curves of the classes that have one: 0.5 for guessing; NaN if none has. */
    public double rocAuc() {
        return roc().area();
    }

    /** Returns the average precision of each class against the others, averaged over the classes that are true in some row. */
    public double averagePrecision() {
        return ofProbabilities().averagePrecision();
    }

    private ProbabilityScores ofProbabilities() {
        if (!hasProbabilities()) {
            throw new ConfigProblem(
                    "This needs the probabilities of the classes.",
                    "predicted labels alone",
                    "classification(truth, probabilities, names), or .confusion() and .perClass()");
        }
        return new ProbabilityScores(names, truth, predicted, probabilities);
    }

    /** Returns all scores beside those of the baseline. */
    public ScoreTable scores() {
        Classification base = baseline();
        List<Score> scores = new ArrayList<>();
        scores.add(score("accuracy", base, Classification::accuracy, true));
        scores.add(score("balanced accuracy", base, Classification::balancedAccuracy, true));
        scores.add(score("F1, macro", base, each -> each.f1(Average.MACRO), true));
        scores.add(score("F1, weighted", base, each -> each.f1(Average.WEIGHTED), true));
        scores.add(score("Matthews correlation", base, Classification::matthews, true));
        if (hasProbabilities()) {
            scores.add(score("ROC AUC, macro", base, Classification::rocAuc, true));
            scores.add(score("average precision, macro", base, Classification::averagePrecision, true));
            scores.add(score("log loss", base, Classification::logLoss, false));
            scores.add(score("Brier score", base, Classification::brier, false));
            scores.add(
                    score("calibration error", base, each -> each.calibration().error(), false));
        }
        return new ScoreTable(scores, verdict(), names.get(mostFrequent()));
    }

    private Score score(String name, Classification base, ToDoubleFunction<Classification> of, boolean higher) {
        return new Score(name, of.applyAsDouble(this), of.applyAsDouble(base), higher);
    }

    /**
     * Returns in plain words whether this is better than always saying the most frequent class, by the sign test on the rows for which
     * only one of both is right; clear is a chance below 5 %.
     */
    public String verdict() {
        return Verdict.of(truth, predicted, mostFrequent(), names.get(mostFrequent()));
    }

    /** Returns the verdict. */
    @Override
    public String toString() {
        return verdict();
    }
}
