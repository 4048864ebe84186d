package org.cellstate.dsl.evaluate.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanguageScoresTest {

    /** Worked by hand: probabilities 1/2, 1/4 and 1/8 are 6 bits, 2 a token; over 12 characters 0.5 each. */
    @Test
    void bits_are_told_by_token_and_by_character() {
        LanguageScores scores = scores(12, logs(0.5, 0.25, 0.125), logs(0.25, 0.25, 0.25));

        LanguageScore model = scores.model();
        assertThat(model.bits()).isCloseTo(6, within(1e-12));
        assertThat(model.bitsPerToken()).isCloseTo(2, within(1e-12));
        assertThat(model.bitsPerCharacter()).isCloseTo(0.5, within(1e-12));
        assertThat(model.perplexity()).isCloseTo(4, within(1e-12));
    }

    @Test
    void the_verdict_says_who_wins_and_whether_that_is_clear() {
        double[] good = noise(1, 2_000, 0.5);
        double[] bad = noise(2, 2_000, 0.2);
        double[] alike = noise(3, 2_000, 0.5);

        assertThat(scores(2_000, good, bad).verdict()).startsWith("Better than the 5-gram: 1.0");
        assertThat(scores(2_000, bad, good).verdict()).startsWith("Worse than the 5-gram: 2.");
        assertThat(scores(2_000, good, alike).verdict()).containsAnyOf("Not clearly better", "Rather worse");
        assertThat(scores(3, logs(0.5, 0.5, 0.5), logs(0.25, 0.25, 0.25)).verdict())
                .startsWith("Not clearly better than the 5-gram: 1.000 bits per character, the 5-gram 2.000");
    }

    @Test
    void the_verdict_compares_with_the_best_baseline() {
        Map<String, double[]> logs = new LinkedHashMap<>();
        logs.put("LSTM", logs(0.5, 0.5));
        logs.put("single tokens", logs(0.1, 0.1));
        logs.put("5-gram", logs(0.8, 0.8));

        assertThat(LanguageScores.of("test part", 2, logs, List.of()).verdict()).contains("the 5-gram");
    }

    private static LanguageScores scores(long characters, double[] model, double[] baseline) {
        Map<String, double[]> logs = new LinkedHashMap<>();
        logs.put("LSTM", model);
        logs.put("5-gram", baseline);
        return LanguageScores.of("test part", characters, logs, List.of());
    }

    private static double[] logs(double... probabilities) {
        return Arrays.stream(probabilities).map(Math::log).toArray();
    }

    private static double[] noise(long seed, int tokens, double around) {
        return new SplittableRandom(seed)
                .doubles(tokens, 0.7, 1.3)
                .map(x -> Math.log(x * around))
                .toArray();
    }
}
