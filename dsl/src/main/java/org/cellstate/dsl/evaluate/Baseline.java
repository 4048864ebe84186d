package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.Series;

/** A forecast that needs no learning, to hold any other against. */
public enum Baseline {
    /** Every coming row is the last observed one: a random walk. */
    NAIVE {
        @Override
        double step(double[] values, int origin, int step, int season) {
            return values[origin - 1];
        }

        @Override
        String label(int season) {
            return "naive";
        }
    },
    /** Every coming row is the observed one a season, or the fewest whole seasons, earlier. */
    SEASONAL_NAIVE {
        @Override
        double step(double[] values, int origin, int step, int season) {
            return values[origin - season + step % season];
        }

        @Override
        String label(int season) {
            return "seasonal naive (" + season + ")";
        }
    };

    abstract double step(double[] values, int origin, int step, int season);

    abstract String label(int season);

    /**
     * Forecasts from what lies before the origin.
     *
     * @param origin the row of the first step, at least one season after the start
     * @param steps rows ahead
     * @param season rows of a season, at least 1
     */
    public Series forecast(Series series, int origin, int steps, int season) {
        double[] values = series.values();
        double[] ahead = new double[steps];
        for (int step = 0; step < steps; step++) {
            ahead[step] = step(values, origin, step, season);
        }
        return Series.of(series.name(), series.index().rows(origin, origin + steps), ahead)
                .unit(series.unit());
    }
}
