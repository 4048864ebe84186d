/** The numbers a network eats: a scaler fitted on the training part, calendar features, windows as plain arrays. Nothing leaks back in time. */
@NullMarked
package org.cellstate.dsl.prepare;

import org.jspecify.annotations.NullMarked;
