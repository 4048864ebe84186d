/**
 * What predictions of classes are worth: {@link org.cellstate.dsl.evaluate.classes.Classification} holds true and predicted classes, and
 * everything else here is worked out of it.
 */
@NullMarked
package org.cellstate.dsl.evaluate.classes;

import org.jspecify.annotations.NullMarked;
