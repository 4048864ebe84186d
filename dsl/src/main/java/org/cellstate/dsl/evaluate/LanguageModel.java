package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.engine.TextStepper;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.decode.Choice;
import org.cellstate.dsl.evaluate.decode.Sampling;
import org.cellstate.dsl.evaluate.language.LanguageScores;
import org.cellstate.dsl.evaluate.language.NGram;
import org.cellstate.dsl.evaluate.language.TextModel;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.NBest;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.Surprise;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.text.Vocabulary;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model that reads a text and says what comes next. It writes texts by that, and says how surprising one is.
 *
 * <p>Of a corpus of documents a text begins behind the begin token; of one long text that was cut it begins anywhere. Tokens that the
 * vocabulary does not have are read as the unknown token where training had such; otherwise they are left out of what is read, and the
 * result says so.
 */
public final class LanguageModel implements FittedModel<TextBatch, PreparedText> {

    /** What tokens are drawn by unless it is said: Holtzman et al. 2020 find texts of 0.95 closest to those that people write. */
    private static final Sampling DEFAULT = Choice.topP(0.95);

    /** On characters of a book, longer ones gain nothing; of words there are too few for more than three. */
    private static final int ORDER_OF_CHARACTERS = 6;

    private static final int ORDER_OF_WORDS = 3;

    private final RecurrentSpec spec;
    private final TextCorpus data;
    private final Network<TextBatch> network;
    private final Trained<TextBatch, PreparedText> trained;
    private final Provenance provenance;
    private @Nullable TextModel<int[]> baseline;
    private @Nullable LanguageScores scores;

    private LanguageModel(Trained<TextBatch, PreparedText> trained, TextCorpus data, Provenance provenance) {
        this.spec = trained.spec();
        this.data = data;
        this.network = trained.network();
        this.trained = trained;
        this.provenance = provenance;
    }

    /** Returns the language model of a trained network. */
    public static LanguageModel of(Trained<TextBatch, PreparedText> trained, TextCorpus data) {
        return of(trained, data, Provenance.of(data.toString(), data.sha256(), trained));
    }

    /** Returns the language model of a network that was trained elsewhere. */
    static LanguageModel of(Trained<TextBatch, PreparedText> trained, TextCorpus data, Provenance provenance) {
        return new LanguageModel(trained, data, provenance);
    }

    /**
     * Writes on from a prompt with draws among the tokens that together are likely by 0.95 (Holtzman et al. 2020), the same ones every time.
     *
     * @param prompt what the text begins with; may be empty
     * @param most tokens, at least 1
     */
    public ScoredText generate(String prompt, int most) {
        return generate(prompt, most, DEFAULT);
    }

    /**
     * Writes on from a prompt. If that takes long the text is shown meanwhile; stopping the cell ends it, and what is there is the result.
     *
     * @param prompt what the text begins with; may be empty
     * @param most tokens, at least 1; fewer only if the model ends the text before
     * @param choice how each token is chosen, such as {@code temperature(0.8).topK(40).seed(7)}, {@code beam(5)} or {@code greedy()}
     * @throws org.cellstate.dsl.data.ConfigProblem if {@code most} is less than 1
     */
    public ScoredText generate(String prompt, int most, Choice choice) {
        return ask(model -> model.generate(prompt, most, choice));
    }

    /**
     * Returns the best texts that a beam search finds behind a prompt, with their scores.
     *
     * @param most tokens of each, at least 1
     * @param count at least 1, at most the beam's width
     */
    public NBest nBest(String prompt, int most, Beam beam, int count) {
        return ask(model -> model.nBest(prompt, most, beam, count));
    }

    /** Returns what may come next after a prompt, and how likely each token is. */
    public Continuations next(String prompt) {
        return ask(model -> model.next(prompt));
    }

    /** Returns what would be drawn next after a prompt, and how likely: what a temperature does, and which tokens are left out. */
    public Continuations next(String prompt, Sampling how) {
        return ask(model -> model.next(prompt, how));
    }

    /**
     * Returns a text with the probability of each token after those before it.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if the text is empty
     */
    public ScoredText read(String text) {
        return ask(model -> model.read(text));
    }

