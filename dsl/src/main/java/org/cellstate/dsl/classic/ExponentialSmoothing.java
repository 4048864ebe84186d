package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/**
 * Exponential smoothing: a level, perhaps a trend, perhaps a season, each moved by a share of the last error (Holt 1957, Winters 1960). Shares
 * and initial states are those with the least squared errors one row ahead; seasons of more than {@value Smoother#LONGEST_FITTED} rows start
 * from what the first ones say.
 *
 * @param trend how the trend goes on
 * @param fading whether the trend fades: by a factor from 0.8 to 0.98 a row, the bounds of R's {@code ets}
 * @param season how the season is laid over the rest
 * @param rows of a season; 0 for that of the series' frequency, the default
 */
public record ExponentialSmoothing(Component trend, boolean fading, Component season, int rows) implements Method {

    /** How a part of the model comes to the others. */
    public enum Component {
        /** Not at all. */
        NONE,
        /** It is added. */
        ADDITIVE,
        /** It is a factor: for swings or growth in proportion to the level. Values must be above 0. */
        MULTIPLICATIVE
    }

    /** Sets how many rows a season has, at least 2; a model without a season gets one that is added. */
    public ExponentialSmoothing season(int newRows) {
        Component kind = season == Component.NONE ? Component.ADDITIVE : season;
        return new ExponentialSmoothing(trend, fading, kind, Observed.season(newRows));
    }

    /** Has the season be a factor of the level, as where its swing grows with it. */
    public ExponentialSmoothing multiplicative() {
        return new ExponentialSmoothing(trend, fading, Component.MULTIPLICATIVE, rows);
    }

    /** Has the season be added to the level, the default. */
    public ExponentialSmoothing additive() {
        return new ExponentialSmoothing(trend, fading, Component.ADDITIVE, rows);
    }

    /** Has the level grow by a factor, not by an amount. */
    public ExponentialSmoothing multiplicativeTrend() {
        return new ExponentialSmoothing(Component.MULTIPLICATIVE, fading, season, rows);
    }

    /** Has the trend fade. A model without a trend gets one. */
    public ExponentialSmoothing damped() {
        Component kind = trend == Component.NONE ? Component.ADDITIVE : trend;
        return new ExponentialSmoothing(kind, true, season, rows);
    }

    /** Returns for example {@code Holt-Winters (12), multiplicative season, damped trend}. */
    @Override
    public String label() {
        String fades = fading ? ", damped trend" : "";
        String grows = trend == Component.MULTIPLICATIVE ? ", multiplicative trend" : "";
        if (season == Component.NONE) {
            return (trend == Component.NONE ? "simple smoothing" : "Holt") + grows + fades;
        }
        return (trend == Component.NONE ? "seasonal smoothing" : "Holt-Winters")
                + (rows > 0 ? " (" + rows + ")" : "")
                + (season == Component.MULTIPLICATIVE ? ", multiplicative season" : "")
                + grows
                + fades;
    }

    @Override
    public SmoothingFit fit(ForecastData data) {
        return fit(data.split().train());
    }

    /**
     * Fits by least squares.
     *
     * @throws DataProblem if a value is missing, or not above 0 where a factor is asked for
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than two seasons, or fewer rows than what is fitted
     * @throws org.cellstate.dsl.data.ConfigProblem if the series has no season, where one is asked for
     * @throws org.cellstate.kernel.api.CellInterruptedException if the user stops the cell
     */
    @Override
    public SmoothingFit fit(Series history) {
        ExponentialSmoothing whole = season == Component.NONE
                ? this
                : new ExponentialSmoothing(
                        trend, fading, season, Observed.season(rows, history, "forecast by Holt-Winters smoothing"));
        double[] values = whole.values(history, Math.max(whole.least(), whole.shares() + whole.states() + 1));
        return SmoothingFit.of(whole, history, values);
    }

    /** Returns the values of a history of enough rows. */
    double[] values(Series history, int least) {
        double[] values = Observed.values(history, label(), least);
        boolean factors = trend == Component.MULTIPLICATIVE || season == Component.MULTIPLICATIVE;
        for (int row = 0; factors && row < values.length; row++) {
            if (values[row] <= 0) {
                throw new DataProblem(
                        "A multiplicative part needs values above 0.",
                        values[row] + " at " + history.index().label(row) + " in '" + history.name() + "'",
                        ".additive(), or the series plus a constant that lifts it above 0");
            }
        }
        return values;
    }

    /** Returns the fewest rows that tell initial states. */
    int least() {
        return season == Component.NONE ? 2 : 2 * rows;
    }

    /** Returns rows of a season, 1 where there is none. */
    int period() {
        return season == Component.NONE ? 1 : rows;
    }

    /** Returns the number of shares, the damping among them. */
    int shares() {
        return 1 + (trend == Component.NONE ? 0 : 1) + (season == Component.NONE ? 0 : 1) + (fading ? 1 : 0);
    }

    /** Returns the number of initial states that are fitted. */
    int states() {
        int seasonal = season == Component.NONE || rows > Smoother.LONGEST_FITTED ? 0 : rows - 1;
        return 1 + (trend == Component.NONE ? 0 : 1) + seasonal;
    }
}
