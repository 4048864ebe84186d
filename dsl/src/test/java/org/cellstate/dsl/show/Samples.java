package org.cellstate.dsl.show;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.evaluate.Outcome;
import org.cellstate.dsl.evaluate.Provenance;
import org.cellstate.dsl.evaluate.Refit;
import org.cellstate.dsl.evaluate.Reliability;
import org.cellstate.dsl.evaluate.Rolling;
import org.cellstate.dsl.evaluate.Scale;
import org.cellstate.dsl.evaluate.Scored;
import org.cellstate.dsl.evaluate.Scores;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;

/** Results of every type, made up without a network: a year's and a week's rhythm around a level. */
final class Samples {

    private static final double[] WEEK = {600, 900, 800, 700, 800, -1700, -2100};

    private Samples() {}

    static Series births(int days) {
        double[] values = IntStream.range(0, days)
                .mapToDouble(day ->
                        Math.rint(10_000 + WEEK[day % 7] + 700 * Math.sin(day / 58.1) + 150 * Math.sin(day * 7.7)))
                .toArray();
        return Series.daily("births", LocalDate.of(2001, 1, 1), values).unit("births per day");
    }

    static ForecastData data(Series series) {
        return series.split(0.9).lookback(56).horizon(28).calendar();
    }

    /** The last {@code horizon} rows before {@code end}, a little off, as if they had been forecast. */
    static Forecast forecast(Series series, int end, int horizon) {
        int origin = end - horizon;
        Series rows = series.rows(origin, end);
        return new Forecast(
                series.rows(Math.max(0, origin - 4 * horizon), origin),
                shifted(rows, 120, 0),
                List.of(
                        new Interval(0.8, shifted(rows, -400, -12), shifted(rows, 640, 12)),
                        new Interval(0.5, shifted(rows, -80, -6), shifted(rows, 320, 6))),
                new Reliability(26, 331.456, "seasonal naive (7)", 489.07, List.of(0.773, 0.461)));
    }

    private static Series shifted(Series series, double shift, double perRow) {
        double[] values = series.values();
        for (int row = 0; row < values.length; row++) {
            values[row] += shift + perRow * row + 180 * Math.sin(row * 1.7);
        }
        return Series.of(series.name(), series.index(), values).unit(series.unit());
    }

    static Backtest backtest(Series series, int testRows, int horizon) {
        int origins = testRows / horizon;
        int start = series.size() - origins * horizon;
        List<Forecast> forecasts = new ArrayList<>();
        for (int origin = 0; origin < origins; origin++) {
            forecasts.add(forecast(series, start + (origin + 1) * horizon, horizon));
        }
        List<Series> points = forecasts.stream().map(Forecast::point).toList();
        List<Series> worse =
                points.stream().map(point -> shifted(point, -500, 12)).toList();
        Scale scale = new Scale(328.8, 210_000, 7);
        return new Backtest(
                new Scored("LSTM 2×128", new Scores(331.456, 512.3, 3.62, 3.58, 3.49, 1.0084, 1.117, 41.2), points),
                List.of(
                        new Scored("naive", new Scores(1204.2, 1650.9, 13.1, 12.8, 12.69, 3.6621, 3.6, 377.4), worse),
                        new Scored(
                                "seasonal naive (7)",
                                new Scores(489.07, 801.25, 5.31, 5.22, 5.15, 1.4877, 1.748, -19.6),
                                worse)),
                forecasts,
                points.stream()
                        .map(point ->
                                new Outcome(series, series.index().rowsBefore(point.time(0)), horizon, start, scale))
                        .toList(),
                new Rolling(horizon, horizon, Refit.never()),
                List.of());
    }

    static Epoch epoch(int number) {
        double train = 0.9 * Math.exp(-number / 3.0) + 0.2;
        double valid = 0.7 * Math.exp(-number / 2.5) + 0.28 + 0.004 * number;
        return new Epoch(number, train, valid, 2.9 + number % 3 * 0.1, 1e-3);
    }

    static History history(int epochs, int best, StopReason stop, int planned) {
        List<Epoch> done =
                IntStream.rangeClosed(1, epochs).mapToObj(Samples::epoch).toList();
        return new History(done, best, stop, planned, 3.0 * epochs, "");
    }

    static ModelCard card(Series series) {
        return new ModelCard(
                data(series).toString(), summary(), history(10, 8, StopReason.COMPLETED, 10), provenance(series));
    }

    static Provenance provenance(Series series) {
        TreeMap<String, String> versions = new TreeMap<>();
        versions.put("deeplearning4j", "1.0.0-M2.1");
        versions.put("java", "17");
        RecurrentSpec spec = RecurrentSpec.lstm().layers(2).hidden(128);
        return new Provenance(data(series).toString(), "ab12".repeat(16), spec, versions, "cpu", 31.2);
    }

    static ModelSummary summary() {
        Training training = Training.defaults();
        return ModelSummary.of(
                        training,
                        "[batch 32, time 56, feature 3]",
                        List.of(
                                new LayerSummary("lstm 1", "[batch 32, time 56, feature 128]", 69_632, 1_835_008),
                                new LayerSummary("step", "[batch 32, time 28]", 1_234, 1_792)))
                .named("LSTM 2×128");
    }
}
