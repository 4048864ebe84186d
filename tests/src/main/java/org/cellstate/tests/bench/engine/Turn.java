package org.cellstate.tests.bench.engine;

import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/**
 * What one peer does in every round of a measurement.
 *
 * @param peer whose turn it is
 * @param task what to do
 * @param model the shape, null where the task has none
 * @param busy whether another process keeps a core busy meanwhile
 */
record Turn(Peer peer, Task task, @Nullable ModelCase model, boolean busy) {

    /** Returns a turn on an otherwise idle machine. */
    static Turn of(Peer peer, Task task, @Nullable ModelCase model) {
        return new Turn(peer, task, model, false);
    }

    /** Returns the same while a core is busy. */
    Turn whileBusy() {
        return new Turn(peer, task, model, true);
    }

    /** Returns the same on an otherwise idle machine. */
    Turn whileIdle() {
        return of(peer, task, model);
    }
}
