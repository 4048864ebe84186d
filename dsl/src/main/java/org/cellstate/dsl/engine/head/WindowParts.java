package org.cellstate.dsl.engine.head;

import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What a {@link ForecastLayer} reads of a window, one part behind the other in a row.
 *
 * @param top features of what the layers below hand on, first in the row
 * @param known features of each step ahead, which come next, {@code [step, feature]}
 * @param context features that attention found for each step, then, in the same way; 0 for none
 * @param lags values before the origin, last; 0 for none
 * @param horizon steps ahead
 */
public record WindowParts(
        @JsonProperty("top") int top,
        @JsonProperty("known") int known,
        @JsonProperty("context") int context,
        @JsonProperty("lags") int lags,
        @JsonProperty("horizon") int horizon) {

    /** Returns the features of a step once what all have in common stands before them. */
    int features() {
        return top + known + context;
    }

    int knownStart() {
        return top;
    }

    int contextStart() {
        return top + horizon * known;
    }

    int lagsStart() {
        return contextStart() + horizon * context;
    }

    /** Returns the length of the row. */
    int width() {
        return lagsStart() + lags;
    }
}
