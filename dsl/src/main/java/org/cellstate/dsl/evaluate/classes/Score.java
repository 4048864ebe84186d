package org.cellstate.dsl.evaluate.classes;

/**
 * One score beside that of always saying the most frequent class.
 *
 * @param name such as {@code accuracy}
 * @param value of the predictions; NaN where it is not defined
 * @param baseline of always saying the most frequent class, in probabilities the classes' shares
 * @param higherIsBetter whether a high score is a good one
 */
public record Score(String name, double value, double baseline, boolean higherIsBetter) {

    /** Returns whether the predictions have the better score. */
    public boolean better() {
        return higherIsBetter ? value > baseline : value < baseline;
    }
}
