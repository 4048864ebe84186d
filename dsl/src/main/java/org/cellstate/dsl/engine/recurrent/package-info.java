/**
 * The arithmetic of one recurrent layer over whole sequences, forward and back: the narrow seam below the layers. A native implementation
 * over oneDNN and a plain one stand behind it; nothing here knows Deeplearning4j.
 */
@NullMarked
package org.cellstate.dsl.engine.recurrent;

import org.jspecify.annotations.NullMarked;
