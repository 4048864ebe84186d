/** Lines and cells that are not Java: found in a cell, run around the session's evaluator, known to the assistant. */
@NullMarked
package org.cellstate.kernel.magic;

import org.jspecify.annotations.NullMarked;
