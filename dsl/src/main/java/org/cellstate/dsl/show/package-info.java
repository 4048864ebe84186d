/**
 * Where results meet pictures: a figure and a renderer per result type, tables, and the block that shows a training while it
 * runs.
 *
 * <p>The results know nothing of it: a notebook finds the renderers as services.
 */
@NullMarked
package org.cellstate.dsl.show;

import org.jspecify.annotations.NullMarked;
