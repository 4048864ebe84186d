package org.cellstate.dsl.evaluate.decode;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * Keeps the likeliest texts at each step, and ranks those that ended by their score: the logarithm of the probability, divided by
 * {@code ((5 + n) / 6) ^ lengthPenalty} for a text of n tokens with its end (Wu et al. 2016). Without the penalty short texts win, because
 * each token makes a text less likely.
 *
 * @param width texts that are kept, at least 1; with 1 the search is greedy
 * @param lengthPenalty 0 or more; default 0.6, from the range that Wu et al. 2016 found usually best
 */
public record Beam(int width, double lengthPenalty) implements Choice {

    static final double PENALTY = 0.6;

    /** Checks the ranges. */
    public Beam {
        if (width < 1) {
            throw new ConfigProblem(
                    "A beam keeps at least 1 text at each step.", "beam(" + width + ")", "beam(5), or greedy()");
        }
        if (!(lengthPenalty >= 0) || Double.isInfinite(lengthPenalty)) {
            throw new ConfigProblem(
                    "A length penalty is 0 or more: 0 ranks texts by their probability, 1 nearly by that of a token.",
                    ".lengthPenalty(" + lengthPenalty + ")",
                    ".lengthPenalty(" + PENALTY + ")");
        }
    }

    /** Sets how much longer texts are favoured, 0 or more. */
    public Beam lengthPenalty(double exponent) {
        return new Beam(width, exponent);
    }

    /** Returns what a text is ranked by; higher is better. */
    public double score(Written<?> text) {
        return text.logProbability() / Math.pow((5 + text.choices()) / 6.0, lengthPenalty);
    }

    @Override
    public String toString() {
        return "beam(" + width + ")" + (lengthPenalty == PENALTY ? "" : ".lengthPenalty(" + lengthPenalty + ")");
    }
}
