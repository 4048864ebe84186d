package org.cellstate.kernel.display;

import com.google.gson.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The cell that a thread works for. Threads that a cell starts inherit it, so what they print or show appears under that cell,
 * also after it has ended and others run.
 */
public final class CellContext {

    private final JsonObject parent;
    private final int number;
    private final StreamBuffer output;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    CellContext(JsonObject parent, int number, StreamBuffer output) {
        this.parent = parent;
        this.number = number;
        this.output = output;
    }

    /** Returns the header of the request that runs the cell. */
    public JsonObject parent() {
        return parent;
    }

    /** Returns the number shown beside the cell. */
    public int number() {
        return number;
    }

    /** Returns whether the user has asked to stop this cell. */
    public boolean interrupted() {
        return interrupted.get();
    }

    /** Notes that the user has asked to stop this cell. */
    public void interrupt() {
        interrupted.set(true);
    }

    /** Returns whether the user has asked to stop this cell, and forgets it. */
    public boolean takeInterrupt() {
        return interrupted.getAndSet(false);
    }

    StreamBuffer output() {
        return output;
    }

    @Override
    public String toString() {
        return "cell " + number;
    }
}
