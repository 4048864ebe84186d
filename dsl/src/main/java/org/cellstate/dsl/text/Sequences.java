package org.cellstate.dsl.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.ValuedSequences;

/** Rows of different lengths: texts, texts that are cut already, or numeric frames. */
public sealed interface Sequences {

    /** Returns the number of rows. */
    int size();

    /** Returns what two rows have in common if they are the same. */
    String key(int row);

    /** Returns how long a row is, in characters, tokens or frames. */
    int length(int row);

    /** Returns what lengths are counted in, such as {@code characters}. */
    String unit();

    /**
     * Returns these rows and behind them others.
     *
     * @throws ShapeProblem if the others are of another kind, or have other features
     */
    Sequences followedBy(Sequences others);

    /** Returns some of the rows. */
    Sequences rows(int[] numbers);

    /** Adds all that is in the rows to a digest. */
    default void addTo(MessageDigest digest) {
        for (int row = 0; row < size(); row++) {
            byte[] bytes = key(row).getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }

    private static ShapeProblem unlike(Sequences one, Sequences other) {
        return new ShapeProblem(
                "Rows that are put together are of one kind.",
                one + " and " + other,
                "both as texts, or both as frames of the same features");
    }

    /**
     * Texts, and how they are cut.
     *
     * @param texts none of them blank
     * @param tokenization fitted on the rows that train, later
     */
    record Texts(List<String> texts, Tokenization tokenization) implements Sequences {

        /**
         * Copies the texts and checks them.
         *
         * @throws DataProblem if a text is empty; the message says in which row, counted from 1
         */
        public Texts {
            texts = List.copyOf(texts);
            for (int row = 0; row < texts.size(); row++) {
                if (texts.get(row).isBlank()) {
                    throw new DataProblem(
                            "Every sequence has at least one token.",
                            "row " + (row + 1) + " is " + (texts.get(row).isEmpty() ? "empty" : "blank"),
                            "leaving that row out");
                }
            }
        }

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public String key(int row) {
            return texts.get(row);
        }

        @Override
        public int length(int row) {
            return texts.get(row).codePointCount(0, texts.get(row).length());
        }

        @Override
        public String unit() {
            return "characters";
        }

        @Override
        public Sequences followedBy(Sequences others) {
            if (!(others instanceof Texts more)) {
                throw unlike(this, others);
            }
            List<String> all = new ArrayList<>(texts);
            all.addAll(more.texts);
            return new Texts(all, tokenization);
        }

        @Override
        public Sequences rows(int[] numbers) {
            return new Texts(Arrays.stream(numbers).mapToObj(texts::get).toList(), tokenization);
        }

        @Override
        public String toString() {
            return "texts";
        }
    }

    /**
     * Texts that are cut already.
     *
     * @param tokens {@code [row][token]}, no row empty
     */
    record Cut(List<List<String>> tokens) implements Sequences {

        /**
         * Copies the tokens and checks them.
         *
         * @throws DataProblem if a row is empty; the message says which, counted from 1
         */
        public Cut {
            tokens = tokens.stream().map(List::copyOf).toList();
            for (int row = 0; row < tokens.size(); row++) {
                if (tokens.get(row).isEmpty()) {
                    throw new DataProblem(
                            "Every sequence has at least one token.",
                            "row " + (row + 1) + " has none",
                            "leaving it out");
                }
            }
        }

        @Override
        public int size() {
            return tokens.size();
        }

        @Override
        public String key(int row) {
            return String.join("\u001F", tokens.get(row));
        }

        @Override
        public int length(int row) {
            return tokens.get(row).size();
        }

        @Override
        public String unit() {
            return "tokens";
        }

        @Override
        public Sequences followedBy(Sequences others) {
            if (!(others instanceof Cut more)) {
                throw unlike(this, others);
            }
            List<List<String>> all = new ArrayList<>(tokens);
            all.addAll(more.tokens);
            return new Cut(all);
        }

        @Override
        public Sequences rows(int[] numbers) {
            return new Cut(Arrays.stream(numbers).mapToObj(tokens::get).toList());
        }

        @Override
        public String toString() {
            return "lists of tokens";
        }
    }

    /**
     * Numeric frames. The arrays are handed over, not copied.
     *
     * @param numbers {@code [row][time x feature]}, frame by frame
     * @param features of a frame
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on inside the library, never compared
    record Frames(float[][] numbers, int features) implements Sequences {

        /**
         * Copies frames and checks them.
         *
         * @param frames {@code [row][time][feature]}; rows may differ in time, not in features
         * @throws ShapeProblem if there is no row, a row has no step, or features differ
         * @throws DataProblem if a number is missing or infinite; the message says where
         */
        public static Frames of(float[][][] frames) {
            return new Frames(ValuedSequences.flat(frames), frames[0][0].length);
        }

        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public String key(int row) {
            return Arrays.toString(numbers[row]);
        }

        @Override
        public int length(int row) {
            return numbers[row].length / features;
        }

        @Override
        public String unit() {
            return "steps";
        }

        @Override
        public Sequences followedBy(Sequences others) {
            if (!(others instanceof Frames more) || more.features != features) {
                throw unlike(this, others);
            }
            float[][] all = Arrays.copyOf(numbers, numbers.length + more.numbers.length);
            System.arraycopy(more.numbers, 0, all, numbers.length, more.numbers.length);
            return new Frames(all, features);
        }

        @Override
        public Sequences rows(int[] chosen) {
            return new Frames(
                    Arrays.stream(chosen).mapToObj(row -> numbers[row]).toArray(float[][]::new), features);
        }

        @Override
        public String toString() {
            return "frames of " + features + (features == 1 ? " feature" : " features");
        }
    }
}
