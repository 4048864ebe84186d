package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.data.DataProblem;

/**
 * A sequence that a model made of another, where it looked meanwhile, and what else it considered.
 *
 * <pre>{@code
 * translation(source, target, weights).hypothesis(List.of("the", "dog"), -2.3)
 * }</pre>
 *
 * @param attention source and target tokens, and the weights between them
 * @param hypotheses answers with scores, the best first; may be empty
 */
public record Translation(AttentionMap attention, List<Hypothesis> hypotheses) {

    /** Sorts the answers, of equals the earlier first. */
    public Translation {
        hypotheses = hypotheses.stream()
                .sorted(Comparator.comparingDouble(Hypothesis::score).reversed())
                .toList();
    }

    /**
     * Returns this translation with one more answer among those that were considered.
     *
     * @param score higher is better, such as the logarithm of the probability
     * @throws DataProblem if the score is not a number
     */
    public Translation hypothesis(List<String> tokens, double score) {
        if (Double.isNaN(score)) {
            throw new DataProblem(
                    "Answers are ranked by a score.",
                    "NaN for \"" + String.join(" ", tokens) + "\"",
                    "the logarithm of its probability");
        }
        List<Hypothesis> more = new ArrayList<>(hypotheses);
        more.add(new Hypothesis(tokens, score));
        return new Translation(attention, more);
    }

    /** Returns the tokens that were read. */
    public List<String> source() {
        return attention.source();
    }

    /** Returns the tokens that were written. */
    public List<String> target() {
        return attention.target();
    }

    /** Returns the answers that were considered, to be shown as a table. */
    public NBest nBest() {
        return new NBest(hypotheses);
    }

    /** Returns the source, an arrow and the target. */
    @Override
    public String toString() {
        return String.join(" ", source()) + " → " + String.join(" ", target());
    }
}
