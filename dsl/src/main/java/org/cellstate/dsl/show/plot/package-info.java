/**
 * Charts of users' own numbers: arrays, lists, series, columns of tables. What {@code Plot} says, made into figures.
 *
 * <p>Titles say what was found, axes are called what their columns are called, and what cannot be drawn is told.
 */
@NullMarked
package org.cellstate.dsl.show.plot;

import org.jspecify.annotations.NullMarked;
