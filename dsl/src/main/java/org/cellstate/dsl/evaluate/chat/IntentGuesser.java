package org.cellstate.dsl.evaluate.chat;

import java.util.List;

/** Says what sentences may mean: a fitted classifier, or anything else. */
public interface IntentGuesser {

    /** Returns for each sentence all intents, the most probable first. */
    List<List<Guess>> guess(List<String> sentences);

    /** Returns whether a sentence has a token that was known in training. Without one a guess is worth nothing. */
    default boolean knows(String sentence) {
        return true;
    }
}
