package org.cellstate.dsl.sweep;

import java.io.Serializable;

/**
 * What a user writes: settings in, a candidate out. It is run many times, also to see which questions it asks, so it should be quick, give
 * the same for the same answers, and change nothing outside.
 *
 * @param <T> a candidate, such as a model to be fitted
 */
@FunctionalInterface
public interface TrialFunction<T> extends Serializable {

    /** Returns the candidate that the answers of a trial describe. */
    T candidate(Trial trial);
}
