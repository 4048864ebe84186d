package org.cellstate.dsl.evaluate.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What may come next after a text, and how likely each token is.
 *
 * @param prompt the text
 * @param tokens all tokens, the likeliest first; their probabilities add up to 1
 * @param note what a reader must know besides, such as characters of the prompt that are not known; may be empty
 */
public record Continuations(String prompt, List<TokenScore> tokens, String note) {

    /** Sorts the tokens, of equals the earlier first. */
    public Continuations {
        tokens = tokens.stream()
                .sorted(Comparator.comparingDouble(TokenScore::probability).reversed())
                .toList();
    }

    /** Returns the likeliest token. */
    public TokenScore best() {
        return tokens.get(0);
    }

    /** Returns the probability of a token, 0 if it is none that may come. */
    public double probability(String token) {
        return tokens.stream()
                .filter(each -> each.token().equals(token))
                .mapToDouble(TokenScore::probability)
                .sum();
    }

    /** Returns how unsure the model is, in bits: the surprise that it expects (entropy). */
    public double bits() {
        return tokens.stream()
                .filter(each -> each.probability() > 0)
                .mapToDouble(each -> each.probability() * each.bits())
                .sum();
    }

    /** Returns the likeliest tokens with their probabilities, in a line. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("after \"" + prompt + "\":");
        tokens.stream()
                .limit(5)
                .forEach(each ->
                        line.append(String.format(Locale.ROOT, " \"%s\" %.3f", each.token(), each.probability())));
        return line.toString();
    }
}
