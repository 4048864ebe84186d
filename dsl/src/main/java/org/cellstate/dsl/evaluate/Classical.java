package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.classic.Fitted;
import org.cellstate.dsl.classic.ProbabilisticFit;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/**
 * A classical method as a model. Of one with quantiles those of 0.1, 0.5 and 0.9 are asked, which say all of a normal distribution; one
 * without them says the same number at every level.
 */
record Classical(Fitted fitted, ForecastData data) implements ForecastModel {

    private static final List<Double> LEVELS = List.of(0.1, 0.5, 0.9);

    @Override
    public String label() {
        return fitted.label();
    }

    @Override
    public List<Forecast> forecasts(int[] origins, int rows) {
        List<Forecast> forecasts = new ArrayList<>();
        for (int origin : origins) {
            Series history = data.series().rows(0, origin);
            Series point = Series.of(
                            history.name(),
                            data.series().index().rows(origin, origin + rows),
                            fitted.forecast(history, rows))
                    .unit(history.unit());
            Outlook outlook = new Outlook(steps(history, point), Dependence.none());
            forecasts.add(new Forecast(
                    history.last(Math.max(data.lookback(), Forecaster.CONTEXT * data.horizon())),
                    point,
                    outlook.intervals(point, Decoding.LEVELS),
                    Reliability.unknown(),
                    outlook));
        }
        return forecasts;
    }

    private List<Distribution> steps(Series history, Series point) {
        List<double[]> ends = LEVELS.stream()
                .map(level -> fitted instanceof ProbabilisticFit sure
                        ? sure.quantile(history, level, point.size())
                        : point.values())
                .toList();
        return IntStream.range(0, point.size())
                .mapToObj(step -> (Distribution) new Distribution.Quantiles(
                        LEVELS, ends.stream().map(values -> values[step]).toList()))
                .toList();
    }
}
