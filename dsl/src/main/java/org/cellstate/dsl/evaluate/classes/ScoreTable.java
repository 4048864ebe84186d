package org.cellstate.dsl.evaluate.classes;

import java.util.List;

/**
 * All scores, each beside its baseline.
 *
 * @param scores those of what was said, then those of the probabilities if there are
 * @param verdict the comparison of the accuracies in plain words
 * @param baseline the name of the most frequent class, which the baseline always says
 */
public record ScoreTable(List<Score> scores, String verdict, String baseline) {

    /** Copies the scores. */
    public ScoreTable {
        scores = List.copyOf(scores);
    }
}
