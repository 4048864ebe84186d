package org.cellstate.kernel.display;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cell that a thread works for. Threads that a cell starts inherit it, so what they print or show appears under that cell,
 * also after it has ended and others run.
 */
public final class CellContext {

    private final JsonObject parent;
    private final int number;
    private final StreamBuffer output;
    private final CellInput input;
    private final UnreadLine unread;
    private final @Nullable CellContext whole;
    private final @Nullable BooleanSupplier stop;
    private volatile boolean interrupted;
    private final List<Runnable> endings = new ArrayList<>();
    private boolean ended;

    CellContext(JsonObject parent, int number, StreamBuffer output, CellInput input) {
        this(parent, number, output, input, new UnreadLine(), null, null);
    }

    private CellContext(
            JsonObject parent,
            int number,
            StreamBuffer output,
            CellInput input,
            UnreadLine unread,
            @Nullable CellContext whole,
            @Nullable BooleanSupplier stop) {
        this.parent = parent;
        this.number = number;
        this.output = output;
        this.input = input;
        this.unread = unread;
        this.whole = whole;
        this.stop = stop;
    }

    /** Returns this cell as it is for work it has left behind: the same but for its interrupts, which are that work's own. */
    CellContext afterwards() {
        return new CellContext(parent, number, whole().output, input, unread, null, null);
    }

    /** Returns this cell for a piece of its work whose output goes elsewhere. It is interrupted when this one is. */
    CellContext diverted(StreamBuffer elsewhere) {
        return new CellContext(parent, number, elsewhere, input, unread, whole(), stop);
    }

    /** Returns this cell for a piece of its work that is interrupted when a signal says so. */
    CellContext apart(BooleanSupplier signal) {
        return new CellContext(parent, number, output, input, unread, whole(), signal);
    }

    /** Returns the cell whose output goes to the front end. */
    CellContext whole() {
        return whole == null ? this : whole;
    }

    /** Returns the header of the request that runs the cell. */
    public JsonObject parent() {
        return parent;
    }

    /** Returns the number shown beside the cell. */
    public int number() {
        return number;
    }

    /**
     * Returns whether the user has asked to stop this cell. Whoever learns it here has been woken before: a wait that code begins
     * afterwards is not the one that the request ends.
     */
    public boolean interrupted() {
        if (stop != null) {
            return stop.getAsBoolean();
        }
        CellContext cell = whole();
        if (!cell.interrupted) {
            return false;
        }
        synchronized (cell) { // until the request has woken whom it wakes
            return cell.interrupted;
        }
    }

    /**
     * Notes that the user has asked to stop this cell, and then wakes it: code that wakes up sees the request.
     *
     * @param wake interrupts the cell's thread
     */
    public void interrupt(Runnable wake) {
        CellContext cell = whole();
        synchronized (cell) {
            cell.interrupted = true;
            wake.run();
        }
    }

    /** Returns whether the user has asked to stop this cell, and forgets it. Never comes between a request and its waking. */
    public boolean takeInterrupt() {
        if (stop != null) {
            return stop.getAsBoolean();
        }
        CellContext cell = whole();
        synchronized (cell) {
            boolean asked = cell.interrupted;
            cell.interrupted = false;
            return asked;
        }
    }

    /** Lets nothing more of this cell be seen. */
    void mute() {
        output.mute();
    }

    /** Notes something to be done when the cell ends; nothing is, if it has ended. */
    void atEnd(Runnable task) {
        synchronized (endings) {
            if (!ended) {
                endings.add(task);
            }
        }
    }

    /** Leaves what was to be done at the end to another one. */
    void handEndings(CellContext other) {
        List<Runnable> tasks;
        synchronized (endings) {
            tasks = List.copyOf(endings);
            endings.clear();
        }
        tasks.forEach(other::atEnd);
    }

    /** Does what was to be done at the end. One that fails keeps no other from being done. */
    @SuppressWarnings("SystemOut") // the cell's own standard error
    void runEndings() {
        List<Runnable> tasks;
        synchronized (endings) {
            ended = true;
            tasks = List.copyOf(endings);
            endings.clear();
        }
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                System.err.println("Something that was to be done at the end of the cell failed: " + e);
            }
        }
    }

    StreamBuffer output() {
        return output;
    }

    UnreadLine unread() {
        return unread;
    }

    /** Asks this cell's user, after all that it has printed. */
    String ask(String prompt, boolean password) throws InterruptedException {
        output.flush();
        return input.ask(prompt, password);
    }

    @Override
    public String toString() {
        return "cell " + number;
    }
}
