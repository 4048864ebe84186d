/** Conversations: what was said and answered, intents with their answers, and when to say that nothing fits. Knows no network. */
@NullMarked
package org.cellstate.dsl.evaluate.chat;

import org.jspecify.annotations.NullMarked;
