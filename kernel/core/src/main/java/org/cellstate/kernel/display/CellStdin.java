package org.cellstate.kernel.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/**
 * {@code System.in} in a kernel: each read asks the user of the cell that the thread works for, line by line.
 *
 * <p>A cell that is stopped while it waits gets an {@link InterruptedIOException}, and its thread stays interrupted: a
 * {@code Scanner} hides the exception and takes the input as ended.
 */
public final class CellStdin extends InputStream {

    private final OutputRouter router;

    public CellStdin(OutputRouter router) {
        this.router = router;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        CellContext cell = router.current().orElseThrow(CellHost::noCell);
        try {
            return cell.unread().read(cell, target, offset, length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The cell was interrupted while it waited for input.");
        }
    }

    @Override
    public int available() {
        return router.current().map(cell -> cell.unread().available()).orElse(0);
    }
}
