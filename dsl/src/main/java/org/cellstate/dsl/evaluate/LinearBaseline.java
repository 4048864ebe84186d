package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cellstate.dsl.classic.SoftmaxRegression;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.Tokenization;

/**
 * What a linear model makes of labelled sequences when their order is thrown away: softmax regression on the logarithm of how often tokens
 * occur (of characters also pairs and triples of them), or on the mean and deviation of each feature. It is trained on the same rows as the
 * network, and the strength of its penalty is the one of five that validates best.
 */
final class LinearBaseline {

    private static final double[] STRENGTHS = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5};

    /** Numbers of a model: more would need memory for what is rare. */
    private static final int MOST_WEIGHTS = 400_000;

    private static final int LONGEST = 3;

    private final PreparedClasses<LabeledSequences> data;
    private final boolean frames;
    private final boolean characters;
    private final Map<String, Integer> places;
    private final SoftmaxRegression fitted;

    LinearBaseline(PreparedClasses<LabeledSequences> data) {
        this.data = data;
        Sequences sequences = data.data().sequences();
        this.frames = sequences instanceof Sequences.Frames;
        this.characters =
                sequences instanceof Sequences.Texts texts && texts.tokenization() instanceof Tokenization.Characters;
        this.places = frames ? Map.of() : frequent(data.training());
        this.fitted = fit();
    }

    /** Returns for example {@code bag of words}. */
    String name() {
        Sequences sequences = data.data().sequences();
        if (frames) {
            return "linear on means and deviations";
        }
        return characters
                ? "linear on 1 to " + LONGEST + " characters"
                : "linear on a bag of " + (sequences instanceof Sequences.Texts texts ? bag(texts) : "tokens");
    }

    private static String bag(Sequences.Texts texts) {
        return texts.tokenization() instanceof Tokenization.Words ? "words" : "tokens";
    }

    private SoftmaxRegression fit() {
        int[] training = data.training();
        int[] validation = data.validation(Integer.MAX_VALUE);
        SoftmaxRegression.Row[] rows = rows(training);
        SoftmaxRegression.Row[] others = rows(validation);
        int[] truth = truth(training);
        int features = frames ? 2 * data.coding().features() : places.size();
        double least = Double.POSITIVE_INFINITY;
        double[] from = {};
        SoftmaxRegression best = null;
        for (double strength : STRENGTHS) {
            SoftmaxRegression next =
                    SoftmaxRegression.fit(rows, truth, data.data().classes().size(), features, strength, from);
            double loss = next.loss(others, truth(validation));
            if (best != null && loss >= least) {
                break;
            }
            least = loss;
            best = next;
            from = next.weights();
        }
        if (best == null) {
            throw new IllegalStateException("no strength was tried");
        }
        return best;
    }

    private int[] truth(int[] rows) {
        return Arrays.stream(rows).map(row -> data.classes(row)[0]).toArray();
    }

    /** Returns the probabilities of rows of the data, {@code [row, class]}. */
    double[][] probabilities(int[] rows) {
        return Arrays.stream(rows(rows)).map(fitted::probabilities).toArray(double[][]::new);
    }

    private SoftmaxRegression.Row[] rows(int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> frames ? moments(data.row(row)) : counted(row))
                .toArray(SoftmaxRegression.Row[]::new);
    }

    private SoftmaxRegression.Row counted(int row) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String gram : grams(row)) {
            Integer place = places.get(gram);
            if (place != null) {
                counts.merge(place, 1, Integer::sum);
            }
        }
        return new SoftmaxRegression.Row(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToDouble(count -> Math.log1p(count)).toArray());
    }

    private SoftmaxRegression.Row moments(float[] frames) {
        int features = data.coding().features();
        double[] values = new double[2 * features];
        int steps = frames.length / features;
        for (int i = 0; i < frames.length; i++) {
            values[i % features] += frames[i] / (double) steps;
        }
        for (int i = 0; i < frames.length; i++) {
            double distance = frames[i] - values[i % features];
            values[features + i % features] += distance * distance / steps;
        }
        for (int feature = features; feature < values.length; feature++) {
            values[feature] = Math.sqrt(values[feature]);
        }
        return new SoftmaxRegression.Row(IntStream.range(0, values.length).toArray(), values);
    }

    private List<String> grams(int row) {
        List<String> tokens = data.coding().steps(data.data().sequences(), row);
        if (!characters) {
            return tokens;
        }
        List<String> grams = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            for (int to = from + 1; to <= Math.min(tokens.size(), from + LONGEST); to++) {
                grams.add(String.join("", tokens.subList(from, to)));
            }
        }
        return grams;
    }

    /** Returns what occurs in at least two training rows, the most frequent first, as many as there is room for. */
    private Map<String, Integer> frequent(int[] training) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row : training) {
            new HashSet<>(grams(row)).forEach(gram -> rows.merge(gram, 1, Integer::sum));
        }
        Map<String, Integer> frequent = new HashMap<>();
        rows.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(Math.max(1_000, MOST_WEIGHTS / data.data().classes().size()))
                .forEach(entry -> frequent.put(entry.getKey(), frequent.size()));
        return frequent;
    }
}
