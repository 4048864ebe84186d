/** Kernelspecs: where Jupyter looks for them on each platform, and what stands in them. */
@NullMarked
package org.cellstate.kernel.install;

import org.jspecify.annotations.NullMarked;
