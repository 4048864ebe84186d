package org.cellstate.dsl.evaluate.text;

import java.util.stream.DoubleStream;

/**
 * How surprising each token of a text was.
 *
 * @param text the text with the probabilities
 */
public record Surprise(ScoredText text) {

    /** Returns the surprise of each token in bits; infinite for one that was held impossible. */
    public DoubleStream bits() {
        return text.tokens().stream().mapToDouble(TokenScore::bits);
    }
}
