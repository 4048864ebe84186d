package org.cellstate.dsl.evaluate.chat;

import java.util.List;
import java.util.Locale;

/**
 * What answers by intents are worth, on sentences that neither trained nor found the threshold.
 *
 * @param sentences that mean an intent
 * @param answered how many of them were answered
 * @param right how many of the answers were right
 * @param guessed how many would be right if each was answered
 * @param others sentences that mean none
 * @param refused how many of those were refused
 * @param rivals what simpler methods get right if each sentence is answered
 */
public record IntentScores(
        int sentences, int answered, int right, int guessed, int others, int refused, List<Rival> rivals) {

    /**
     * A simpler method.
     *
     * @param name what it does
     * @param right how many sentences it gets right
     */
    public record Rival(String name, int right) {}

    /** Copies the list. */
    public IntentScores {
        rivals = List.copyOf(rivals);
    }

    /** Counts what a model did. */
    public static IntentScores of(
            IntentReplies replies,
            List<String> sentences,
            List<String> meant,
            List<String> others,
            List<Rival> rivals) {
        int answered = 0;
        int right = 0;
        int guessed = 0;
        List<List<Guess>> guesses = replies.guesser().guess(sentences);
        for (int i = 0; i < meant.size(); i++) {
            Guess best = guesses.get(i).get(0);
            boolean answers = replies.threshold().isEnough(best.probability())
                    && replies.guesser().knows(sentences.get(i));
            boolean hit = best.intent().equals(meant.get(i));
            guessed += hit ? 1 : 0;
            answered += answers ? 1 : 0;
            right += answers && hit ? 1 : 0;
        }
        int refused = (int) others.stream()
                .filter(other -> replies.answer(List.of(), other).refused())
                .count();
        return new IntentScores(meant.size(), answered, right, guessed, others.size(), refused, rivals);
    }

    /** Returns the share of the sentences that the model guesses rightly, answered or not. */
    public double accuracy() {
        return (double) guessed / sentences;
    }

    /** Returns the share of the answers that are right; NaN where there are none. */
    public double precision() {
        return (double) right / answered;
    }

    /** Returns the share of the sentences that are answered. */
    public double coverage() {
        return (double) answered / sentences;
    }

    /** Returns the share of the sentences without an intent that are refused; NaN where there are none. */
    public double refusals() {
        return (double) refused / others;
    }

    /** Returns all of it in sentences. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder()
                .append(answered)
                .append(" of ")
                .append(sentences)
                .append(" sentences that it never saw are answered, ")
                .append(right)
                .append(" of them rightly; without refusing it would be right on ")
                .append(share(guessed));
        for (Rival rival : rivals) {
            words.append(", ").append(rival.name()).append(" on ").append(share(rival.right()));
        }
        words.append('.');
        if (others > 0) {
            words.append(" Of ")
                    .append(others)
                    .append(" sentences that mean nothing of the kind it refuses ")
                    .append(refused)
                    .append('.');
        }
        return words.toString();
    }

    private String share(int count) {
        return String.format(Locale.ROOT, "%d (%.0f\u2009%%)", count, 100.0 * count / sentences);
    }
}
