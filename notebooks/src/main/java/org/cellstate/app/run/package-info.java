/**
 * The headless runner: starts a kernel, speaks to it over its sockets as any Jupyter client does, and puts what the cells show
 * into the notebook as they finish.
 */
@NullMarked
package org.cellstate.app.run;

import org.jspecify.annotations.NullMarked;
