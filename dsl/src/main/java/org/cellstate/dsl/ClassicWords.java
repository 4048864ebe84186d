package org.cellstate.dsl;

import org.cellstate.dsl.classic.Drift;
import org.cellstate.dsl.classic.ExponentialSmoothing;
import org.cellstate.dsl.classic.ExponentialSmoothing.Component;
import org.cellstate.dsl.classic.LinearRegression;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.classic.Sarima;
import org.cellstate.dsl.classic.SeasonalNaive;
import org.cellstate.dsl.classic.Theta;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.statistic.Autocorrelation;
import org.cellstate.dsl.statistic.Decomposition;
import org.cellstate.dsl.statistic.Stationarity;

/** The words of {@link Cellstate} for methods that need no network, and for what a series is like. */
public abstract sealed class ClassicWords extends DataWords permits ModelWords {

    ClassicWords() {}

    /**
     * Returns whether a series keeps its level, as it is or after differences, by two tests.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than 10 rows
     */
    public static Stationarity stationarity(Series series) {
        return Stationarity.of(series);
    }

    /** Returns how a series is related to itself some rows apart, and the season that this shows. Problems as {@link #stationarity}. */
    public static Autocorrelation autocorrelation(Series series) {
        return Autocorrelation.of(series);
    }

    /**
     * Returns a series taken apart into trend, season and what is left; {@code .period(12) .robust() .classical() .multiplicative()} say how.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than two seasons of rows
     * @throws org.cellstate.dsl.data.ConfigProblem if it has and shows no season
     */
    public static Decomposition decompose(Series series) {
        return Decomposition.of(series);
    }

    /** Returns the method that forecasts the last observed row again and again. */
    public static Naive naive() {
        return new Naive();
    }

    /** Returns the method that repeats the last season, by default that of the series' frequency: {@code .season(7)} sets another. */
    public static SeasonalNaive seasonalNaive() {
        return new SeasonalNaive(0);
    }

    /** Returns the method that goes on along the line from the first to the last row. */
    public static Drift drift() {
        return new Drift();
    }

    /** Returns the method that forecasts the mean of what it was fitted on. */
    public static Mean mean() {
        return new Mean();
    }

    /**
     * Returns a SARIMA that searches for its order by AICc: {@code .order(0, 1, 1).seasonal(0, 1, 1)} sets one, {@code .season(12)} the rows
     * of a season where the frequency does not tell them, {@code .log()} has it work on logarithms.
     */
    public static Sarima sarima() {
        return Sarima.automatic();
    }

    /** Returns an ARIMA that searches for its order, seasonal where the series is, as {@link #sarima()} does. */
    public static Sarima autoArima() {
        return Sarima.automatic();
    }

    /** Returns an ARIMA(p,d,q): it reads p values back, differences d times, and reads q errors back. */
    public static Sarima arima(int p, int d, int q) {
        return Sarima.automatic().order(p, d, q);
    }

    /** Returns an autoregression: p values back, around a mean. */
    public static Sarima ar(int p) {
        return arima(p, 0, 0);
    }

    /** Returns a moving average: q errors back, around a mean. */
    public static Sarima ma(int q) {
        return arima(0, 0, q);
    }

    /** Returns an ARMA(p,q): p values and q errors back, around a mean. */
    public static Sarima arma(int p, int q) {
        return arima(p, 0, q);
    }

    /** Returns exponential smoothing of a level alone. */
    public static ExponentialSmoothing simpleSmoothing() {
        return new ExponentialSmoothing(Component.NONE, false, Component.NONE, 0);
    }

    /** Returns exponential smoothing of a level and a trend that is added: {@code .damped()} has it fade. */
    public static ExponentialSmoothing holt() {
        return new ExponentialSmoothing(Component.ADDITIVE, false, Component.NONE, 0);
    }

    /**
     * Returns exponential smoothing of a level, a trend and a season, both added: {@code .multiplicative()} makes the season a factor,
     * {@code .season(12)} says its rows where the frequency does not, {@code .damped()} has the trend fade.
     */
    public static ExponentialSmoothing holtWinters() {
        return new ExponentialSmoothing(Component.ADDITIVE, false, Component.ADDITIVE, 0);
    }

    /** Returns the Theta method: the smoothed level, half the slope through all rows, and the season. */
    public static Theta theta() {
        return new Theta(0);
    }

    /** Returns linear regression on the rows before a forecast and on the calendar, one for each row ahead. */
    public static LinearRegression linear() {
        return LinearRegression.withDefaults();
    }
}
