package org.cellstate.kernel.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.cellstate.kernel.display.CellHost;
import org.cellstate.kernel.display.CellRenderer;
import org.cellstate.kernel.display.CellStdin;
import org.cellstate.kernel.display.OutputRouter;
import org.cellstate.kernel.transport.Transport;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;

/**
 * A running kernel, from the first socket to the last message.
 *
 * <p>It replaces {@code System.out}, {@code System.err}, {@code System.in} and the host behind {@link Notebook} while it runs:
 * there is one in a process.
 */
public final class KernelServer implements AutoCloseable {

    /** What the last input may take to reach the disk: the end of a kernel is waited for. */
    private static final Duration DISK = Duration.ofMillis(500);

    private final SessionStart start;
    private final OutputRouter router;
    private final CellRunner cells;
    private final InputHistory history;
    private final Transport transport;
    private final Dispatcher dispatcher;
    private final InputStream previousIn = System.in;
    private final NotebookHost previousHost;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KernelServer(
            Transport transport,
            Session session,
            ConnectionFile file,
            Callable<Interpreter> opening,
            InputHistory history,
            Console console,
            Patience patience) {
        this.transport = transport;
        this.history = history;
        Wire wire = new Wire(session, transport);
        router = new OutputRouter(wire, console.target());
        System.setIn(new CellStdin(router));
        start = new SessionStart(opening, console);
        CellRenderer renderer = new CellRenderer(this::sessionLoader, router);
        start.whenReady(renderer::prepare);
        OpenComms comms = new OpenComms(wire, router, this::sessionLoader);
        previousHost = Notebook.connect(new CellHost(router, renderer, comms));
        InputRequests input = new InputRequests(wire);
        cells = new CellRunner(start, router, renderer, history, input, patience);
        dispatcher = new Dispatcher(wire, file, start, cells, history, input, comms, console);
    }

    /**
     * Starts a kernel. It answers as soon as this returns; cells wait for the Java session, which starts in the background.
     *
     * @param file where to listen
     * @param signer checks and signs messages
     * @param opening makes the Java session
     * @param history the file that keeps inputs beyond this session, if any shall
     * @param console takes what is meant for a person who watches the process
     * @throws IOException if a port is taken
     */
    public static KernelServer start(
            ConnectionFile file, Signer signer, Callable<Interpreter> opening, Optional<Path> history, Console console)
            throws IOException {
        return start(file, signer, opening, history, console, Patience.USUAL);
    }

    /** Starts a kernel, as the other method does, with another patience for cells that were asked to stop. */
    static KernelServer start(
            ConnectionFile file,
            Signer signer,
            Callable<Interpreter> opening,
            Optional<Path> history,
            Console console,
            Patience patience)
            throws IOException {
        Session session = Session.start("kernel");
        Transport transport = Transport.bind(file, signer, session);
        InputHistory inputs = new InputHistory(history, console, DISK);
        KernelServer server = new KernelServer(transport, session, file, opening, inputs, console, patience);
        server.dispatcher.open();
        transport.deliver(server.dispatcher);
        return server;
    }

    /** Waits until a client asks the kernel to shut down. */
    public void awaitShutdown() throws InterruptedException {
        dispatcher.awaitShutdown();
    }

    /** Stops a running cell if it lets itself be stopped, sends what waits, and gives back what was replaced. Once. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        dispatcher.close();
        boolean busy = cells.busy();
        cells.interrupt();
        cells.close();
        router.close();
        transport.close();
        history.close();
        System.setIn(previousIn);
        Notebook.connect(previousHost);
        if (!busy) {
            start.ifReady(session -> session.evaluator().close());
        }
    }

    private ClassLoader sessionLoader() {
        return start.session()
                .map(session -> session.evaluator().sessionLoader())
                .orElseGet(() -> getClass().getClassLoader());
    }
}
