package org.cellstate.dsl.evaluate;

/** A part of the data that the weights were not fitted on. */
public enum Part {
    /** Held out of the training part. Early stopping looked at it, and the bands of forecasts are measured on it. */
    VALIDATION("validation"),
    /** Never looked at before. */
    TEST("test");

    private final String word;

    Part(String word) {
        this.word = word;
    }

    /** Returns {@code validation} or {@code test}. */
    @Override
    public String toString() {
        return word;
    }
}
