package org.cellstate.kernel.display;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** What a cell has been given on {@code System.in} and not read: at most one line. The next cell begins with none. */
final class UnreadLine {

    private final ReentrantLock lock = new ReentrantLock();
    private byte[] bytes = new byte[0];

    /** Returns the number of bytes that can be read without asking; 0 while another thread asks. */
    int available() {
        if (!lock.tryLock()) {
            return 0;
        }
        try {
            return bytes.length;
        } finally {
            lock.unlock();
        }
    }

    /** Reads as {@code InputStream} does, and asks for a line where nothing is left of the last one. */
    int read(CellContext cell, byte[] target, int offset, int length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (bytes.length == 0) {
                String line = cell.ask("", false);
                if (line.equals(CellInput.END)) {
                    return -1;
                }
                bytes = (line + "\n").getBytes(Charset.defaultCharset()); // as readers without a charset expect it
            }
            int taken = Math.min(length, bytes.length);
            System.arraycopy(bytes, 0, target, offset, taken);
            bytes = Arrays.copyOfRange(bytes, taken, bytes.length);
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
