package org.cellstate.dsl.evaluate.chat;

import java.util.List;
import java.util.Locale;

/**
 * What is answered to a sentence.
 *
 * @param text the words; of a refusal those that say so
 * @param refused whether nothing fitted
 * @param topic the intent that was answered; empty of a refusal, and of words that a model wrote itself
 * @param because why, in words: the intent and its probability, how sure the model was, what it does not know
 * @param sure how sure the model was, from 0 to 1: the probability of the intent, or the geometric mean of those of the answer's tokens
 * @param considered what else it considered, the best first; may be empty
 */
public record Answer(String text, boolean refused, String topic, String because, double sure, List<String> considered) {

    /** Copies the list. */
    public Answer {
        considered = List.copyOf(considered);
    }

    /** Returns an answer to an intent, or with an empty topic one of the model's own words. */
    public static Answer of(String text, String topic, String because, double sure, List<String> considered) {
        return new Answer(text, false, topic, because, sure, considered);
    }

    /** Returns a refusal. */
    public static Answer refusal(String text, String because, double sure, List<String> considered) {
        return new Answer(text, true, "", because, sure, considered);
    }

    static String rounded(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    /** Returns the words. */
    @Override
    public String toString() {
        return text;
    }
}
