package org.cellstate.dsl.evaluate.chat;

import java.util.List;

/**
 * Answers by what a sentence means.
 *
 * @param label who answers
 * @param guesser says what a sentence may mean
 * @param intents what is answered
 * @param threshold when nothing fits
 */
public record IntentReplies(String label, IntentGuesser guesser, Intents intents, Threshold threshold)
        implements Responder {

    private static final int CONSIDERED = 3;

    @Override
    public Answer answer(List<Turn> before, String said) {
        List<Guess> guesses = guesser.guess(List.of(said)).get(0);
        Guess best = guesses.get(0);
        List<String> considered =
                guesses.stream().limit(CONSIDERED).map(IntentReplies::told).toList();
        if (!guesser.knows(said)) {
            return Answer.refusal(intents.refusal(), "none of its words is known", 0, considered);
        } else if (!threshold.isEnough(best.probability())) {
            String because = "nothing fits: " + told(best) + " is below " + Answer.rounded(threshold.probability());
            return Answer.refusal(intents.refusal(), because, best.probability(), considered);
        }
        long times = before.stream()
                .filter(turn -> turn.answer().topic().equals(best.intent()))
                .count();
        return Answer.of(
                intents.answerTo(best.intent(), times), best.intent(), told(best), best.probability(), considered);
    }

    private static String told(Guess guess) {
        return guess.intent() + " " + Answer.rounded(guess.probability());
    }
}
