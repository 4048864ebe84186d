/**
 * The kernel's sockets: one I/O thread owns them all, hands over what comes in and sends what any thread puts in its queue. No
 * message, however broken, ends that thread.
 */
@NullMarked
package org.cellstate.kernel.transport;

import org.jspecify.annotations.NullMarked;
