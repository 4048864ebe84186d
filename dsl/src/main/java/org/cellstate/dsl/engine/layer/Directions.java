package org.cellstate.dsl.engine.layer;

/** Which ways a recurrent layer reads its sequences. */
public enum Directions {
    /** From the first step to the last. */
    FORWARD,
    /** Both ways, with weights of their own; the outputs of both stand beside each other, twice {@code hidden} features. */
    CONCAT,
    /** Both ways, with weights of their own; the outputs of both are added. */
    SUM;

    int count() {
        return this == FORWARD ? 1 : 2;
    }
}
