/** Completion, inspection and the question whether a cell is complete, on JShell's source analysis. */
@NullMarked
package org.cellstate.kernel.complete;

import org.jspecify.annotations.NullMarked;
