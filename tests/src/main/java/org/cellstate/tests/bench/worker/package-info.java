/** The other end of the protocol in Java: a loop over standard input, and what it can be asked for. */
@NullMarked
package org.cellstate.tests.bench.worker;

import org.jspecify.annotations.NullMarked;
