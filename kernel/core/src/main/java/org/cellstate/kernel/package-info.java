/** The command line of the kernel process. */
@NullMarked
package org.cellstate.kernel;

import org.jspecify.annotations.NullMarked;
