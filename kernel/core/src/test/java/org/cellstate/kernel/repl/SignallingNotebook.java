package org.cellstate.kernel.repl;

import java.util.concurrent.CountDownLatch;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.NotebookHost;

/**
 * Tells when a cell has reached the line that calls {@code here()}, and remembers, as a kernel does, that the user has asked to stop,
 * until code takes the request.
 */
final class SignallingNotebook implements NotebookHost {

    /** The startup source that declares {@code here()}. */
    static final String STARTUP = "import org.cellstate.kernel.api.*;\nvoid here() { Notebook.clearOutput(false); }";

    final CountDownLatch reached = new CountDownLatch(1);
    volatile boolean asked;

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public DisplayHandle show(Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clearOutput(boolean wait) {
        reached.countDown();
    }

    @Override
    public boolean interrupted() {
        return asked;
    }

    @Override
    public boolean takeInterrupt() {
        boolean taken = asked;
        asked = false;
        Thread.interrupted();
        return taken;
    }
}
