package org.cellstate.kernel.server;

import java.io.InputStream;

/** Stands in for {@code System.in}: says that a notebook has no keyboard instead of waiting for one for ever. */
final class NoInput extends InputStream {

    @Override
    public int read() {
        throw new UnsupportedOperationException("A cell cannot read from System.in here.\n"
                + "  received: a request for input\n  try: a variable in the cell, or a file");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return length == 0 ? 0 : read();
    }

    @Override
    public int available() {
        return 0;
    }
}
