package org.cellstate.dsl.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Pairs of texts, of which a model learns to write the second from the first: sentences and their translations, spellings and sounds. It is
 * a description: nothing is cut yet, and what cuts them is fitted on the training part alone. Pairs with the same source lie in one part.
 */
public final class SequencePairs implements Serializable {

    private final List<String> sources;
    private final List<String> targets;
    private final String sourceName;
    private final String targetName;
    private final Tokenization source;
    private final Tokenization target;
    private final double training;
    private final Parts parts;

    private SequencePairs(
            List<String> sources,
            List<String> targets,
            String sourceName,
            String targetName,
            Tokenization source,
            Tokenization target,
            double training,
            Parts parts) {
        this.sources = sources;
        this.targets = targets;
        this.sourceName = sourceName;
        this.targetName = targetName;
        this.source = source;
        this.target = target;
        this.training = training;
        this.parts = parts;
    }

    /**
     * Returns pairs of texts, both cut into words.
     *
     * @param sources what a model reads
     * @param targets what it is to write, as many as the sources
     * @throws ShapeProblem if they are not equally many, or fewer than three sources differ: it takes one to train, to validate and to test
     * @throws DataProblem if a text is empty or blank; the message says which, counted from 1
     */
    public static SequencePairs of(List<String> sources, List<String> targets) {
        return of(sources, targets, "source", "target");
    }

    /**
     * Returns pairs of texts as {@link #of(List, List)}.
     *
     * @param sourceName what the sources are called, such as {@code en}
     * @param targetName what the targets are called
     */
    public static SequencePairs of(List<String> sources, List<String> targets, String sourceName, String targetName) {
        if (sources.size() != targets.size()) {
            throw new ShapeProblem(
                    "Every source has one target.",
                    sources.size() + " sources, " + targets.size() + " targets",
                    "two lists of one length");
        }
        check(sources, sourceName);
        check(targets, targetName);
        List<String> copy = List.copyOf(sources);
        return new SequencePairs(
                copy,
                List.copyOf(targets),
                sourceName,
                targetName,
                Tokenization.words(),
                Tokenization.words(),
                Parts.TRAINING_SHARE,
                Parts.atRandom(copy, Parts.TRAINING_SHARE));
    }

    private static void check(List<String> texts, String name) {
        for (int row = 0; row < texts.size(); row++) {
            if (texts.get(row).isBlank()) {
                throw new DataProblem(
                        "Both texts of a pair have something in them.",
                        "nothing in the " + name + " of pair " + (row + 1),
                        "leaving that pair out");
            }
        }
    }

    /** Cuts both sides into characters as people count them. */
    public SequencePairs characters() {
        return both(Tokenization.characters());
    }

    /** Cuts both sides into words, which is the default. */
    public SequencePairs words() {
        return both(Tokenization.words());
    }

    /** Cuts both sides into words, of which at most so many are known, the most frequent of each side. */
    public SequencePairs words(int most) {
        return both(Tokenization.words(most));
    }

    /**
     * Cuts both sides into pieces of words, each as its training texts teach it.
     *
     * @param merges how many pairs of pieces become one on each side, at least 1
     */
    public SequencePairs bytePairs(int merges) {
        return both(Tokenization.bytePairs(merges));
    }

    private SequencePairs both(Tokenization way) {
        return new SequencePairs(sources, targets, sourceName, targetName, way, way, training, parts);
    }

    /** Sets how sources are cut: {@code .source(Tokenization.characters())} reads letters and writes words. */
    public SequencePairs source(Tokenization way) {
        return new SequencePairs(sources, targets, sourceName, targetName, way, target, training, parts);
    }

    /** Sets how targets are cut. */
    public SequencePairs target(Tokenization way) {
        return new SequencePairs(sources, targets, sourceName, targetName, source, way, training, parts);
    }

    /**
     * Sets the share of the pairs that trains; one half of the others validates, the other tests.
     *
     * @param share above 0 and below 1; default {@value Parts#TRAINING_SHARE}
     * @throws ConfigProblem if it is no such share
     */
    public SequencePairs split(double share) {
        return new SequencePairs(
                sources, targets, sourceName, targetName, source, target, share, Parts.atRandom(sources, share));
    }

    /** Returns the share of the pairs that trains. */
    public double training() {
        return training;
    }

    /** Returns which pairs train, validate and test; pairs with one source are in one part. */
    public Parts parts() {
        return parts;
    }

    /** Returns the number of pairs. */
    public int size() {
        return sources.size();
    }

    /** Returns all sources. */
    public List<String> sources() {
        return sources;
    }

    /** Returns all targets. */
    public List<String> targets() {
        return targets;
    }

    /** Returns the source of a pair, from 0. */
    public String source(int pair) {
        return sources.get(pair);
    }

    /** Returns the target of a pair, from 0. */
    public String target(int pair) {
        return targets.get(pair);
    }

    /** Returns the targets of all pairs with the source of this one, each once, this pair's first: what may all be right. */
    public List<String> alternatives(int pair) {
        List<String> found = new ArrayList<>(List.of(targets.get(pair)));
        for (int other = 0; other < sources.size(); other++) {
            if (sources.get(other).equals(sources.get(pair)) && !found.contains(targets.get(other))) {
                found.add(targets.get(other));
            }
        }
        return found;
    }

    /** Returns what the sources are called. */
    public String sourceName() {
        return sourceName;
    }

    /** Returns what the targets are called. */
    public String targetName() {
        return targetName;
    }

    /** Returns how sources are cut. */
    public Tokenization sourceTokenization() {
        return source;
    }

    /** Returns how targets are cut. */
    public Tokenization targetTokenization() {
        return target;
    }

    /** Returns what cuts sources, fitted on those of the training part. */
    public Tokenizer sourceTokenizer() {
        return source.fit(texts(sources::get));
    }

    /** Returns what cuts targets, fitted on those of the training part. */
    public Tokenizer targetTokenizer() {
        return target.fit(texts(targets::get));
    }

    private List<String> texts(IntFunction<String> text) {
        return Arrays.stream(parts.training()).mapToObj(text).toList();
    }

    /** Returns the SHA-256 of all pairs in order, as hexadecimal digits. */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (int pair = 0; pair < size(); pair++) {
            for (String text : List.of(sources.get(pair), targets.get(pair))) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns for example {@code 1000 pairs of 900 sources, words() to characters(): 800 train, 100 validate, 100 test}. */
    @Override
    public String toString() {
        int different = new HashSet<>(sources).size();
        return size() + " pairs" + (different < size() ? " of " + different + " sources" : "") + ", "
                + (source.equals(target) ? source.toString() : source + " to " + target) + ": "
                + parts.training().length + " train, " + parts.validation().length + " validate, "
                + parts.test().length + " test";
    }
}
