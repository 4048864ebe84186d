/**
 * The Jupyter messaging protocol as bytes and values: messages and their frames, signatures, connection files. No sockets here.
 *
 * <p>Both ends use it: the kernel's server and clients that drive a kernel.
 */
@NullMarked
package org.cellstate.kernel.wire;

import org.jspecify.annotations.NullMarked;
