package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/** A model that forecasts the same distribution always. */
record Same(String label, ForecastData data, Distribution each) implements ForecastModel {

    @Override
    public List<Forecast> forecasts(int[] origins, int rows) {
        return Arrays.stream(origins).mapToObj(origin -> forecast(origin, rows)).toList();
    }

    private Forecast forecast(int origin, int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, each.median());
        Series series = data.series();
        Series point = Series.of(series.name(), series.index().rows(origin, origin + rows), values);
        Outlook outlook = new Outlook(Collections.nCopies(rows, each), Dependence.none());
        return new Forecast(
                series.rows(0, origin),
                point,
                outlook.intervals(point, Decoding.LEVELS),
                Reliability.unknown(),
                outlook);
    }
}
