/**
 * Dispatch: which thread serves which request, the cell's life from busy to idle, and the kernel's from start to shutdown.
 *
 * <p>Cells run one after another, each on the thread of its shell. Interrupt, shutdown and everything answered from memory are served on the
 * control thread, questions of the editor on the analysis thread, comms on theirs: none of them waits for a cell.
 */
@NullMarked
package org.cellstate.kernel.server;

import org.jspecify.annotations.NullMarked;
