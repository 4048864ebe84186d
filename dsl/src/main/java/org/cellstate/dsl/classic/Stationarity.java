package org.cellstate.dsl.classic;

import java.util.Arrays;

/** How often a series must be differenced before a model without trend and season suits it, as Hyndman and Khandakar (2008) decide it. */
final class Stationarity {

    /** Of a series without a trend, one in twenty has a KPSS statistic above it (Kwiatkowski et al. 1992, table 1). */
    private static final double KPSS_LIMIT = 0.463;

    /** Seasons are differenced where they are at least as strong (Wang, Smith and Hyndman 2006; the limit is R's). */
    private static final double SEASON_LIMIT = 0.64;

    private Stationarity() {}

    /** Returns 1 if the season is strong, else 0. */
    static int seasonalDifferences(double[] values, int season) {
        return season > 1 && values.length > 2 * season && Loess.seasonalStrength(values, season) > SEASON_LIMIT
                ? 1
                : 0;
    }

    /** Returns how often rows must be differenced until the KPSS test finds no trend: 0, 1 or 2. */
    static int differences(double[] values) {
        double[] current = values;
        for (int count = 0; count < 2; count++) {
            if (current.length < 3 || isConstant(current) || kpss(current) <= KPSS_LIMIT) {
                return count;
            }
            current = new Differencing(new double[] {1, -1}).difference(current);
        }
        return isConstant(current) ? 1 : 2;
    }

    static boolean isConstant(double[] values) {
        double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return Arrays.stream(values).allMatch(value -> Math.abs(value - values[0]) <= 1e-12 * size);
    }

    /** Returns the statistic of Kwiatkowski, Phillips, Schmidt and Shin for a level, with R's {@code 3 √n / 13} lags. */
    static double kpss(double[] values) {
        int rows = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        int lags = (int) (3 * Math.sqrt(rows) / 13);
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value - mean;
            squares += sum * sum;
        }
        double variance = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double weight = lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0));
            for (int row = lag; row < rows; row++) {
                variance += weight * (values[row] - mean) * (values[row - lag] - mean);
            }
        }
        return squares / rows / variance;
    }
}
