package org.cellstate.dsl.model;

import java.util.Locale;

/** What a classifier reads of the steps of the top recurrent layer. With {@code attention(additive())} it also looks back over all of them. */
public enum Pooling {

    /** The last step; of a bidirectional layer the last step of each direction. */
    LAST,

    /** The mean of all real steps. */
    MEAN,

    /** The largest value of each feature over all real steps (Collobert et al. 2011). */
    MAX;

    /** Returns the word of a chain, such as {@code mean}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
