package org.cellstate.dsl.evaluate.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A language model beside its baselines, all on the same tokens of one text.
 *
 * @param text which text, such as {@code test part}
 * @param scores the model first, then the baselines
 * @param verdict the comparison with the best baseline in plain words
 * @param notes what a reader must know besides, such as unknown tokens; may be empty
 */
public record LanguageScores(String text, List<LanguageScore> scores, String verdict, List<String> notes) {

    private static final double LN_2 = Math.log(2);

    /** Stretches of neighbouring tokens that are compared: differences of neighbours are not independent, those of stretches nearly. */
    private static final int STRETCHES = 50;

    private static final int SHORTEST_STRETCH = 20;

    /** Two-sided, at a level of 0.05. */
    private static final double CLEAR = 1.96;

    /** Copies the scores and notes. */
    public LanguageScores {
        scores = List.copyOf(scores);
        notes = List.copyOf(notes);
    }

    /**
     * Compares models.
     *
     * @param text which text
     * @param characters of the text, Unicode code points
     * @param logs natural logarithms of the probabilities of its tokens by model, in order, the model first and then at least one baseline;
     *     all of as many tokens, at least one
     * @param notes what a reader must know besides
     */
    public static LanguageScores of(String text, long characters, Map<String, double[]> logs, List<String> notes) {
        List<LanguageScore> scores = new ArrayList<>();
        logs.forEach((name, each) ->
                scores.add(new LanguageScore(name, -DoubleStream.of(each).sum() / LN_2, each.length, characters)));
        LanguageScore best = scores.stream()
                .skip(1)
                .min(Comparator.comparingDouble(LanguageScore::bits))
                .orElseThrow();
        LanguageScore model = scores.get(0);
        boolean better = model.bits() < best.bits();
        boolean clear =
                clear(logs.getOrDefault(model.name(), new double[0]), logs.getOrDefault(best.name(), new double[0]));
        String word =
                better ? clear ? "Better than" : "Not clearly better than" : clear ? "Worse than" : "Rather worse than";
        String verdict = String.format(
                Locale.ROOT,
                "%s the %s: %.3f bits per character, the %s %.3f",
                word,
                best.name(),
                model.bitsPerCharacter(),
                best.name(),
                best.bitsPerCharacter());
        return new LanguageScores(text, scores, verdict, notes);
    }

    /** Returns whether the mean difference is more than chance makes of the stretches' differences. */
    private static boolean clear(double[] one, double[] other) {
        int stretches = Math.min(STRETCHES, one.length / SHORTEST_STRETCH);
        if (stretches < 2) {
            return false;
        }
        double sum = 0;
        double squares = 0;
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = (int) ((long) stretch * one.length / stretches);
            int to = (int) ((stretch + 1L) * one.length / stretches);
            double difference = 0;
            for (int i = from; i < to; i++) {
                difference += (one[i] - other[i]) / (to - from);
            }
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / stretches;
        double variance = Math.max(0, squares / stretches - mean * mean) / (stretches - 1);
        return Math.abs(mean) > CLEAR * Math.sqrt(variance);
    }

    /** Returns the model's score. */
    public LanguageScore model() {
        return scores.get(0);
    }

    /** Returns the verdict. */
    @Override
    public String toString() {
        return verdict;
    }
}
