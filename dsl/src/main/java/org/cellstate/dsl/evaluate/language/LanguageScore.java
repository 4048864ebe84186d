package org.cellstate.dsl.evaluate.language;

/**
 * How well one model foresaw a text.
 *
 * @param name of the model
 * @param bits the surprise of the whole text: the sum of the negative binary logarithms of the probabilities of its tokens
 * @param tokens of the text
 * @param characters of the text, Unicode code points
 */
public record LanguageScore(String name, double bits, long tokens, long characters) {

    /** Returns the mean surprise of a token in bits. */
    public double bitsPerToken() {
        return bits / tokens;
    }

    /** Returns the surprise divided by the characters: what models that cut texts in different ways can be compared by. */
    public double bitsPerCharacter() {
        return bits / characters;
    }

    /** Returns from how many equally likely tokens a model as unsure would choose. */
    public double perplexity() {
        return Math.pow(2, bitsPerToken());
    }
}