    /** Returns how surprising each token of a text is, to be drawn over it; problems are those of {@link #read}. */
    public Surprise surprise(String text) {
        return read(text).surprise();
    }

    /**
     * Returns how well the model foresees the test part, which training never read, beside single tokens and an n-gram. The first token is
     * not counted.
     */
    public synchronized LanguageScores evaluate() {
        if (scores == null) {
            scores = compare();
        }
        return scores;
    }

    /** Returns the mean surprise of a character (Unicode code point) of the test part in bits, however it is cut into tokens. */
    public double bitsPerCharacter() {
        return evaluate().model().bitsPerCharacter();
    }

    /** Returns the mean surprise of a character (Unicode code point) of a text in bits; problems are those of {@link #read}. */
    public double bitsPerCharacter(String text) {
        return read(text).bitsPerCharacter();
    }

    /** Returns the perplexity of a token of the test part: from how many equally likely tokens a model as unsure would choose. */
    public double perplexity() {
        return evaluate().model().perplexity();
    }

    /** Returns the perplexity of a token of a text; problems are those of {@link #read}. */
    public double perplexity(String text) {
        return read(text).perplexity();
    }

    private LanguageScores compare() {
        PreparedText prepared = trained.data();
        int[] test = prepared.testTokens();
        NGram single = NGram.of(List.of(prepared.trainingTokens()), vocabulary().size(), 1);
        NGram longer = (NGram) baseline().model();
        Map<String, double[]> logs = new LinkedHashMap<>();
        logs.put(spec.label(), asked(network.predict(prepared.test())));
        logs.put(byCharacters() ? "single characters" : "single tokens", asked(single.read(test)));
        logs.put(longer.toString(), asked(longer.read(test)));
        int first = test[0] == Vocabulary.BEGIN
                ? 0
                : length(data.tokenizer().tokens(data.test().get(0)).get(0));
        long characters = data.test().stream().mapToLong(LanguageModel::length).sum() - first;
        return LanguageScores.of("test part", characters, logs, notes());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns what the network was asked for, which is all but the first token. */
    private static double[] asked(float[] logs) {
        return IntStream.range(0, logs.length)
                .mapToDouble(i -> logs[i])
                .filter(log -> !Double.isNaN(log))
                .toArray();
    }

    private static double[] asked(double[] logs) {
        return Arrays.copyOfRange(logs, 1, logs.length);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (data.unknown().count() > 0) {
            notes.add(
                    data.unknown()
                            + (byCharacters()
                                    ? ""
                                    : "; each counts as one unknown token, its spelling as nothing: bits per character are too low"));
        }
        return notes;
    }

    private boolean byCharacters() {
        return data.tokenization() instanceof Tokenization.Characters;
    }

    /**
     * Returns the n-gram that scores stand beside, mixed by Kneser and Ney: of order 6 for characters, 3 for other tokens. It is fitted on the same training part, and
     * writes and reads texts as this model does.
     */
    public synchronized TextModel<int[]> baseline() {
        if (baseline == null) {
            int order = byCharacters() ? ORDER_OF_CHARACTERS : ORDER_OF_WORDS;
            NGram counted = NGram.kneserNey(
                    List.of(trained.data().trainingTokens()), vocabulary().size(), order);
            baseline = new TextModel<>(counted, data.tokenizer(), data.byDocument());
        }
        return baseline;
    }

    private <R> R ask(Function<TextModel<TextStepper.State>, R> question) {
        try (TextStepper stepper = TextStepper.of(spec, vocabulary().size(), network.weights())) {
            return question.apply(new TextModel<>(new StepperTokens(stepper), data.tokenizer(), data.byDocument()));
        }
    }

    private Vocabulary vocabulary() {
        return data.tokenizer().vocabulary();
    }

    @Override
    public Trained<TextBatch, PreparedText> trained() {
        return trained;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the corpus. */
    public TextCorpus data() {
        return data;
    }

    /**
     * Writes the model to a file, from which {@code load(path).languageModel()} brings it back whole. The texts that it was fitted on are in
     * the file.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    @Override
    public void save(Path file) {
        LanguageModelFile.write(this, file);
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec.label() + ", " + summary().parameters() + " parameters\n" + data + "\n" + history();
    }
}
