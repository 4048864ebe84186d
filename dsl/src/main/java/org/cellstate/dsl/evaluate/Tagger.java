package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.dsl.evaluate.text.Tagging;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.train.Trained;

/** A fitted model that reads a sequence and says a label for each of its steps. */
public final class Tagger implements FittedModel<ClassBatch, PreparedClasses<TaggedSequences>> {

    private final PreparedClasses<TaggedSequences> prepared;
    private final Network<ClassBatch> network;
    private final Trained<ClassBatch, PreparedClasses<TaggedSequences>> trained;
    private final Provenance provenance;

    private Tagger(Trained<ClassBatch, PreparedClasses<TaggedSequences>> trained, Provenance provenance) {
        this.prepared = trained.data();
        this.network = trained.network();
        this.trained = trained;
        this.provenance = provenance;
    }

    /** Returns the tagger of a trained network. */
    public static Tagger of(Trained<ClassBatch, PreparedClasses<TaggedSequences>> trained) {
        TaggedSequences data = trained.data().data();
        return of(trained, Provenance.of(data.toString(), data.sha256(), trained));
    }

    /** Returns the tagger of a network that was trained elsewhere. */
    static Tagger of(Trained<ClassBatch, PreparedClasses<TaggedSequences>> trained, Provenance provenance) {
        return new Tagger(trained, provenance);
    }

    /**
     * Returns the labels of a text's characters.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the text is empty
     * @throws org.cellstate.dsl.data.ConfigProblem if the model was not fitted on tokens
     */
    public Tagging predict(String text) {
        return predict(Tokenization.characters().fit(List.of()).tokens(text));
    }

    /** Returns the labels of tokens. */
    public Tagging predict(List<String> tokens) {
        return tagging(new Sequences.Cut(List.of(tokens)));
    }

    /**
     * Returns the labels of numeric frames.
     *
     * @param frames {@code [time][feature]}
     * @throws org.cellstate.dsl.data.ConfigProblem if the model was not fitted on frames
     */
    public Tagging predict(float[][] frames) {
        return tagging(Sequences.Frames.of(new float[][][] {frames}));
    }

    private Tagging tagging(Sequences one) {
        List<String> classes = data().classes();
        List<String> tokens = prepared.coding().steps(one, 0);
        float[] output = network.predict(prepared.batch(one));
        List<Tagging.Step> steps = new ArrayList<>();
        for (int step = 0; step < tokens.size(); step++) {
            int best = 0;
            for (int each = 1; each < classes.size(); each++) {
                best = output[step * classes.size() + each] > output[step * classes.size() + best] ? each : best;
            }
            steps.add(new Tagging.Step(tokens.get(step), classes.get(best), output[step * classes.size() + best]));
        }
        return new Tagging(steps);
    }

    /**
     * Returns what the model says of the steps of the rows that test, which training never read, beside the label that each token has most
     * often in the training rows, and beside always saying the most frequent one. Of numeric frames there is only the latter.
     */
    public Evaluation evaluate() {
        List<String> truth = new ArrayList<>();
        List<double[]> said = new ArrayList<>();
        List<String> byToken = new ArrayList<>();
        Map<String, String> usual = usual();
        String most = mostFrequent(data().counts().training());
        int classes = data().classes().size();
        for (int row : data().parts().test()) {
            float[] output = network.predict(prepared.batch(new int[] {row}));
            List<String> tokens = prepared.coding().steps(data().sequences(), row);
            for (int step = 0; step < tokens.size(); step++) {
                String label = data().labels(row).get(step);
                if (!label.equals(data().unknown())) {
                    double[] probabilities = new double[classes];
                    for (int each = 0; each < classes; each++) {
                        probabilities[each] = output[step * classes + each];
                    }
                    truth.add(label);
                    said.add(probabilities);
                    byToken.add(usual.getOrDefault(tokens.get(step), most));
                }
            }
        }
        Classification own = Classification.of(truth, said.toArray(double[][]::new), data().classes());
        return new Evaluation(
                spec().label(),
                own,
                usual.isEmpty()
                        ? List.of()
                        : List.of(new Rival(
                                "each token's usual label", Classification.of(truth, byToken, data().classes()))));
    }

    /** Returns the label that each token has most often in the training rows; empty for frames. */
    private Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>();
        if (!(data().sequences() instanceof Sequences.Cut cut)) {
            return usual;
        }
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (int row : data().parts().training()) {
            for (int step = 0; step < cut.length(row); step++) {
                String label = data().labels(row).get(step);
                if (!label.equals(data().unknown())) {
                    counts.computeIfAbsent(cut.tokens().get(row).get(step), token -> new TreeMap<>())
                            .merge(label, 1L, Long::sum);
                }
            }
        }
        counts.forEach((token, labels) -> usual.put(token, mostFrequent(labels)));
        return usual;
    }

    /** Returns the label with the largest count, of equals the first by name. */
    private static String mostFrequent(Map<String, Long> counts) {
        String most = "";
        long largest = 0;
        for (Map.Entry<String, Long> each : new TreeMap<>(counts).entrySet()) {
            if (each.getValue() > largest) {
                most = each.getKey();
                largest = each.getValue();
            }
        }
        return most;
    }

    @Override
    public Trained<ClassBatch, PreparedClasses<TaggedSequences>> trained() {
        return trained;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the data's description. */
    public TaggedSequences data() {
        return prepared.data();
    }

    /**
     * Writes the model to a file, from which {@code load(path).tagger()} brings it back whole. The sequences that it was fitted on are in the
     * file.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    @Override
    public void save(Path file) {
        TaggerFile.write(this, file);
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec().label() + ", " + summary().parameters() + " parameters\n" + data() + "\n" + history();
    }
}
