/** Immutable descriptions of models and of their training. Nothing here computes, and nothing here knows ND4J. */
@NullMarked
package org.cellstate.dsl.model;

import org.jspecify.annotations.NullMarked;
