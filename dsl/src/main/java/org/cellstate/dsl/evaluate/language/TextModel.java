package org.cellstate.dsl.evaluate.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.decode.Choice;
import org.cellstate.dsl.evaluate.decode.Decoder;
import org.cellstate.dsl.evaluate.decode.NextTokens;
import org.cellstate.dsl.evaluate.decode.Sampling;
import org.cellstate.dsl.evaluate.decode.Written;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.Hypothesis;
import org.cellstate.dsl.evaluate.text.NBest;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.Vocabulary;

/**
 * A model of the next token with the tokenizer of its tokens: what it holds of texts, and what it writes. A text begins behind the begin
 * token where training had whole texts; where it had one long text that was cut, it begins anywhere. Tokens that are not known are read as the
 * unknown token where training had such; otherwise the model knows nothing of it, and they are left out of what it reads.
 *
 * @param model what says which token may come next
 * @param tokenizer what cuts texts into its tokens
 * @param whole whether it was fitted on whole texts, with begin and end; otherwise it writes no end
 * @param <S> a state of the model
 */
public record TextModel<S>(NextTokens<S> model, Tokenizer tokenizer, boolean whole) {

    private static final int NAMED = 5;

    /**
     * Writes on from a prompt, and shows the text meanwhile if that takes long. Stopping the cell ends the text.
     *
     * @param prompt what the text begins with; may be empty
     * @param most tokens, at least 1; fewer only if the model ends the text before
     * @param choice how each token is chosen
     */
    public ScoredText generate(String prompt, int most, Choice choice) {
        List<String> read = tokenizer.tokens(prompt);
        LiveText live = new LiveText();
        Written<S> written = decoder(most)
                .write(after(read), choice, soFar -> live.goesOn(() -> scored(prompt, read, soFar, choice)));
        live.done(written.size());
        return scored(prompt, read, written, choice);
    }

    /**
     * Returns the best texts that a beam search finds behind a prompt, with their scores.
     *
     * @param most tokens of each, at least 1
     * @param count at least 1, at most the beam's width
     */
    public NBest nBest(String prompt, int most, Beam beam, int count) {
        return new NBest(decoder(most).nBest(after(tokenizer.tokens(prompt)), beam, count).stream()
                .map(text -> new Hypothesis(tokens(text), beam.score(text)))
                .toList());
    }

    /** Returns what may come next after a prompt, and how likely each token is. */
    public Continuations next(String prompt) {
        return continuations(prompt, logs(prompt));
    }

    /** Returns what would be drawn next after a prompt, and how likely. */
    public Continuations next(String prompt, Sampling how) {
        double[] logs = logs(prompt);
        for (int token : never()) {
            logs[token] = Double.NEGATIVE_INFINITY;
        }
        double[] shares = how.probabilities(logs);
        return continuations(prompt, Arrays.stream(shares).map(Math::log).toArray());
    }

    /**
     * Returns a text with the probability of each token after those before it.
     *
     * @throws ShapeProblem if the text is empty
     */
    public ScoredText read(String text) {
        List<String> tokens = tokenizer.tokens(text);
        if (tokens.isEmpty()) {
            throw new ShapeProblem("A text that is read has at least one character.", "\"\"", "a sentence");
        }
        double[] logs = logs(tokens);
        List<String> pieces = tokenizer.pieces(tokens);
        List<TokenScore> scores = IntStream.range(0, logs.length)
                .mapToObj(i -> new TokenScore(pieces.get(i), Math.exp(logs[i])))
                .toList();
        return new ScoredText("", scores, OptionalLong.empty(), unknown(tokens, "the text"));
    }

    /** Returns the natural logarithm of the probability of each token of a text after those before it. */
    double[] logs(List<String> tokens) {
        double[] logs = new double[tokens.size()];
        S state = begin();
        for (int i = 0; i < logs.length; i++) {
            int token = vocabulary().id(tokens.get(i));
            logs[i] = model.logProbabilities(state)[token];
            state = reads(token) ? model.after(state, token) : state;
        }
        return logs;
    }

    private Decoder<S> decoder(int most) {
        Decoder<S> decoder = Decoder.of(model).most(most).least(1).never(never());
        return whole ? decoder.end(Vocabulary.END) : decoder;
    }

    /** Returns the tokens that are not written. */
    private int[] never() {
        return whole
                ? new int[] {Vocabulary.UNKNOWN, Vocabulary.BEGIN}
                : new int[] {Vocabulary.UNKNOWN, Vocabulary.BEGIN, Vocabulary.END};
    }

    private Vocabulary vocabulary() {
        return tokenizer.vocabulary();
    }

    private S begin() {
        return whole ? model.after(model.begin(), Vocabulary.BEGIN) : model.begin();
    }

    private S after(List<String> tokens) {
        S state = begin();
        for (String token : tokens) {
            int id = vocabulary().id(token);
            state = reads(id) ? model.after(state, id) : state;
        }
        return state;
    }

    private boolean reads(int token) {
        return token != Vocabulary.UNKNOWN || vocabulary().count(Vocabulary.UNKNOWN) > 0;
    }

    private double[] logs(String prompt) {
        return model.logProbabilities(after(tokenizer.tokens(prompt))).clone();
    }

    private Continuations continuations(String prompt, double[] logs) {
        List<TokenScore> scores = IntStream.range(0, logs.length)
                .mapToObj(token -> new TokenScore(vocabulary().word(token), Math.exp(logs[token])))
                .toList();
        return new Continuations(prompt, scores, unknown(tokenizer.tokens(prompt), "the prompt"));
    }

    private List<String> tokens(Written<S> text) {
        return Arrays.stream(text.tokens()).mapToObj(vocabulary()::token).toList();
    }

    private ScoredText scored(String prompt, List<String> read, Written<?> written, Choice choice) {
        List<String> all = new ArrayList<>(read);
        Arrays.stream(written.tokens()).mapToObj(vocabulary()::token).forEach(all::add);
        List<String> pieces = tokenizer.pieces(all).subList(read.size(), all.size());
        double[] logs = written.logProbabilities();
        List<TokenScore> scores = IntStream.range(0, logs.length)
                .mapToObj(i -> new TokenScore(pieces.get(i), Math.exp(logs[i])))
                .toList();
        OptionalLong seed =
                choice instanceof Sampling sampling ? OptionalLong.of(sampling.seed()) : OptionalLong.empty();
        return new ScoredText(prompt, scores, seed, unknown(read, "the prompt"));
    }

    private String unknown(List<String> tokens, String where) {
        List<String> unknown =
                tokens.stream().filter(token -> !vocabulary().knows(token)).toList();
        if (unknown.isEmpty()) {
            return "";
        }
        List<String> names =
                unknown.stream().distinct().map(token -> "\"" + token + "\"").toList();
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
        boolean one = unknown.size() == 1;
        return unknown.size() + (one ? " token of " : " tokens of ") + where + (one ? " is" : " are")
                + " not in the model's vocabulary and " + (one ? "was" : "were")
                + (reads(Vocabulary.UNKNOWN) ? " read as unknown: " : " left out of what it read: ") + named;
    }
}
