package org.cellstate.dsl.evaluate;

import java.io.Serializable;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * How the training part is cut for a cross-validation in time: blocks of one length at its end, one after the other, each forecast by a model
 * that was fitted on rows before it alone. The test part is not looked at.
 *
 * @param count how many blocks, at least 2
 * @param window rows that each fit sees before its block; 0 for all there are, so that later folds see more
 */
public record Folds(int count, int window) implements Serializable {

    /** Checks the numbers. */
    public Folds {
        if (count < 2) {
            throw new ConfigProblem("A cross-validation has at least 2 folds.", "folds(" + count + ")", "folds(5)");
        }
        if (window < 0) {
            throw new ConfigProblem(
                    "A sliding window has at least as many rows as a fit needs.",
                    "a sliding window of less than 1 row",
                    ".sliding(365), or no .sliding(…) for all rows before each block");
        }
    }

    /** Returns folds whose fits see all rows before their block: an expanding window. */
    public static Folds of(int count) {
        return new Folds(count, 0);
    }

    /** Sets how many rows each fit sees, the last before its block: a window that slides. */
    public Folds sliding(int rows) {
        return new Folds(count, rows < 1 ? -1 : rows);
    }

    /** Returns for example {@code 5 folds, expanding window}. */
    @Override
    public String toString() {
        return count + " folds, " + (window == 0 ? "expanding window" : "sliding window of " + window + " rows");
    }
}
