/** Networks behind one narrow seam of plain arrays. Deeplearning4j and ND4J live here and nowhere else. */
@NullMarked
package org.cellstate.dsl.engine;

import org.jspecify.annotations.NullMarked;
