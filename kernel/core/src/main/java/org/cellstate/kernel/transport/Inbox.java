package org.cellstate.kernel.transport;

import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;

/** Where the transport delivers. Called on the I/O thread: every method returns at once. */
public interface Inbox {

    /** Takes a message that is signed, whole and new. */
    void received(Channel channel, Message message);

    /** Takes note of frames that were ignored, with the reason. */
    void rejected(Channel channel, String reason);

    /** Takes note that a client does not read iopub and misses messages from now on, until it reads again. */
    void missing();

    /** Takes note of a failure inside the transport or in {@link #received}; the I/O thread goes on. */
    void failed(Throwable failure);
}
