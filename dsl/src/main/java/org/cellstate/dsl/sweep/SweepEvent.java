package org.cellstate.dsl.sweep;

import java.util.OptionalLong;

/** What a sweep says while it runs: one start, trials, and one end. */
public sealed interface SweepEvent {

    /** Returns the study as it is now. */
    Study<?> study();

    /**
     * The sweep begins; trials of an earlier sitting are in the study.
     *
     * @param trials how many there will be at most, a grid's size where that is less
     */
    record Started(Study<?> study, OptionalLong trials) implements SweepEvent {}

    /** A trial began: it is in the study, running. */
    record TrialBegan(Study<?> study, int number) implements SweepEvent {}

    /** A running trial reported how far it has come. */
    record Reported(Study<?> study, int number) implements SweepEvent {}

    /** A trial ended, one way or another. */
    record TrialEnded(Study<?> study, int number) implements SweepEvent {}

    /** The user asked to stop: what runs is finished, nothing new begins. */
    record Stopping(Study<?> study) implements SweepEvent {}

    /** The sweep ended. */
    record Finished(Study<?> study) implements SweepEvent {}
}
