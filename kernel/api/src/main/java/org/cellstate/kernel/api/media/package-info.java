/** Renderers of the platform's own pictures and sounds: alone in the kernel in knowing the desktop module. */
@NullMarked
package org.cellstate.kernel.api.media;

import org.jspecify.annotations.NullMarked;
