/** The Java session: JShell with an own execution control that keeps live values, its class loader, and cells split into snippets. */
@NullMarked
package org.cellstate.kernel.repl;

import org.jspecify.annotations.NullMarked;
