/** What a language model is worth: counts of short sequences to stand beside it, and scores of all on one text. Plain arithmetic. */
@NullMarked
package org.cellstate.dsl.evaluate.language;

import org.jspecify.annotations.NullMarked;
