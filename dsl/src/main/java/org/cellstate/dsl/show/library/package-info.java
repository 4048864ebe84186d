/**
 * How values of other libraries look in a notebook: ND4J's arrays, Tablesaw's tables and columns, XChart's charts.
 *
 * <p>Nothing of ours uses it: a notebook finds the renderers as services.
 */
@NullMarked
package org.cellstate.dsl.show.library;

import org.jspecify.annotations.NullMarked;
