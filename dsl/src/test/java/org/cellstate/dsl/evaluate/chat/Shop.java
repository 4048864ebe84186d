package org.cellstate.dsl.evaluate.chat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A shop with three intents, and a guesser that counts words. */
final class Shop {

    static final Intents INTENTS = Intents.of(Map.of(
                    "hours", List.of("when do you open", "are you open on sunday"),
                    "price", List.of("how much is it", "what does it cost"),
                    "bye", List.of("good bye", "see you")))
            .answer("hours", "From 9 to 6.")
            .answer("price", "Ten crowns.", "Still ten crowns.");

    /** Sure by 0.9 where a word tells, otherwise by 0.4. */
    static final IntentGuesser GUESSER = new IntentGuesser() {
        @Override
        public List<List<Guess>> guess(List<String> sentences) {
            return sentences.stream().map(this::guesses).toList();
        }

        private List<Guess> guesses(String sentence) {
            double hours = sentence.contains("open") ? 0.9 : 0.05;
            double price = sentence.contains("much") ? 0.9 : 0.05;
            double bye = sentence.contains("bye") ? 0.9 : hours + price > 0.9 ? 0.05 : 0.4;
            return Stream.of(new Guess("hours", hours), new Guess("price", price), new Guess("bye", bye))
                    .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                    .toList();
        }

        @Override
        public boolean knows(String sentence) {
            return !sentence.equals("xyzzy");
        }
    };

    static final IntentReplies REPLIES =
            new IntentReplies("the shop", GUESSER, INTENTS, new Threshold(0.5, 0.95, 10, 8, 8));

    private Shop() {}
}
