package org.cellstate.dsl.model;

/**
 * How long training will take on this machine, by a few batches that were tried.
 *
 * @param batches how many were timed
 * @param epochSeconds one epoch, its validation included
 * @param epochs the most epochs; patience may end training sooner
 */
public record TimeEstimate(int batches, double epochSeconds, int epochs) {

    /** Returns the seconds of all epochs. */
    public double totalSeconds() {
        return epochs * epochSeconds;
    }
}
