package org.cellstate.dsl.prepare;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.Vocabulary;

/**
 * A text as a language model is trained on it: truncated backpropagation through time with the state carried on. The training part is as many
 * streams beside each other as a batch has rows, each read from its begin to its end, piece by piece; an epoch is once through. Validation
 * and test parts are read as a few long rows, in which every token but the first is asked for once.
 *
 * <p>An example is a piece, and its number is where it begins; the rows that validate are numbered behind them.
 */
public final class PreparedText implements Examples<TextBatch> {

    private final String name;
    private final int[] training;
    private final TextStreams streams;
    private final TextRows validation;
    private final TextRows test;
    private final int batch;

    private PreparedText(String name, int[] training, TextStreams streams, int[] validation, int[] test, int batch) {
        this.name = name;
        this.training = training;
        this.streams = streams;
        this.validation = TextRows.of(validation);
        this.test = TextRows.of(test);
        this.batch = batch;
    }

    /**
     * Prepares a text.
     *
     * @param name what a person calls it
     * @param training token numbers, at least 2; so many of {@code validation} and {@code test}
     * @param batch the most streams beside each other; a short text has fewer, of one piece at least
     * @param steps the most tokens of a piece, through which a gradient goes back
     * @throws ShapeProblem if a part is shorter
     */
    public static PreparedText of(String name, int[] training, int[] validation, int[] test, int batch, int steps) {
        atLeastTwo("training", training);
        atLeastTwo("validation", validation);
        atLeastTwo("test", test);
        return new PreparedText(name, training, TextStreams.of(training.length, batch, steps), validation, test, batch);
    }

    /**
     * Prepares a corpus as its tokenizer cuts it, fitted on the training part. Documents follow one another, each behind a begin; those that
     * were dealt out whole have an end too.
     *
     * @param batch the most streams beside each other
     * @param steps the most tokens of a piece
     */
    public static PreparedText of(TextCorpus corpus, int batch, int steps) {
        return of(
                corpus.toString(),
                tokens(corpus, corpus.training(), true),
                tokens(corpus, corpus.validation(), corpus.byDocument()),
                tokens(corpus, corpus.test(), corpus.byDocument()),
                batch,
                steps);
    }

    private static int[] tokens(TextCorpus corpus, List<String> texts, boolean begins) {
        IntStream.Builder all = IntStream.builder();
        for (String text : texts) {
            if (begins) {
                all.add(Vocabulary.BEGIN);
            }
            IntStream.of(corpus.tokenizer().encode(text)).forEach(all::add);
            if (corpus.byDocument()) {
                all.add(Vocabulary.END);
            }
        }
        return all.build().toArray();
    }

    private static void atLeastTwo(String part, int[] tokens) {
        if (tokens.length < 2) {
            throw new ShapeProblem(
                    "Each part of a text has at least 2 tokens: one that is read, and one that is asked for.",
                    tokens.length + " in the " + part + " part",
                    "a longer text, or another .split(…)");
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns where the pieces begin that lie one after the other. Another time through, all may begin a little further on. */
    @Override
    public int[] training() {
        return streams.begins();
    }

    /** Returns as many examples as make once through the text. */
    @Override
    public int epoch() {
        return streams.pieces() * batch;
    }

    @Override
    public ExampleOrder order(RandomGenerator random) {
        return streams.order(random);
    }

    /** Returns all of the validation part: it costs a fraction of an epoch. */
    @Override
    public int compared() {
        return validation.rows();
    }

    @Override
    public int[] validation(int most) {
        return IntStream.range(0, Math.min(most, validation.rows()))
                .map(row -> training.length + row)
                .toArray();
    }

    @Override
    public TextBatch batch(int[] examples) {
        if (examples[0] < training.length) {
            return streams.batch(training, examples);
        }
        int[] rows = IntStream.of(examples).map(each -> each - training.length).toArray();
        return validation.batch(rows, examples[0]);
    }

    /** Returns the test part. */
    public TextBatch test() {
        return test.batch(IntStream.range(0, test.rows()).toArray(), 0);
    }

    /** Returns the tokens that train, in order. */
    public int[] trainingTokens() {
        return training.clone();
    }

    /** Returns the tokens of the test part, in order. */
    public int[] testTokens() {
        return test.text().clone();
    }

    /** Returns how many streams are read beside each other. */
    public int streams() {
        return streams.streams();
    }

    /** Returns the tokens of a piece. */
    public int steps() {
        return streams.steps();
    }

    @Override
    public String label(int example) {
        return example < training.length
                ? String.format(Locale.ROOT, "the piece at token %,d", example)
                : String.format(
                        Locale.ROOT,
                        "the validation part at token %,d",
                        (example - training.length) * validation.counted());
    }

    /** Returns nothing: tokens have no extreme values. */
    @Override
    public List<NamedNumbers> numbers(TextBatch batch) {
        return List.of();
    }
}
