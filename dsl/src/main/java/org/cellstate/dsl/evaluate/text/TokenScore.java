package org.cellstate.dsl.evaluate.text;

/**
 * A token and how likely a model held it, after all tokens before it.
 *
 * @param token a character, a word or a part of one, with the space that belongs to it
 * @param probability from 0 to 1
 */
public record TokenScore(String token, double probability) {

    /** Returns the surprise in bits: the negative binary logarithm of the probability; infinite for 0. */
    public double bits() {
        return probability == 1 ? 0 : -Math.log(probability) / Math.log(2);
    }
}
