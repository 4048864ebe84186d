package org.cellstate.dsl.sweep.objective;

import java.io.Serializable;

/**
 * What a user's own function says of a candidate.
 *
 * @param <T> a candidate; {@code sweep(t -> t)} has the trial itself as one
 */
@FunctionalInterface
public interface Rating<T> extends Serializable {

    /**
     * Returns a number that is to be made small or large.
     *
     * @throws Exception where there is none: the trial has failed then, the study goes on
     */
    double of(T candidate) throws Exception;
}
