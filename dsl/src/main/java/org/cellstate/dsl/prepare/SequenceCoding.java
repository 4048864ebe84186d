package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.Vocabulary;

/**
 * How sequences become numbers, learned of the rows that train: tokens by a vocabulary, numeric frames by their means and deviations. A token
 * that was seen once is read as an unknown one: so a model learns what to make of those.
 *
 * @param tokenizer of texts
 * @param vocabulary of texts and of lists of tokens
 * @param scaler of frames
 * @param features of a step; of tokens 1
 */
public record SequenceCoding(
        Optional<Tokenizer> tokenizer, Optional<Vocabulary> vocabulary, Optional<FrameScaler> scaler, int features) {

    /** How often a token must have been seen to stand for itself. */
    private static final int SEEN = 2;

    /** Learns of some rows. */
    static SequenceCoding fit(Sequences sequences, int[] training) {
        if (sequences instanceof Sequences.Texts texts) {
            Tokenizer tokenizer = texts.tokenization()
                    .fit(Arrays.stream(training).mapToObj(texts.texts()::get).toList());
            return of(tokenizer);
        }
        if (sequences instanceof Sequences.Cut cut) {
            Stream<String> tokens =
                    Arrays.stream(training).mapToObj(cut.tokens()::get).flatMap(List::stream);
            Map<String, Long> counts = tokens.collect(Collectors.groupingBy(token -> token, Collectors.counting()));
            return new SequenceCoding(
                    Optional.empty(), Optional.of(Vocabulary.of(counts, Integer.MAX_VALUE)), Optional.empty(), 1);
        }
        Sequences.Frames frames = (Sequences.Frames) sequences;
        return new SequenceCoding(
                Optional.empty(),
                Optional.empty(),
                Optional.of(FrameScaler.fit(frames.numbers(), training, frames.features())),
                frames.features());
    }

    /** Returns the coding of texts by a tokenizer that was fitted before. */
    static SequenceCoding of(Tokenizer fitted) {
        return new SequenceCoding(Optional.of(fitted), Optional.of(fitted.vocabulary()), Optional.empty(), 1);
    }

    /**
     * Returns rows as numbers, {@code [row][time x feature]}.
     *
     * @throws DataProblem if a text has no token, such as one of spaces alone; the message says which row, counted from 1
     * @throws ConfigProblem if they are of another kind than those that were learned of
     * @throws org.cellstate.dsl.data.ShapeProblem if frames have other features
     */
    public float[][] rows(Sequences sequences) {
        if (sequences instanceof Sequences.Texts texts && tokenizer.isPresent()) {
            return rows(texts.texts().stream().map(tokenizer.get()::tokens).toList());
        }
        if (sequences instanceof Sequences.Cut cut && vocabulary.isPresent()) {
            return rows(cut.tokens());
        }
        if (sequences instanceof Sequences.Frames frames && scaler.isPresent()) {
            scaler.get().check(frames.features());
            return Arrays.stream(frames.numbers()).map(scaler.get()::scaled).toArray(float[][]::new);
        }
        throw new ConfigProblem(
                "A model reads what it was fitted on.",
                sequences + ", fitted on "
                        + (tokenizer.isPresent() ? "texts" : vocabulary.isPresent() ? "lists of tokens" : "frames"),
                "rows of the same kind");
    }

    private float[][] rows(List<List<String>> tokens) {
        float[][] rows = new float[tokens.size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = numbers(tokens.get(row));
            if (rows[row].length == 0) {
                throw new DataProblem(
                        "Every sequence has at least one token.",
                        "row " + (row + 1) + " has none",
                        "leaving that row out, or .characters()");
            }
        }
        return rows;
    }

    private float[] numbers(List<String> tokens) {
        Vocabulary known = vocabulary.orElseThrow();
        float[] numbers = new float[tokens.size()];
        for (int i = 0; i < numbers.length; i++) {
            int id = known.id(tokens.get(i));
            numbers[i] = known.count(id) < SEEN ? Vocabulary.UNKNOWN : id;
        }
        return numbers;
    }

    /** Returns what the steps of a row are called: the tokens, or of frames their numbers. */
    public List<String> steps(Sequences sequences, int row) {
        if (sequences instanceof Sequences.Texts texts && tokenizer.isPresent()) {
            return tokenizer.get().tokens(texts.texts().get(row));
        }
        if (sequences instanceof Sequences.Cut cut) {
            return cut.tokens().get(row);
        }
        return Stream.iterate(0, step -> step + 1)
                .limit(sequences.length(row))
                .map(String::valueOf)
                .toList();
    }

    /** Returns how many tokens are known; 0 for frames. */
    int known() {
        return vocabulary.map(Vocabulary::size).orElse(0);
    }
}
