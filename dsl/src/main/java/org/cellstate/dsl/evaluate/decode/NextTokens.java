package org.cellstate.dsl.evaluate.decode;

/**
 * A model that says which token may come next. What it has read is a state, a value: it may be continued more than once.
 *
 * @param <S> a state
 */
public interface NextTokens<S> {

    /** Returns the state before the first token. */
    S begin();

    /** Returns the natural logarithm of the probability of each token of the vocabulary to come next; their exponentials add up to 1. */
    double[] logProbabilities(S state);

    /** Returns the state after one more token. */
    S after(S state, int token);
}
