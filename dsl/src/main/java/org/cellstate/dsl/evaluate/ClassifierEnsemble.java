package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Prediction;
import org.cellstate.dsl.evaluate.classes.Predictions;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.dsl.text.LabeledSequences;

/**
 * Several classifiers of the same rows that answer together: what they say of a class is the mean of their probabilities (Hansen and Salamon
 * 1990). Members that differ by their seed alone err in different rows, so that the mean is better than one of them, most of all where few
 * rows train.
 *
 * <pre>{@code
 * var critics = gru().meanPooling().seeds(5).fit(reviews);
 * critics.evaluate()          // the mean beside one of them, a linear model and always the same
 * critics.predict("Stale.")
 * }</pre>
 */
public final class ClassifierEnsemble {

    private final List<Classifier> members;

    private ClassifierEnsemble(List<Classifier> members) {
        this.members = List.copyOf(members);
        LabeledSequences first = data();
        for (Classifier member : members) {
            LabeledSequences other = member.data();
            if (!texts(other).equals(texts(first)) || !other.classes().equals(first.classes())) {
                throw new ShapeProblem(
                        "The members of an ensemble are asked the same rows and know the same classes.",
                        first + "; and " + other,
                        "fit all of them on the same rows; how texts are cut into tokens may differ");
            }
        }
    }

    /** Returns the rows that test, each with its class: what members are compared by. */
    private static List<String> texts(LabeledSequences data) {
        return Arrays.stream(data.parts().test())
                .mapToObj(row -> data.sequences().key(row) + "\n" + data.label(row))
                .toList();
    }

    /**
     * Returns the mean of some classifiers. They may differ in all but the rows that test and the classes.
     *
     * @throws ShapeProblem if they do not know the same classes or have other rows that test
     */
    public static ClassifierEnsemble of(Classifier first, Classifier... others) {
        return new ClassifierEnsemble(
                Stream.concat(Stream.of(first), Arrays.stream(others)).toList());
    }

    static ClassifierEnsemble of(List<Classifier> members) {
        return new ClassifierEnsemble(members);
    }

    /** Returns this ensemble with further classifiers; problems are those of {@link #of(Classifier, Classifier...)}. */
    public ClassifierEnsemble with(Classifier... further) {
        return new ClassifierEnsemble(
                Stream.concat(members.stream(), Arrays.stream(further)).toList());
    }

    /** Returns the classifiers. */
    public List<Classifier> members() {
        return members;
    }

    /** Returns the data of the first one. */
    public LabeledSequences data() {
        return members.get(0).data();
    }

    /** Returns how many there are and what they are, such as {@code mean of 5 × GRU 1×64}. */
    public String label() {
        List<String> labels =
                members.stream().map(member -> member.spec().label()).distinct().toList();
        return "mean of " + members.size() + (labels.size() == 1 ? " × " + labels.get(0) : " classifiers");
    }

    /** Returns what the classifiers say of a text together; problems are those of {@link Classifier#predict(String)}. */
    public Prediction predict(String text) {
        return predict(List.of(text)).rows().get(0);
    }

    /** Returns what the classifiers say of several texts together. */
    public Predictions predict(List<String> texts) {
        return together(member -> member.predict(texts));
    }

    /** Returns what the classifiers say of numeric frames, {@code [row][time][feature]}, together. */
    public Predictions predict(float[][][] frames) {
        return together(member -> member.predict(frames));
    }

    private Predictions together(Function<Classifier, Predictions> ask) {
        List<Predictions> own = members.stream().map(ask).toList();
        List<String> classes = data().classes();
        return new Predictions(IntStream.range(0, own.get(0).rows().size())
                .mapToObj(row -> {
                    double[] mean = classes.stream()
                            .mapToDouble(name -> own.stream()
                                    .mapToDouble(each -> each.rows().get(row).probability(name))
                                    .average()
                                    .orElseThrow())
                            .toArray();
                    return Prediction.of(own.get(0).rows().get(row).of(), classes, mean);
                })
                .toList());
    }

    /**
     * Returns what the mean is worth on the rows that test, beside the member in the middle when they are ordered by how often they are right,
     * beside a linear model that does not know the order of tokens, and beside always saying the most frequent class.
     */
    public Evaluation evaluate() {
        int[] test = data().parts().test();
        List<double[][]> own =
                members.stream().map(member -> member.probabilities(test)).toList();
        double[][] mean = new double[test.length][data().classes().size()];
        for (int row = 0; row < mean.length; row++) {
            for (int each = 0; each < mean[row].length; each++) {
                for (double[][] said : own) {
                    mean[row][each] += said[row][each] / own.size();
                }
            }
        }
        LinearBaseline linear = new LinearBaseline(members.get(0).trained().data());
        return new Evaluation(
                label(),
                classification(test, mean),
                List.of(middle(test, own), new Rival(linear.name(), classification(test, linear.probabilities(test)))));
    }

    private Rival middle(int[] test, List<double[][]> own) {
        List<Integer> sorted = IntStream.range(0, own.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        member -> classification(test, own.get(member)).right()))
                .toList();
        int middle = sorted.get((sorted.size() - 1) / 2);
        String name = members.get(middle).spec().label() + " alone, seed "
                + members.get(middle).provenance().seed();
        return new Rival(name, classification(test, own.get(middle)));
    }

    private Classification classification(int[] rows, double[][] probabilities) {
        return Classification.of(Arrays.stream(rows).mapToObj(data()::label).toList(), probabilities, data().classes());
    }

    /**
     * Writes the ensemble to a file, from which {@code load(path).classifiers()} brings it back whole. What several members have alike, such as
     * the texts, is in it once.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    public void save(Path file) {
        ClassifierEnsembleFile.write(this, file);
    }

    /** Writes the ensemble to a file, as {@link #save(Path)}. */
    public void save(String file) {
        save(Path.of(file));
    }

    /** Returns what it is, the data, and how the training of each member went. */
    @Override
    public String toString() {
        return label() + "\n" + data() + "\n"
                + members.stream()
                        .map(member -> "seed " + member.provenance().seed() + ": " + member.history())
                        .collect(Collectors.joining("\n"));
    }
}
