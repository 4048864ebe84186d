package org.cellstate.kernel.wire;

/** Thrown when a message's content lacks a field or holds one of another type than the protocol says. */
public final class InvalidContentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidContentException(String message) {
        super(message);
    }
}
