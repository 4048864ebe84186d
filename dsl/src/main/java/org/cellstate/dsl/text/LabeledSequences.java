package org.cellstate.dsl.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Sequences with a class each: texts, or numeric frames of any lengths. It is a description: nothing is cut, numbered or padded yet, and what
 * is learned of the data is learned of the rows that train.
 *
 * <p>Texts are cut into characters until {@link #words}, {@link #bytePairs} or another {@link #tokens} is asked for. Of the rows 80 %
 * train, 10 % validate and 10 % test, at random, the same ones for every model; rows that are the same lie in one part. Classes are sorted
 * by name.
 */
public final class LabeledSequences implements ClassedSequences, Serializable {

    private final Sequences sequences;
    private final List<String> labels;
    private final List<String> classes;
    private final double share;
    private final int ownTest;
    private final int leftOut;
    private final Optional<Vectors> vectors;
    private final Parts parts;

    private LabeledSequences(
            Sequences sequences,
            List<String> labels,
            double share,
            int ownTest,
            int leftOut,
            Optional<Vectors> vectors) {
        this.sequences = sequences;
        this.labels = labels;
        this.classes = List.copyOf(new TreeSet<>(labels));
        this.share = share;
        this.ownTest = ownTest;
        this.leftOut = leftOut;
        this.vectors = vectors;
        this.parts = parts(sequences, share, ownTest);
    }

    /**
     * Returns sequences with their classes.
     *
     * @param labels the class of each row
     * @throws ShapeProblem if they are not as many, or there are fewer than three different rows
     * @throws DataProblem if a class is missing (the message says in which row, counted from 1), or all are the same
     */
    public static LabeledSequences of(Sequences sequences, List<String> labels) {
        if (sequences.size() != labels.size()) {
            throw new ShapeProblem(
                    "Every sequence has one class.",
                    sequences.size() + " sequences, " + labels.size() + " classes",
                    "as many of one as of the other");
        }
        List<String> checked = new ArrayList<>();
        for (String label : labels) {
            if (label == null || label.isBlank()) {
                throw new DataProblem(
                        "Every sequence has a class.",
                        "none in row " + (checked.size() + 1),
                        "naming it, or leaving that row out");
            }
            checked.add(label);
        }
        LabeledSequences data =
                new LabeledSequences(sequences, List.copyOf(checked), Parts.TRAINING_SHARE, 0, 0, Optional.empty());
        if (data.classes.size() < 2) {
            throw new DataProblem(
                    "It takes at least two classes to tell them apart.",
                    "\"" + data.classes.get(0) + "\" in all " + data.size() + " rows",
                    "rows of another class, or another column");
        }
        return data;
    }

    private static Parts parts(Sequences sequences, double share, int ownTest) {
        int own = sequences.size() - ownTest;
        Parts dealt =
                Parts.atRandom(IntStream.range(0, own).mapToObj(sequences::key).toList(), share);
        if (ownTest == 0) {
            return dealt;
        }
        int[] training = IntStream.concat(Arrays.stream(dealt.training()), Arrays.stream(dealt.test()))
                .sorted()
                .toArray();
        return new Parts(
                training,
                dealt.validation(),
                IntStream.range(own, sequences.size()).toArray());
    }

    /**
     * Sets the share of the rows that trains, above 0 and below 1; default {@value Parts#TRAINING_SHARE}. One half of the others validates,
     * the other tests; where the data have a {@link #test} set of their own, that half trains.
     */
    public LabeledSequences split(double training) {
        return new LabeledSequences(sequences, labels, training, ownTest, leftOut, vectors);
    }

    /**
     * Brings rows that test, in place of some of these. Rows of these that are among them are left out: a model must not be asked what it has
     * seen.
     *
     * @throws ShapeProblem if they are of another kind
     * @throws ConfigProblem if these have such rows already
     */
    public LabeledSequences test(LabeledSequences others) {
        if (ownTest > 0 || others.ownTest > 0) {
            throw new ConfigProblem(
                    "Data have one test set.", "test(…) a second time", "putting both together before it");
        }
        Set<String> seen = new HashSet<>();
        IntStream.range(0, others.size()).forEach(row -> seen.add(others.sequences.key(row)));
        int[] kept = IntStream.range(0, size())
                .filter(row -> !seen.contains(sequences.key(row)))
                .toArray();
        List<String> all = new ArrayList<>();
        Arrays.stream(kept).forEach(row -> all.add(labels.get(row)));
        all.addAll(others.labels);
        return new LabeledSequences(
                sequences.rows(kept).followedBy(others.sequences),
                List.copyOf(all),
                share,
                others.size(),
                size() - kept.length,
                vectors);
    }

    /** Cuts the texts into characters, as people count them; the default. */
    public LabeledSequences characters() {
        return tokens(Tokenization.characters());
    }

    /** Cuts the texts into words, numbers and punctuation, of which the 20,000 most frequent are known. */
    public LabeledSequences words() {
        return tokens(Tokenization.words());
    }

    /** Cuts the texts into words, numbers and punctuation, of which so many are known at most, at least 1. */
    public LabeledSequences words(int most) {
        return tokens(Tokenization.words(most));
    }

    /** Cuts the texts into pieces of words that so many merges make, at least 1: {@link Tokenization#bytePairs}. */
    public LabeledSequences bytePairs(int merges) {
        return tokens(Tokenization.bytePairs(merges));
    }

    /**
     * Has capitals tell no words apart: {@code .words().ignoringCase()}.
     *
     * @throws ConfigProblem if the texts are cut into characters, or these are no texts
     */
    public LabeledSequences ignoringCase() {
        if (sequences instanceof Sequences.Texts texts) {
            if (texts.tokenization() instanceof Tokenization.Words words) {
                return tokens(words.ignoringCase());
            }
            if (texts.tokenization() instanceof Tokenization.BytePairs pieces) {
                return tokens(pieces.ignoringCase());
            }
            if (texts.tokenization() instanceof Tokenization.BytePairsOrBytes pieces) {
                return tokens(pieces.ignoringCase());
            }
        }
        throw new ConfigProblem(
                "Capitals tell words and pieces of words apart, or not.",
                "ignoringCase() of " + this,
                ".words().ignoringCase()");
    }

    /**
     * Sets how the texts are cut.
     *
     * @throws ConfigProblem if these are no texts
     */
    public LabeledSequences tokens(Tokenization how) {
        if (!(sequences instanceof Sequences.Texts texts)) {
            throw new ConfigProblem(
                    "Texts are cut into tokens.", "." + how + " of " + sequences, "the same without it");
        }
        return new LabeledSequences(new Sequences.Texts(texts.texts(), how), labels, share, ownTest, leftOut, vectors);
    }

    /**
     * Has a model begin with vectors of words that were trained elsewhere: {@code labeled(…).words().vectors(vectors("glove.txt"))}. They are
     * trained on with the rest of the network, whose embedding has their width, whatever {@code embedding(…)} says. A token that has none
     * begins at random, and one that was seen once in the training rows is read as unknown all the same.
     *
     * @throws ConfigProblem if these are no tokens
     */
    public LabeledSequences vectors(Vectors pretrained) {
        if (sequences instanceof Sequences.Frames) {
            throw new ConfigProblem(
                    "Words have vectors.", "vectors(" + pretrained + ") of " + sequences, "the same without it");
        }
        return new LabeledSequences(sequences, labels, share, ownTest, leftOut, Optional.of(pretrained));
    }

    /** Returns the vectors that a model begins with; empty if it begins at random. */
    public Optional<Vectors> vectors() {
        return vectors;
    }

    /**
     * Checks that each class can be learned.
     *
     * @throws DataProblem if no row of a class trains; the message says which class, and where its rows lie
     */
    public LabeledSequences learnable() {
        LabelCounts counts = counts();
        for (String each : classes) {
            if (counts.training().getOrDefault(each, 0L) == 0) {
                throw new DataProblem(
                        "A class is learned of rows that train.",
                        "\"" + each + "\" has " + counts.validation().getOrDefault(each, 0L) + " rows that validate, "
                                + counts.test().getOrDefault(each, 0L) + " that test, and none that trains",
                        "more rows of it, another .split(…), or leaving its rows out");
            }
        }
        return this;
    }

    /** Returns the number of rows, those that test among them. */
    @Override
    public int size() {
        return labels.size();
    }

    /** Returns the rows without their classes. */
    @Override
    public Sequences sequences() {
        return sequences;
    }

    /** Returns the class of a row. */
    public String label(int row) {
        return labels.get(row);
    }

    /** Returns the classes of all rows. */
    public List<String> labels() {
        return labels;
    }

    /** Returns the classes, sorted by name. */
    @Override
    public List<String> classes() {
        return classes;
    }

    /** Returns which rows train, validate and test. */
    @Override
    public Parts parts() {
        return parts;
    }

    /** Returns the share of the rows that trains, as it was asked for. */
    public double share() {
        return share;
    }

    /** Returns how many rows at the end are a test set of their own; 0 if some of all rows test. */
    public int ownTest() {
        return ownTest;
    }

    /** Returns how many rows were left out because the test set has them too. */
    public int leftOut() {
        return leftOut;
    }

    /** Returns how often each class occurs. */
    @Override
    public LabelCounts counts() {
        return new LabelCounts(
                LabelCounts.of(labels.stream()),
                counts(parts.training()),
                counts(parts.validation()),
                counts(parts.test()));
    }

    private Map<String, Long> counts(int[] rows) {
        return LabelCounts.of(Arrays.stream(rows).mapToObj(labels::get));
    }

    /** Returns the SHA-256 of all rows and classes in order, as hexadecimal digits. */
    @Override
    public String sha256() {
        return Sha256.of(digest -> {
            sequences.addTo(digest);
            addLabels(digest);
        });
    }

    private void addLabels(MessageDigest digest) {
        digest.update(String.join("\n", labels).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the data again, as they lie in the file of a model. */
    public static LabeledSequences restored(
            Sequences sequences, List<String> labels, double share, int ownTest, int leftOut) {
        return new LabeledSequences(sequences, List.copyOf(labels), share, ownTest, leftOut, Optional.empty());
    }

    /** Returns for example {@code 2 classes, texts by words(): 3600 rows train, 400 validate, 1000 test}. */
    @Override
    public String toString() {
        return classes.size() + " classes, " + sequences
                + (sequences instanceof Sequences.Texts texts ? " by " + texts.tokenization() : "") + ": " + parts
                + (leftOut == 0 ? "" : "; " + leftOut + " left out that the test set has too");
    }
}
