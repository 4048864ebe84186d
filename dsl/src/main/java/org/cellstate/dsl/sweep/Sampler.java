package org.cellstate.dsl.sweep;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Proposes the settings of the next trial. It keeps nothing between two calls: all it knows is its arguments. */
public interface Sampler {

    /** Returns the word that makes it in a chain, such as {@code bayesian()}. */
    String label();

    /**
     * Returns the settings of a trial.
     *
     * @param past what is known
     * @param space what is searched
     * @param number of the trial, from 0
     * @param seed of this study; what is drawn for a trial must depend on nothing but these arguments
     */
    Proposal propose(Past past, Space<?> space, int number, long seed);

    /** Returns how many trials there are in all; empty where one can always go on. */
    default OptionalLong size(Space<?> space) {
        return OptionalLong.empty();
    }

    /** Returns the source of chance for a trial. */
    static SplittableRandom random(long seed, int number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).split();
    }
}
