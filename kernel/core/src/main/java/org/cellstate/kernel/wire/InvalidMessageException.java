package org.cellstate.kernel.wire;

/** Thrown for frames that are not a message that may be acted on: truncated, badly signed, repeated, or not JSON. */
public final class InvalidMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidMessageException(String message) {
        super(message);
    }

    public InvalidMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
