package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * A text with the probability of each token: one that a language model wrote, or one that it read.
 *
 * <pre>{@code
 * generated("The c", List.of("a", "t", " "), 0.6, 0.9, 0.8).seed(42)
 * }</pre>
 *
 * @param prompt what the text begins with and has no probabilities for; may be empty
 * @param tokens in order, at least one
 * @param seed what it was drawn with; empty for a text that was read, or taken greedily
 * @param note what a reader must know besides, such as characters of the prompt that the model does not know; may be empty
 */
public record ScoredText(String prompt, List<TokenScore> tokens, OptionalLong seed, String note) {

    /** Copies the tokens and checks them. */
    public ScoredText {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty()) {
            throw new ShapeProblem("A text has at least one token.", "no tokens", "generating at least one");
        }
        for (int i = 0; i < tokens.size(); i++) {
            double probability = tokens.get(i).probability();
            if (!(probability >= 0 && probability <= 1)) {
                throw new DataProblem(
                        "A probability is a number from 0 to 1.",
                        "token " + i + ", \"" + tokens.get(i).token() + "\", has " + probability,
                        Double.isNaN(probability)
                                ? "looking for what made it NaN, such as a training that diverged"
                                : "the softmax of the network's outputs, not its logarithm");
            }
        }
    }

    /**
     * Returns a text.
     *
     * @param probabilities one per token
     * @throws ShapeProblem if they are not as many as the tokens, or there is no token
     * @throws DataProblem if one is not from 0 to 1; the message says which
     */
    public static ScoredText of(String prompt, List<String> tokens, double... probabilities) {
        if (tokens.size() != probabilities.length) {
            throw new ShapeProblem(
                    "Every token has one probability.",
                    tokens.size() + " tokens, " + probabilities.length + " probabilities",
                    "as many of one as of the other; the prompt has none");
        }
        return new ScoredText(
                prompt,
                IntStream.range(0, probabilities.length)
                        .mapToObj(i -> new TokenScore(tokens.get(i), probabilities[i]))
                        .toList(),
                OptionalLong.empty(),
                "");
    }

    /** Returns this text with the seed that it was drawn with. */
    public ScoredText seed(long value) {
        return new ScoredText(prompt, tokens, OptionalLong.of(value), note);
    }

    /** Returns this text with what a reader must know besides. */
    public ScoredText note(String words) {
        return new ScoredText(prompt, tokens, seed, words);
    }

    /** Returns the text without the prompt. */
    public String text() {
        return tokens.stream().map(TokenScore::token).collect(Collectors.joining());
    }

    /** Returns the mean surprise of a token in bits; infinite if one was held impossible. */
    public double bitsPerToken() {
        return bits() / tokens.size();
    }

    /** Returns the surprise of the whole text, divided by its characters (Unicode code points). */
    public double bitsPerCharacter() {
        String text = text();
        return bits() / text.codePointCount(0, text.length());
    }

    private double bits() {
        return tokens.stream().mapToDouble(TokenScore::bits).sum();
    }

    /** Returns the perplexity: from how many equally likely tokens a model as unsure would choose. */
    public double perplexity() {
        return Math.pow(2, bitsPerToken());
    }

    /** Returns the positions of the least likely tokens, from 0, the least likely first, of equals the first. */
    public List<Integer> leastLikely(int most) {
        List<Integer> positions = new ArrayList<>();
        IntStream.range(0, tokens.size()).forEach(positions::add);
        positions.sort(Comparator.comparingDouble(i -> tokens.get(i).probability()));
        return List.copyOf(positions.subList(0, Math.max(0, Math.min(most, positions.size()))));
    }

    /** Returns the surprise of each token, to be drawn over the text. */
    public Surprise surprise() {
        return new Surprise(this);
    }

    /** Returns the prompt and the text. */
    @Override
    public String toString() {
        return prompt + text();
    }
}
