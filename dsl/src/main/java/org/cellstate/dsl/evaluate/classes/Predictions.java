package org.cellstate.dsl.evaluate.classes;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a classifier says of several sequences.
 *
 * @param rows one for each, in their order
 */
public record Predictions(List<Prediction> rows) {

    /** Copies the list. */
    public Predictions {
        rows = List.copyOf(rows);
    }

    /** Returns the most probable class of each. */
    public List<String> best() {
        return rows.stream().map(Prediction::best).toList();
    }

    /** Returns a line for each. */
    @Override
    public String toString() {
        return rows.stream().map(Prediction::toString).collect(Collectors.joining("\n"));
    }
}
