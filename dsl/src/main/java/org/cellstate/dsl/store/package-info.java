/** Files of fitted models: a zip of a readable manifest and plain arrays, and records as trees of JSON. Knows no model. */
@NullMarked
package org.cellstate.dsl.store;

import org.jspecify.annotations.NullMarked;
