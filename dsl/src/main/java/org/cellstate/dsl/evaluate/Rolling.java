package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.ShapeProblem;

/**
 * How the origins of a backtest roll over the test part: the first is its first row.
 *
 * @param horizon rows forecast from each origin, at least 1
 * @param stride rows from one origin to the next, at least 1; below the horizon, forecasts overlap
 * @param refit how often the model is fitted anew
 */
public record Rolling(int horizon, int stride, Refit refit) {

    /** Checks the lengths. */
    public Rolling {
        if (horizon < 1 || stride < 1) {
            throw new ShapeProblem(
                    "A backtest forecasts at least 1 row from each origin, and goes at least 1 row from one to the next.",
                    "horizon=" + horizon + ", stride=" + stride,
                    ".backtest(" + Math.max(1, horizon) + ", " + Math.max(1, horizon) + ")");
        }
    }

    /** Returns how many forecasts in a row cover a common row: 1 where none overlap. */
    public int overlap() {
        return (horizon + stride - 1) / stride;
    }
}
