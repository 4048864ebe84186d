package org.cellstate.dsl.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Sequences with a label for each of their tokens or frames. It is a description: nothing is numbered or padded yet. Of the rows 80 % train,
 * 10 % validate and 10 % test, at random, the same ones for every model; rows that are the same lie in one part. Labels are sorted by name.
 *
 * <p>A label may say that nothing is known of a step, such as {@code -}: {@link #unknown} leaves such steps out of training and of all
 * scores. The model reads them none the less.
 */
public final class TaggedSequences implements ClassedSequences, Serializable {

    private final Sequences sequences;
    private final List<List<String>> labels;
    private final List<String> classes;
    private final String unknown;
    private final double share;
    private final Parts parts;

    private TaggedSequences(Sequences sequences, List<List<String>> labels, String unknown, double share) {
        this.sequences = sequences;
        this.labels = labels;
        this.unknown = unknown;
        this.share = share;
        TreeSet<String> names = new TreeSet<>();
        labels.forEach(names::addAll);
        names.remove(unknown);
        this.classes = List.copyOf(names);
        this.parts = Parts.atRandom(
                IntStream.range(0, labels.size()).mapToObj(sequences::key).toList(), share);
    }

    /**
     * Returns sequences with their labels.
     *
     * @param labels {@code [row][step]}
     * @throws ShapeProblem if a sequence has not as many labels as steps (the message says which row, counted from 1), or there are fewer than
     *     three different rows
     * @throws DataProblem if a label is missing, or all are the same
     */
    public static TaggedSequences of(Sequences sequences, List<List<String>> labels) {
        if (sequences.size() != labels.size()) {
            throw new ShapeProblem(
                    "Every sequence has its labels.",
                    sequences.size() + " sequences, " + labels.size() + " rows of labels",
                    "as many of one as of the other");
        }
        List<List<String>> checked = new ArrayList<>();
        for (List<String> row : labels) {
            check(row, sequences.length(checked.size()), sequences.unit(), checked.size());
            checked.add(List.copyOf(row));
        }
        return new TaggedSequences(sequences, List.copyOf(checked), "", Parts.TRAINING_SHARE).told();
    }

    private static void check(List<String> labels, int steps, String unit, int row) {
        if (labels.size() != steps) {
            throw new ShapeProblem(
                    "Every step of a sequence has one label.",
                    "row " + (row + 1) + " has " + steps + " " + unit + " and " + labels.size() + " labels",
                    "one label for each, without padding");
        }
        int missing = labels.indexOf("");
        if (missing >= 0) {
            throw new DataProblem(
                    "Every step of a sequence has a label.",
                    "row " + (row + 1) + ", step " + (missing + 1) + " has none",
                    "a label that says so, such as \"-\", and .unknown(\"-\")");
        }
    }

    /** Returns texts and their labels, both character by character, as people count characters. */
    public static TaggedSequences characters(List<String> texts, List<String> labels) {
        return of(new Sequences.Cut(cut(texts)), cut(labels));
    }

    private static List<List<String>> cut(List<String> texts) {
        return texts.stream().map(CharacterTokenizer::clusters).toList();
    }

    private TaggedSequences told() {
        if (classes.size() < 2) {
            throw new DataProblem(
                    "It takes at least two labels to tell them apart.",
                    classes.isEmpty() ? "no label" : "\"" + classes.get(0) + "\" at every step",
                    "sequences with another label");
        }
        return this;
    }

    /**
     * Says which label means that nothing is known.
     *
     * @throws DataProblem if no step has it, if a sequence has no other, or fewer than two labels are left; the message says which row
     */
    public TaggedSequences unknown(String label) {
        if (!classes.contains(label)) {
            throw new DataProblem(
                    "The label of what is not known is one of the labels.",
                    "unknown(\"" + label + "\"), where the labels are " + String.join(", ", classes),
                    "one of these");
        }
        for (int row = 0; row < labels.size(); row++) {
            if (labels.get(row).stream().allMatch(label::equals)) {
                throw new DataProblem(
                        "Something is known of every sequence.",
                        "row " + (row + 1) + " has \"" + label + "\" at every step",
                        "leaving that row out");
            }
        }
        return new TaggedSequences(sequences, labels, label, share).told();
    }

    /** Sets the share of the rows that trains, above 0 and below 1; one half of the others validates, the other tests. */
    public TaggedSequences split(double training) {
        return new TaggedSequences(sequences, labels, unknown, training);
    }

    /**
     * Checks that each label can be learned.
     *
     * @throws DataProblem if a label occurs in no row that trains
     */
    public TaggedSequences learnable() {
        Map<String, Long> training = counts().training();
        for (String each : classes) {
            if (training.getOrDefault(each, 0L) == 0) {
                throw new DataProblem(
                        "A label is learned of rows that train.",
                        "\"" + each + "\" is in none of them",
                        "more rows that have it, another .split(…), or leaving out those that have it");
            }
        }
        return this;
    }

    /** Returns the number of rows. */
    @Override
    public int size() {
        return labels.size();
    }

    /** Returns the rows without their labels. */
    @Override
    public Sequences sequences() {
        return sequences;
    }

    /** Returns the labels of a row, {@code [step]}. */
    public List<String> labels(int row) {
        return labels.get(row);
    }

    /** Returns the labels that are learned, sorted by name. */
    @Override
    public List<String> classes() {
        return classes;
    }

    /** Returns the label that says that nothing is known; empty if there is none. */
    public String unknown() {
        return unknown;
    }

    /** Returns which rows train, validate and test. */
    @Override
    public Parts parts() {
        return parts;
    }

    /** Returns the share of the rows that trains. */
    public double share() {
        return share;
    }

    /** Returns at how many steps each label stands, the unknown left out. */
    @Override
    public LabelCounts counts() {
        return new LabelCounts(
                LabelCounts.of(known(IntStream.range(0, size()).toArray())),
                LabelCounts.of(known(parts.training())),
                LabelCounts.of(known(parts.validation())),
                LabelCounts.of(known(parts.test())));
    }

    private Stream<String> known(int[] rows) {
        return Arrays.stream(rows).mapToObj(labels::get).flatMap(List::stream).filter(label -> !label.equals(unknown));
    }

    /** Returns the SHA-256 of all rows and labels in order, as hexadecimal digits. */
    @Override
    public String sha256() {
        return Sha256.of(digest -> {
            sequences.addTo(digest);
            for (List<String> row : labels) {
                digest.update((String.join("\u001F", row) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Returns for example {@code 3 labels, 5780 steps in lists of tokens: 23 rows train, 3 validate, 3 test}. */
    @Override
    public String toString() {
        long steps = counts().all().values().stream().mapToLong(Long::longValue).sum();
        return classes.size() + " labels, " + steps + " steps in " + sequences + ": " + parts;
    }
}
