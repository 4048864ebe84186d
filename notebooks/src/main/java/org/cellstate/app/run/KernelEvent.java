package org.cellstate.app.run;

import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;

/** What can happen while a client waits for its kernel. */
public sealed interface KernelEvent {

    /** A message came in. */
    record Arrived(Channel channel, Message message) implements KernelEvent {}

    /** The kernel's process ended with a status. */
    record Exited(int status) implements KernelEvent {}
}
