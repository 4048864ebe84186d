package org.cellstate.tests.bench.worker;

import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/** Does what a benchmark asks a process for. */
public interface Worker {

    /** Makes itself ready for that many threads, and returns its versions in a few words. */
    String hello(int threads);

    /**
     * Prepares a task.
     *
     * @param subject what to do it with, null where the task has none
     * @throws UnsupportedOperationException if it has no such thing; the message says what
     */
    Timed open(Task task, @Nullable Subject subject);
}
