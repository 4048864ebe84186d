package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Prediction;
import org.cellstate.dsl.evaluate.classes.Predictions;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Attribution;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.train.Trained;

/** A fitted model that reads a text or another sequence and says its class, with the probability of each. */
public final class Classifier implements FittedModel<ClassBatch, PreparedClasses<LabeledSequences>> {

    /** Sequences of one call of the network: more would need memory, fewer calls would save nothing. */
    private static final int ROWS_OF_A_CALL = 128;

    private final PreparedClasses<LabeledSequences> prepared;
    private final Network<ClassBatch> network;
    private final Trained<ClassBatch, PreparedClasses<LabeledSequences>> trained;
    private final Provenance provenance;

    private Classifier(Trained<ClassBatch, PreparedClasses<LabeledSequences>> trained, Provenance provenance) {
        this.prepared = trained.data();
        this.network = trained.network();
        this.trained = trained;
        this.provenance = provenance;
    }

    /** Returns the classifier of a trained network. */
    public static Classifier of(Trained<ClassBatch, PreparedClasses<LabeledSequences>> trained) {
        LabeledSequences data = trained.data().data();
        return of(trained, Provenance.of(data.toString(), data.sha256(), trained));
    }

    /** Returns the classifier of a network that was trained elsewhere. */
    static Classifier of(Trained<ClassBatch, PreparedClasses<LabeledSequences>> trained, Provenance provenance) {
        return new Classifier(trained, provenance);
    }

    /**
     * Returns what the model says of a text, of any length.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the text has no token
     * @throws ConfigProblem if the model was not fitted on texts
     */
    public Prediction predict(String text) {
        return predict(List.of(text)).rows().get(0);
    }

    /** Returns what the model says of several texts. */
    public Predictions predict(List<String> texts) {
        Sequences sequences = texts(texts);
        return predictions(texts, probabilities(sequences));
    }

    /**
     * Returns what the model says of numeric frames.
     *
     * @param frames {@code [row][time][feature]}, of any lengths
     * @throws ConfigProblem if the model was not fitted on frames
     * @throws org.cellstate.dsl.data.ShapeProblem if their features are not as many as those it was fitted on
     */
    public Predictions predict(float[][][] frames) {
        Sequences sequences = Sequences.Frames.of(frames);
        List<String> names = IntStream.range(0, frames.length)
                .mapToObj(row -> "sequence " + (row + 1) + ", " + frames[row].length + " steps")
                .toList();
        return predictions(names, probabilities(sequences));
    }

    private Sequences texts(List<String> texts) {
        Tokenization how =
                data().sequences() instanceof Sequences.Texts own ? own.tokenization() : Tokenization.characters();
        return new Sequences.Texts(texts, how);
    }

    private Predictions predictions(List<String> names, double[][] probabilities) {
        return new Predictions(IntStream.range(0, probabilities.length)
                .mapToObj(row -> Prediction.of(names.get(row), data().classes(), probabilities[row]))
                .toList());
    }

    /** Returns probabilities {@code [row, class]} of rows of the data. */
    double[][] probabilities(int... rows) {
        return probabilities(data().sequences().rows(rows));
    }

    /** Returns probabilities {@code [row, class]}: rows of about one length are read together, which changes nothing but the time. */
    private double[][] probabilities(Sequences sequences) {
        double[][] rows = new double[sequences.size()][];
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingInt(sequences::length))
                .mapToInt(Integer::intValue)
                .toArray();
        int classes = data().classes().size();
        for (int from = 0; from < order.length; from += ROWS_OF_A_CALL) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + ROWS_OF_A_CALL));
            float[] output = network.predict(prepared.batch(sequences.rows(chosen)));
            for (int i = 0; i < chosen.length; i++) {
                double[] row = new double[classes];
                for (int each = 0; each < classes; each++) {
                    row[each] = output[i * classes + each];
                }
                rows[chosen[i]] = row;
            }
        }
        return rows;
    }

    /**
     * Returns what the model says of the rows that test, which training never read, beside a linear model that does not know their order and
     * beside always saying the most frequent class.
     */
    public Evaluation evaluate() {
        int[] test = data().parts().test();
        LinearBaseline linear = new LinearBaseline(prepared);
        return new Evaluation(
                spec().label(),
                classification(test, probabilities(test)),
                List.of(new Rival(linear.name(), classification(test, linear.probabilities(test)))));
    }

    private Classification classification(int[] rows, double[][] probabilities) {
        return Classification.of(Arrays.stream(rows).mapToObj(data()::label).toList(), probabilities, data().classes());
    }

    /**
     * Returns which tokens of a text spoke for the class that the model says, rather than for the next probable one.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the text has no token
     */
    public Attribution why(String text) {
        Prediction prediction = predict(text);
        return why(text, prediction.best(), prediction.chances().get(1).name());
    }

    /**
     * Returns which tokens of a text spoke for a class rather than for another.
     *
     * @throws ConfigProblem if there is no such class
     */
    public Attribution why(String text, String forClass, String against) {
        Sequences twice = texts(List.of(text, text));
        int[] target = {place(against), place(forClass)};
        float[][] moves = network.influence(prepared.batch(twice, target));
        List<String> tokens = pieces(twice);
        List<Attribution.Weight> weights = new ArrayList<>();
        for (int step = 0; step < tokens.size(); step++) {
            // Of the two losses what both have in common falls out: what is left is the slope of log(p/q).
            weights.add(new Attribution.Weight(tokens.get(step), (double) moves[0][step] - moves[1][step]));
        }
        return new Attribution(forClass, against, weights);
    }

    /** Returns the tokens of the first text as they stand in it, with the space before them. */
    private List<String> pieces(Sequences texts) {
        List<String> tokens = prepared.coding().steps(texts, 0);
        return prepared.coding()
                .tokenizer()
                .map(tokenizer -> {
                    List<String> pieces = new ArrayList<>();
                    String before = "";
                    for (int i = 0; i < tokens.size(); i++) {
                        String until = tokenizer.text(tokens.subList(0, i + 1));
                        pieces.add(until.startsWith(before) ? until.substring(before.length()) : tokens.get(i));
                        before = until;
                    }
                    return pieces;
                })
                .orElse(tokens);
    }

    private int place(String name) {
        int place = data().classes().indexOf(name);
        if (place < 0) {
            throw new ConfigProblem(
                    "A class is one of those that the model was fitted on.",
                    "\"" + name + "\"",
                    "one of " + String.join(", ", data().classes()));
        }
        return place;
    }

    /**
     * Returns where a model with attention looked in a text before it said its class.
     *
     * @throws ConfigProblem if the model has no attention
     */
    public AttentionMap attention(String text) {
        Sequences one = texts(List.of(text));
        float[][] weights = network.attention(prepared.batch(one))[0];
        double[] row = new double[weights[0].length];
        for (int step = 0; step < row.length; step++) {
            row[step] = weights[0][step];
        }
        return AttentionMap.of(
                prepared.coding().steps(one, 0), List.of(predict(text).best()), new double[][] {row});
    }

    @Override
    public Trained<ClassBatch, PreparedClasses<LabeledSequences>> trained() {
        return trained;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the data's description. */
    public LabeledSequences data() {
        return prepared.data();
    }

    /**
     * Writes the model to a file, from which {@code load(path).classifier()} brings it back whole. The sequences that it was fitted on are in
     * the file.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    @Override
    public void save(Path file) {
        ClassifierFile.write(this, file);
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec().label() + ", " + summary().parameters() + " parameters\n" + data() + "\n" + history();
    }
}
