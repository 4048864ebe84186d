/** Texts and what is learned of them before any network: how they are cut into tokens, vocabularies, parts of data, corpora. */
@NullMarked
package org.cellstate.dsl.text;

import org.jspecify.annotations.NullMarked;
