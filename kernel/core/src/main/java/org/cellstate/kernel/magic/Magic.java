package org.cellstate.kernel.magic;

import org.cellstate.kernel.repl.Outcome;

/** A command for the kernel rather than for Java. */
interface Magic {

    /** What it is called and how it is used. */
    Help help();

    /**
     * Does it.
     *
     * @return its value, nothing, or the failure of the Java that it ran
     * @throws MagicException if it cannot
     * @throws InterruptedException if the user stops it while it waits
     */
    Outcome run(MagicCall call) throws InterruptedException;
}
