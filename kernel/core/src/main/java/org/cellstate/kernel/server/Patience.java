package org.cellstate.kernel.server;

import java.time.Duration;

/**
 * How long a cell may take to end after it was asked to.
 *
 * @param look the time between two looks at its thread; one that has not moved between two of them, in a wait that nothing can end, is
 *     given up
 * @param looks after how many of them it is given up, whatever it does
 */
record Patience(Duration look, int looks) {

    /** Two seconds for code that may still come to a point where it ends; 0.8 for what stands still. */
    static final Patience USUAL = new Patience(Duration.ofMillis(400), 5);
}
