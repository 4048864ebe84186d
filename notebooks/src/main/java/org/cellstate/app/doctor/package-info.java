/** Looks at the machine: what Cellstate needs or can use, whether it is there, and the command that mends it. */
@NullMarked
package org.cellstate.app.doctor;

import org.jspecify.annotations.NullMarked;
