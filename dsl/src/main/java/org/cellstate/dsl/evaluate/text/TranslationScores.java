package org.cellstate.dsl.evaluate.text;

import java.util.List;

/**
 * What translations of the test part are worth, beside plain ways to translate.
 *
 * @param verdict the comparison with the best of the plain ways, in words
 * @param unit what the error rate counts: words, characters or tokens
 * @param rows the model first
 * @param worst the translations that are most wrong, the worst first
 * @param notes what a reader must know: what the plain ways are, how many words were unknown
 */
public record TranslationScores(String verdict, String unit, List<Row> rows, List<Mistake> worst, List<String> notes) {

    /** Copies the lists. */
    public TranslationScores {
        rows = List.copyOf(rows);
        worst = List.copyOf(worst);
        notes = List.copyOf(notes);
    }

    /**
     * The scores of one way to translate.
     *
     * @param method such as {@code LSTM 1×64, greedy()}, {@code word by word} or {@code copying}
     * @param exactMatch the share that is right to the last character
     * @param bleu from 0 to 100
     * @param chrf from 0 to 100
     * @param errorRate substitutions, insertions and deletions divided by right tokens
     */
    public record Row(String method, double exactMatch, double bleu, double chrf, double errorRate) {}

    /**
     * A translation that is wrong.
     *
     * @param source what was read
     * @param right what is right; of several the closest
     * @param written what was written
     * @param chrf of this sentence, from 0 to 100
     */
    public record Mistake(String source, String right, String written, double chrf) {}

    /** Returns the verdict. */
    @Override
    public String toString() {
        return rows.get(0).method() + ": " + verdict;
    }
}
