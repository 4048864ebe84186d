package org.cellstate.app.bench;

import java.util.List;

/** Something measured beside a peer. Found through {@link java.util.ServiceLoader}; run by {@code ./cellstate bench NAME}. */
public interface Benchmark {

    /** Returns the name on the command line: lower case, words joined by hyphens. */
    String name();

    /** Returns one line that says what is measured and against whom. */
    String description();

    /**
     * Measures.
     *
     * @param extent how much of it
     * @return one row per case, in the order in which to show them
     * @throws Exception if something that it needs is missing; the message says what
     */
    List<Measurement> run(Extent extent) throws Exception;
}
