package org.cellstate.dsl.evaluate.text;

import java.util.List;

/**
 * The best answers to one question, with their scores.
 *
 * @param hypotheses the best first
 */
public record NBest(List<Hypothesis> hypotheses) {

    /** Copies the list. */
    public NBest {
        hypotheses = List.copyOf(hypotheses);
    }
}
