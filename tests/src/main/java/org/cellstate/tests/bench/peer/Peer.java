package org.cellstate.tests.bench.peer;

import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;

/** One who takes part in a benchmark. */
public interface Peer extends AutoCloseable {

    /** Returns the name in the table. */
    String name();

    /** Asks and waits for the answer. Whatever goes wrong, there is one. */
    Reply ask(Request request) throws InterruptedException;

    /** Returns the most memory it has had at once in MB, NaN where that cannot be known. */
    default double peakMemory() {
        return Double.NaN;
    }

    @Override
    default void close() {}

    /** Returns one who cannot take part. */
    static Peer absent(String name, String why) {
        return new Peer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reply ask(Request request) {
                return new Reply.Refused(why);
            }
        };
    }
}
