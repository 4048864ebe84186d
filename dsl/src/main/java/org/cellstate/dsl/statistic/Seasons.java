package org.cellstate.dsl.statistic;

import java.util.OptionalInt;
import org.cellstate.dsl.data.Series;

/** After how many rows a series looks alike again, read off its autocorrelations. */
public final class Seasons {

    /** A peak must be so high, and stand so far above what lies before it, to be more than chance and noise. */
    private static final double LEAST_HEIGHT = 0.2;

    private static final double LEAST_RISE = 0.15;

    /** A shorter season with a peak nearly as high is the season, and the longer one a multiple of it or another. */
    private static final double NEARLY = 0.8;

    private static final int LONGEST = 400;

    private Seasons() {}

    /**
     * Returns the season of a series in rows, or nothing where it shows none. A series that does not keep its level is differenced first.
     * Three seasons must fit into it.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     */
    public static OptionalInt detect(Series series) {
        return detect(Complete.values(series, "The detection of a season", 1));
    }

    static OptionalInt detect(double[] values) {
        int lags = Math.min(values.length / 3, LONGEST);
        if (lags < 3) {
            return OptionalInt.empty();
        }
        double[] level = Kpss.of(values).isSignificant() ? Differences.of(values, 1) : values;
        double[] correlations = Correlations.auto(level, lags + 1);
        double highest = 0;
        double lowest = correlations[0];
        boolean[] peaks = new boolean[lags];
        for (int i = 1; i < lags; i++) {
            peaks[i] = correlations[i] > correlations[i - 1]
                    && correlations[i] >= correlations[i + 1]
                    && correlations[i] >= LEAST_HEIGHT
                    && correlations[i] - lowest >= LEAST_RISE;
            highest = peaks[i] ? Math.max(highest, correlations[i]) : highest;
            lowest = Math.min(lowest, correlations[i]);
        }
        for (int i = 1; i < lags; i++) {
            if (peaks[i] && correlations[i] >= NEARLY * highest) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
