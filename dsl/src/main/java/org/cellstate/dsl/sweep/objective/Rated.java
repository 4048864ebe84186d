package org.cellstate.dsl.sweep.objective;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.dsl.engine.Cores;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Trial;

/**
 * An objective of the user's own.
 *
 * @param goal what it is called, and whether more is better
 * @param rating the function
 * @param threads that networks compute on which the function fits or asks; 0 for all cores
 * @param <T> a candidate
 */
public record Rated<T>(Goal goal, Rating<T> rating, int threads) implements Objective<T> {

    @Override
    public List<Goal> goals() {
        return List.of(goal);
    }

    @Override
    public Measured measure(T candidate, Trial trial, Reporter reporter) throws Exception {
        return Measured.of(Cores.atMost(threads, () -> rating.of(candidate)));
    }

    /** Returns the goal alone: what the function does cannot be known. */
    @Override
    public SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("goals", (goal.maximized() ? "most " : "least ") + goal.name());
        return identity;
    }
}
