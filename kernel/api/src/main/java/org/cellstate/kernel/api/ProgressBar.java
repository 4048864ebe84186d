package org.cellstate.kernel.api;

import java.util.OptionalLong;

/** How far one loop is. Changed by the loop's thread alone; read by whoever draws. */
final class ProgressBar {

    /** What has become of the loop. */
    enum State {
        RUNNING,
        DONE,
        /** Left early: by {@code break}, an exception in its body, or the user. */
        STOPPED,
        /** What is looped over has failed. */
        FAILED
    }

    private final ProgressBlock block;
    private final String label;
    private final OptionalLong total;
    private final long begun;
    private volatile long done;
    private volatile long ended;
    private volatile State state = State.RUNNING;

    ProgressBar(ProgressBlock block, String label, OptionalLong total, long begun) {
        this.block = block;
        this.label = label;
        this.total = total;
        this.begun = begun;
        ended = begun;
    }

    /** One more thing is done. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void step() {
        done++;
        state = State.RUNNING; // a thread goes on although its cell has ended
        block.stepped(this);
    }

    /** The loop is over; only the first end counts. */
    void end(State how) {
        if (state == State.RUNNING) {
            ended = block.now();
            state = how;
            block.ended(this);
        }
    }

    /** The loop was left, as is found out now; nothing is drawn. */
    void abandon() {
        if (state == State.RUNNING) {
            ended = block.now();
            state = State.STOPPED;
        }
    }

    String label() {
        return label;
    }

    OptionalLong total() {
        return total;
    }

    long done() {
        return done;
    }

    State state() {
        return state;
    }

    /** Returns how long the loop has run, or ran, in seconds. */
    double seconds() {
        return ((state == State.RUNNING ? block.now() : ended) - begun) / 1e9;
    }
}
