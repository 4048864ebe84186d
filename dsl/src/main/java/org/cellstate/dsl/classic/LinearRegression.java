package org.cellstate.dsl.classic;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/**
 * Linear regression on the rows before a forecast and on the calendar of the row it is for, one regression for each row ahead. Windows are
 * moved to mean 0 and deviation 1 by their own lookback, as for the networks. A penalty keeps coefficients small (ridge).
 *
 * @param lookback rows before the forecast; 0 for the default: two seasons, at least 8 rows, at most a quarter of the history
 * @param calendar whether it sees the calendar: weekday and day of the year for days, the month for months; it does by default
 * @param penalty on squared coefficients, above 0; 1 by default
 * @param lags further rows to see, counted back from the row that is forecast; where a lag reaches no observed row it is left out
 */
public record LinearRegression(int lookback, boolean calendar, double penalty, List<Integer> lags) implements Method {

    private static final int LEAST_LOOKBACK = 8;

    /** Copies the lags. */
    public LinearRegression {
        lags = List.copyOf(lags);
    }

    /** Returns the regression with the defaults. */
    public static LinearRegression withDefaults() {
        return new LinearRegression(0, true, 1, List.of());
    }

    /** Sets how many rows before the forecast it reads, at least 1. */
    public LinearRegression lookback(int rows) {
        if (rows < 1) {
            throw new ConfigProblem("lookback must be at least 1 row.", "lookback(" + rows + ")", ".lookback(14)");
        }
        return new LinearRegression(rows, calendar, penalty, lags);
    }

    /** Sets whether it sees the calendar. */
    public LinearRegression calendar(boolean seen) {
        return new LinearRegression(lookback, seen, penalty, lags);
    }

    /** Sets the penalty on squared coefficients, above 0: the more, the closer the forecast to the lookback's mean. */
    public LinearRegression ridge(double newPenalty) {
        if (!(newPenalty > 0 && Double.isFinite(newPenalty))) {
            throw new ConfigProblem(
                    "The penalty of a regression must be above 0.", "ridge(" + newPenalty + ")", ".ridge(1)");
        }
        return new LinearRegression(lookback, calendar, newPenalty, lags);
    }

    /** Adds values so many rows before the row that is forecast, such as {@code lags(364)} for the same weekday a year earlier. */
    public LinearRegression lags(int... rows) {
        for (int lag : rows) {
            if (lag < 1) {
                throw new ConfigProblem("A lag is at least 1 row.", "lags(" + lag + ")", ".lags(364)");
            }
        }
        return new LinearRegression(
                lookback, calendar, penalty, IntStream.of(rows).boxed().toList());
    }

    @Override
    public String label() {
        return "linear regression";
    }

    @Override
    public LinearFit fit(ForecastData data) {
        return fit(data.split().train());
    }

    /**
     * Fits the regression of the first row ahead; those of later rows are fitted when they are first asked for.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer rows than the lookback, the longest lag and two examples take
     */
    @Override
    public LinearFit fit(Series history) {
        int season = history.frequency().season();
        int rows = Math.max(LEAST_LOOKBACK, 2 * season);
        int seen = lookback > 0 ? lookback : Math.max(1, Math.min(rows, history.size() / 4));
        LinearRegression whole = new LinearRegression(seen, calendar, penalty, lags);
        return new LinearFit(whole, history, Observed.values(history, label(), whole.least() + 2));
    }

    /** Returns the fewest rows before a forecast. */
    int least() {
        return Math.max(lookback, lags.stream().mapToInt(lag -> lag).max().orElse(0));
    }
}
