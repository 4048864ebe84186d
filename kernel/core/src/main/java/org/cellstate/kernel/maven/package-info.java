/** The jars that cells ask for by Maven coordinates: one graph of them for the session, on Maven's own resolver. */
@NullMarked
package org.cellstate.kernel.maven;

import org.jspecify.annotations.NullMarked;
