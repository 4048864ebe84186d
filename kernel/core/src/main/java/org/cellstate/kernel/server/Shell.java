package org.cellstate.kernel.server;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A queue of cells with a thread of its own: the main shell, or a subshell. Cells of one are given up when one of them fails. */
final class Shell {

    private final Lane lane;
    private final AbortRule aborting;

    /**
     * Makes one; it waits for {@link #start}.
     *
     * @param name the thread's name
     * @param serve serves a request of this shell
     * @param onFailure told what that threw
     */
    Shell(String name, Clock clock, BiConsumer<Shell, Request> serve, Consumer<Throwable> onFailure) {
        aborting = new AbortRule(clock);
        lane = new Lane(name, request -> serve.accept(this, request), onFailure);
    }

    void start() {
        lane.start();
    }

    void add(Request request) {
        lane.add(request);
    }

    /** Returns whether a cell is given up because one before it has failed. On this shell's thread. */
    boolean givesUp(Request request) {
        return aborting.covers(request);
    }

    /** Notes that a cell has failed, before its reply is sent: those that wait are given up. On this shell's thread. */
    void failed(Request request) {
        aborting.failed(request);
        lane.forEachWaiting(Request::abort);
    }

    /** Serves what waits and then nothing more. */
    void finish() {
        lane.finish();
    }

    /** Serves nothing more. */
    void close() {
        lane.close();
    }
}
