/**
 * What cells show: which cell a thread works for, where its output goes, how values become MIME bundles on the wire.
 */
@NullMarked
package org.cellstate.kernel.display;

import org.jspecify.annotations.NullMarked;
