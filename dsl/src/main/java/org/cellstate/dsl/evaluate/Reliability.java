package org.cellstate.dsl.evaluate;

import java.util.List;

/**
 * What a model's forecasts were worth on the test part.
 *
 * @param origins how many forecasts were compared; 0 where the test part is shorter than the horizon: the other numbers are then NaN
 * @param mae the model's mean absolute error, in the unit of the series
 * @param baseline the best of the baselines, such as {@code seasonal naive (7)}
 * @param baselineMae its mean absolute error
 * @param coverage for each interval of a forecast, widest first, the share of outcomes that lay inside; NaN where no
 *     backtest looked at an interval of that level
 */
public record Reliability(int origins, double mae, String baseline, double baselineMae, List<Double> coverage) {

    /** Copies the list. */
    public Reliability {
        coverage = List.copyOf(coverage);
    }

    /** Returns what is known where nothing was compared. */
    public static Reliability unknown() {
        return new Reliability(0, Double.NaN, "", Double.NaN, List.of());
    }

    /** Returns whether anything was compared. */
    public boolean isKnown() {
        return origins > 0;
    }
}
