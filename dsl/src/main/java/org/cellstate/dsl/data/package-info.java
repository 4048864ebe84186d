/**
 * What the user says of the data: a series on a regular time index, where it is split, how far a model looks back and ahead. Values
 * only, nothing is scaled here. Tablesaw tables and CSV files enter at this edge and are copied.
 */
@NullMarked
package org.cellstate.dsl.data;

import org.jspecify.annotations.NullMarked;
