/**
 * The program behind {@code ./cellstate}: what all its rooms share, that is how a problem is told to the user, how a file is
 * put into place, and where the parts of this installation lie.
 */
@NullMarked
package org.cellstate.app;

import org.jspecify.annotations.NullMarked;
