package org.cellstate.dsl.text;

/**
 * What an embedding begins with: a vector for each token of a vocabulary, from {@link Vectors} where they have the word, drawn where not.
 *
 * @param weights {@code [token, feature]}, in the order of the vocabulary
 * @param found how many tokens were found, as they are written or in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the library, never compared
public record WordWeights(float[][] weights, int found) {

    /** Returns how many features a token has. */
    public int width() {
        return weights[0].length;
    }

    /** Returns for example {@code 4821 of 6921 tokens have a vector of 50 numbers, the others are drawn}. */
    @Override
    public String toString() {
        return found + " of " + weights.length + " tokens have a vector of " + width()
                + " numbers, the others are drawn";
    }
}
