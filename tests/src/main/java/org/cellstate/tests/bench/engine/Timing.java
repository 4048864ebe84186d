package org.cellstate.tests.bench.engine;

/**
 * What came of a turn over all rounds.
 *
 * @param milliseconds the median step, NaN where the peer could not
 * @param note how the peer did it, or why it could not
 */
record Timing(double milliseconds, String note) {

    /** Returns one without a value. */
    static Timing missing(String why) {
        return new Timing(Double.NaN, why);
    }
}
