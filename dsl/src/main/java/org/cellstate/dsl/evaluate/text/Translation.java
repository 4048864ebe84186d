package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that a model made of another, where it looked meanwhile, and what else it considered.
 *
 * <pre>{@code
 * translation(source, target, weights).hypothesis(List.of("the", "dog"), -2.3)
 * }</pre>
 *
 * @param source the tokens that were read
 * @param target the tokens that were written
 * @param sourceText what was read, as a text
 * @param text what was written, as a text
 * @param map where the model looked; null if it has no attention
 * @param hypotheses answers with scores, the best first; may be empty
 * @param notes what a reader must know: words that the model does not know, a sentence longer than any it has seen
 */
public record Translation(
        List<String> source,
        List<String> target,
        String sourceText,
        String text,
        @Nullable AttentionMap map,
        List<Hypothesis> hypotheses,
        List<String> notes) {

    /** Sorts the answers, of equals the earlier first. */
    public Translation {
        source = List.copyOf(source);
        target = List.copyOf(target);
        hypotheses = hypotheses.stream()
                .sorted(Comparator.comparingDouble(Hypothesis::score).reversed())
                .toList();
        notes = List.copyOf(notes);
    }

    /** Returns the translation that a map is of. */
    public Translation(AttentionMap attention, List<Hypothesis> hypotheses) {
        this(
                attention.source(),
                attention.target(),
                String.join(" ", attention.source()),
                String.join(" ", attention.target()),
                attention,
                hypotheses,
                List.of());
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
        return new Translation(source, target, sourceText, text, map, more, notes);
    }

    /** Returns whether there is a map of where the model looked. */
    public boolean hasAttention() {
        return map != null;
    }

    /**
     * Returns where the model looked: which share of each source token went into each target token. It shows itself as a map.
     *
     * @throws ConfigProblem if the model has no attention
     */
    public AttentionMap attention() {
        if (map == null) {
            throw new ConfigProblem(
                    "A model shows where it looks if it was fitted with attention.",
                    "a translation by a model without attention",
                    ".attention(additive()) before .fit(pairs)");
        }
        return map;
    }

    /** Returns the answers that were considered, to be shown as a table. */
    public NBest nBest() {
        return new NBest(hypotheses);
    }

    /** Returns the source, an arrow and the target. */
    @Override
    public String toString() {
        return sourceText + " → " + text;
    }
}
