/**
 * Texts that a model read or wrote, as values: how sure it was of each token, and where it looked. Whoever made them, they can be shown;
 * {@link org.cellstate.dsl.evaluate.text.AttentionMap} also takes the weights of the engine's attention.
 */
@NullMarked
package org.cellstate.dsl.evaluate.text;

import org.jspecify.annotations.NullMarked;
