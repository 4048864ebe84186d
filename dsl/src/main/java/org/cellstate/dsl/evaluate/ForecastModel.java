package org.cellstate.dsl.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.classic.Fitted;
import org.cellstate.dsl.classic.ProbabilisticFit;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Whatever is fitted on data and forecasts from any origin of them: a network, a classical method, several of either together, any of them
 * with calibrated intervals.
 */
public interface ForecastModel {

    /** Returns what a score table calls it, such as {@code LSTM 2×128}. */
    String label();

    /** Returns the data that it was fitted on. */
    ForecastData data();

    /**
     * Forecasts from some origins with what is known before each. What such forecasts are worth is not looked at.
     *
     * @param origins rows, each at least one lookback after the start and at most one past the end; of several series, as {@link #example}
     *     numbers them
     * @param rows how many from each, from 1 to the fitted horizon
     */
    List<Forecast> forecasts(int[] origins, int rows);

    /** Returns the number of an origin of one of several series; of a single one it is the row. */
    default int example(int member, int origin) {
        return origin;
    }

    /** Returns which of the series an origin of this number is of. */
    default int member(int example) {
        return 0;
    }

    /** Returns the row of an origin of this number. */
    default int origin(int example) {
        return example;
    }

    /**
     * Forecasts the rows after the end of the series, and says what such forecasts were worth on the test part.
     *
     * @param rows how many, from 1 to the fitted horizon
     * @throws ShapeProblem if it is more than the fitted horizon, or not positive
     */
    default Forecast forecast(int rows) {
        ForecastData data = data();
        int horizon = data.horizon();
        if (rows < 1 || rows > horizon) {
            throw new ShapeProblem(
                    "A forecast is at least 1 row and at most the fitted horizon long.",
                    "forecast(" + rows + "), horizon=" + horizon,
                    ".forecast(" + horizon + ")" + (rows < 1 ? "" : ", or fit with .horizon(" + rows + ")"));
        }
        return forecast(data.series().name(), rows);
    }

    /**
     * Forecasts the rows after the end of one of several series, as {@link #forecast(int)} does.
     *
     * @throws org.cellstate.dsl.data.DataProblem if there is none of that name
     */
    default Forecast forecast(String member, int rows) {
        ForecastData data = data();
        int number = data.panel().number(member);
        int end = data.panel().members().get(number).rows();
        Reliability known = end - data.trainRows(number) < data.horizon()
                ? Reliability.unknown()
                : Backtesting.of(this, List.of(member), new Rolling(data.horizon(), data.horizon(), Refit.never()))
                        .reliability();
        return forecasts(new int[] {example(number, end)}, rows).get(0).reliability(known);
    }

    /** Returns whether the test part of any series is long enough for a backtest. */
    default boolean isTested() {
        ForecastData data = data();
        return IntStream.range(0, data.panel().size())
                .anyMatch(
                        member -> data.panel().members().get(member).rows() - data.trainRows(member) >= data.horizon());
    }

    /**
     * Forecasts one horizon from every origin of the test part, one horizon apart, and scores it beside the methods that need no network.
     *
     * @throws ShapeProblem if the test part is shorter than the horizon
     */
    default Backtest backtest() {
        return backtest(data().horizon(), data().horizon());
    }

    /**
     * Forecasts from origins all over the test part as {@link #backtest()} does.
     *
     * @param horizon rows forecast from each origin, from 1 to the fitted horizon
     * @param stride rows from one origin to the next; below the horizon, forecasts overlap
     * @throws ShapeProblem if a length is out of range, or the test part is shorter than the horizon
     */
    default Backtest backtest(int horizon, int stride) {
        return Backtesting.of(this, data().panel().names(), new Rolling(horizon, stride, Refit.never()));
    }

    /**
     * Returns this model with calibrated intervals, as {@link Conformal} says.
     *
     * @param levels the shares of outcomes that the intervals shall hold, each between 0 and 1; 0.8 and 0.5 if none is said
     * @throws org.cellstate.dsl.data.ConfigProblem if one is not between 0 and 1
     */
    default Conformal conformal(double... levels) {
        return Conformal.of(this, levels);
    }

    /**
     * Returns a classical method that was fitted on the training part of data. One that has no quantiles of its own gets intervals from its
     * errors, as {@link #conformal} gives them.
     */
    static ForecastModel of(Fitted fitted, ForecastData data) {
        Classical classical = new Classical(fitted, data);
        return fitted instanceof ProbabilisticFit ? classical : classical.conformal();
    }

    /** Returns rows of a series from its validation tail to its end whose whole horizon was observed, about so many, evenly spread. */
    static int[] knownOrigins(ForecastData data, int member, int most) {
        int first = data.trainRows(member) - data.validationRows(member);
        int end = data.panel().members().get(member).rows() - data.horizon() + 1;
        int stride = Math.max(1, (end - first + most - 1) / most);
        return IntStream.iterate(first, row -> row < end, row -> row + stride).toArray();
    }
}
