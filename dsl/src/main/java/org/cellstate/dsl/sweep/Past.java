package org.cellstate.dsl.sweep;

import java.util.List;

/**
 * What a sampler or a pruner may know when a trial begins. In a sweep of several workers it is what had to be known by then, not what
 * happened to be: so a study is the same again with the same seed.
 *
 * @param tried trials that ended, in order of their numbers
 * @param running trials that began and have not ended as far as is known, with their settings
 */
public record Past(List<Tried> tried, List<Tried> running) {

    /** Copies the trials. */
    public Past {
        tried = List.copyOf(tried);
        running = List.copyOf(running);
    }

    /** Returns a past in which nothing happened. */
    public static Past none() {
        return new Past(List.of(), List.of());
    }

    /**
     * A trial.
     *
     * @param number from 0
     * @param settings in the order in which they were asked for
     * @param state how it stands
     * @param cost what is to be made small: the objective, or one number for several of them; NaN while it runs or where it failed; of a
     *     pruned one the last that it reported
     * @param reports how it went, smaller is better
     */
    public record Tried(int number, List<Setting> settings, TrialState state, double cost, List<Report> reports) {

        /** Copies the lists. */
        public Tried {
            settings = List.copyOf(settings);
            reports = List.copyOf(reports);
        }
    }

    /** Returns the trials that were measured to the end, in order. */
    public List<Tried> complete() {
        return tried.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .toList();
    }
}
