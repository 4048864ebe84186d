package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Measures candidates.
 *
 * @param <T> a candidate
 */
public interface Objective<T> extends Serializable {

    /** Returns what it measures, at least one goal. The first is the one that is reported while a trial runs and pruned by. */
    List<Goal> goals();

    /**
     * Measures a candidate, on the calling thread.
     *
     * @param trial its settings; an objective of the user's own may ask for more
     * @param reporter hears of the first goal as far as it is known
     * @throws TrialPruned if the reporter did
     * @throws Exception where the candidate cannot be measured: the trial has failed then, the study goes on
     */
    Measured measure(T candidate, Trial trial, Reporter reporter) throws Exception;

    /**
     * Returns whether it may ask the trial for settings of its own. One that never does lets a sweep say at once that nothing is searched.
     */
    default boolean asks() {
        return true;
    }

    /**
     * Returns the memory that a measurement is estimated to take beside its data; {@link Bytes#NONE} where that is not known.
     *
     * @param candidate makes it; empty where it cannot be made
     * @throws Exception where it cannot be estimated: the trial runs all the same, and tells what is wrong
     */
    default Bytes memory(Supplier<Optional<T>> candidate) throws Exception {
        return Bytes.NONE;
    }

    /** Returns what else must be the same for two values to be comparable, such as the data: a journal keeps it. */
    default SortedMap<String, String> identity() {
        return new TreeMap<>();
    }
}
