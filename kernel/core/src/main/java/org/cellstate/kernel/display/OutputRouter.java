package org.cellstate.kernel.display;

import com.google.gson.JsonObject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what any thread prints or shows to the cell it works for.
 *
 * <p>{@code System.out} and {@code System.err} are replaced once, for the life of the kernel. A thread belongs to the cell that
 * started it. The workers of the common pool and its timer are shared by all cells and belong, like threads that no cell has started, to the
 * cell that runs or, between cells, ran last. Before the first cell, output goes where it went without a kernel.
 */
public final class OutputRouter implements AutoCloseable {

    /** How long printed text may wait for more, in milliseconds. */
    private static final long COALESCE_MILLISECONDS = 50;

    private final Publisher publisher;

    @SuppressWarnings("ThreadLocalUsage") // a router lives as long as its kernel; tests have several
    private final InheritableThreadLocal<@Nullable CellContext> inherited = new InheritableThreadLocal<>();

    private final Reruns reruns = new Reruns();
    private final ScheduledThreadPoolExecutor flusher;
    private final PrintStream console;
    private final PrintStream previousOut = System.out;
    private final PrintStream previousErr = System.err;
    private volatile @Nullable CellContext running;
    private volatile @Nullable CellContext lastSeen;

    /**
     * Replaces {@code System.out} and {@code System.err}.
     *
     * @param publisher takes what is shown
     * @param console takes what is printed before the first cell
     */
    public OutputRouter(Publisher publisher, PrintStream console) {
        this.publisher = publisher;
        this.console = console;
        flusher = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(null, task, "cellstate-flusher", 0, false);
            thread.setDaemon(true);
            return thread;
        });
        flusher.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        System.setOut(stream(StreamName.STDOUT));
        System.setErr(stream(StreamName.STDERR));
    }

    /**
     * Begins a cell on the calling thread, which works for it until {@link #end}.
     *
     * @param parent the header of the request that runs it
     * @param number the number shown beside it
     * @param input asks its user
     */
    public CellContext begin(JsonObject parent, int number, CellInput input) {
        CellContext cell = new CellContext(parent, number, buffer(publisher, parent), input);
        lastSeen = cell;
        return enter(cell);
    }

    /** Begins a cell whose output nobody shall see; otherwise as {@link #begin}. */
    public CellContext beginSilent(JsonObject parent, int number, CellInput input) {
        return enter(new CellContext(parent, number, buffer((type, header, content) -> {}, parent), input));
    }

    private synchronized CellContext enter(CellContext cell) {
        running = cell;
        inherited.set(cell);
        return cell;
    }

    /** Ends the calling thread's cell: what was left for its end is done, and what it has printed is sent. Threads it has started go on. */
    public void end(CellContext cell) {
        cell.runEndings();
        cell.output().flush();
        inherited.remove();
        leave(cell);
    }

    /** Ends another thread's cell that could not be stopped. What it and its threads print or show from now on is not seen. */
    public void abandon(CellContext cell) {
        cell.mute();
        leave(cell);
    }

    private synchronized void leave(CellContext cell) {
        if (running == cell) {
            running = null;
        }
    }

    /**
     * Does work that a cell has left behind, on the calling thread: what it prints and shows appears under that cell.
     *
     * @param work is given the cell with a flag of its own for interrupts
     */
    public void later(CellContext cell, Consumer<CellContext> work) {
        CellContext context = cell.afterwards();
        inherited.set(context);
        try {
            work.accept(context);
        } finally {
            context.output().flush();
            inherited.remove();
        }
    }

    /** Does work on the calling thread, and gives what it and the threads it starts print and show to a publisher of its own. */
    public void divert(Publisher elsewhere, Runnable work) {
        CellContext before = inherited.get();
        Optional<CellContext> cell = current();
        if (cell.isEmpty()) {
            work.run();
            return;
        }
        CellContext context = cell.get().diverted(buffer(elsewhere, cell.get().parent()));
        inherited.set(context);
        try {
            work.run();
        } finally {
            context.runEndings();
            context.output().flush();
            if (before == null) {
                inherited.remove();
            } else {
                inherited.set(before);
            }
        }
    }

    /** Does work on the calling thread that is interrupted, as the threads it starts are, when a signal says so. */
    public void apart(BooleanSupplier stop, Runnable work) {
        CellContext before = inherited.get();
        Optional<CellContext> cell = current();
        if (cell.isEmpty()) {
            work.run();
            return;
        }
        CellContext context = cell.get().apart(stop);
        inherited.set(context);
        try {
            work.run();
        } finally {
            context.handEndings(cell.get());
            if (before == null) {
                inherited.remove();
            } else {
                inherited.set(before);
            }
        }
    }

    /** Returns the cell that the calling thread works for, if there has been any. */
    public Optional<CellContext> current() {
        CellContext own = inherited.get();
        if (own != null && !isShared(Thread.currentThread())) {
            return Optional.of(own);
        }
        CellContext now = running;
        return Optional.ofNullable(now == null ? lastSeen : now);
    }

    /** Sends a message of a cell, after everything it has printed. */
    public void publish(CellContext cell, String type, JsonObject content) {
        cell.output().publish(type, content);
    }

    /** Sends what a cell has printed so far. */
    public void flush(CellContext cell) {
        cell.whole().output().flush();
    }

    /** Returns what is to be done when cells are run again. */
    public Reruns reruns() {
        return reruns;
    }

    /** Puts the streams back that stood there before. */
    @Override
    public void close() {
        System.setOut(previousOut);
        System.setErr(previousErr);
        CellContext last = lastSeen;
        if (last != null) {
            last.output().flush();
        }
        flusher.shutdown();
    }

    /** Whether the platform shares a thread among all: the common pool's workers, and the one that watches over time limits. */
    private static boolean isShared(Thread thread) {
        return (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool())
                || thread.getName().endsWith("DelayScheduler")
                || thread.getName().endsWith("delayScheduler");
    }

    private StreamBuffer buffer(Publisher target, JsonObject parent) {
        StreamBuffer[] self = new StreamBuffer[1];
        self[0] = new StreamBuffer(target, parent, () -> flushSoon(self[0]));
        return self[0];
    }

    private void flushSoon(StreamBuffer buffer) {
        try {
            var unused = flusher.schedule(buffer::flush, COALESCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            buffer.flush(); // the kernel is closing: nothing comes later
        }
    }

    private PrintStream stream(StreamName name) {
        return new PrintStream(new Routed(name), false, StandardCharsets.UTF_8);
    }

    /** The bytes of one stream, from all threads. A flush by the program sends nothing: {@code printf} flushes each piece. */
    private final class Routed extends OutputStream {

        private final StreamName name;

        Routed(StreamName name) {
            this.name = name;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            Optional<CellContext> cell = current();
            if (cell.isPresent()) {
                cell.get().output().write(name, bytes, offset, length);
            } else {
                console.write(bytes, offset, length);
            }
        }
    }
}
