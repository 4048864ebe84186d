package org.cellstate.dsl.evaluate;

import java.util.List;
import org.cellstate.dsl.data.Series;

/**
 * One method's forecasts in a backtest, with what they are worth.
 *
 * @param name such as {@code LSTM 2×128} or {@code seasonal naive (7)}
 * @param scores over all origins and steps
 * @param forecasts one for each origin, in time order, each one horizon long
 */
public record Scored(String name, Scores scores, List<Series> forecasts) {

    /** Copies the forecasts. */
    public Scored {
        forecasts = List.copyOf(forecasts);
    }
}
