package org.cellstate.dsl.evaluate.text;

import java.util.List;

/**
 * One way in which a model might have answered.
 *
 * @param tokens in order
 * @param score what answers are ranked by, higher is better: the logarithm of the probability, or that with a penalty
 */
public record Hypothesis(List<String> tokens, double score) {

    /** Copies the tokens. */
    public Hypothesis {
        tokens = List.copyOf(tokens);
    }
}
