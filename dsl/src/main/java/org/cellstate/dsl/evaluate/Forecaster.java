package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** A fitted model that forecasts the series it was fitted on. */
public final class Forecaster {

    /** Windows of one call of the network: more would need memory, fewer calls would save nothing. */
    private static final int WINDOWS_OF_A_CALL = 256;

    /** Horizons of observed rows that a forecast carries before its origin. */
    private static final int CONTEXT = 4;

    private final RecurrentSpec spec;
    private final PreparedForecast prepared;
    private final Network<WindowBatch> network;
    private final History history;
    private final List<Band> bands;
    private final Trained<WindowBatch, PreparedForecast> trained;
    private @Nullable Reliability reliability;

    private Forecaster(Trained<WindowBatch, PreparedForecast> trained) {
        this.spec = trained.spec();
        this.prepared = trained.data();
        this.network = trained.network();
        this.history = trained.history();
        this.bands = Band.of(trained);
        this.trained = trained;
    }

    /** Returns the forecaster of a trained network, with its bands measured on the validation tail. */
    public static Forecaster of(Trained<WindowBatch, PreparedForecast> trained) {
        return new Forecaster(trained);
    }

    /**
     * Forecasts the rows after the end of the series, all at once. It looks at the last lookback rows of the series, the test part among
     * them.
     *
     * @param rows how many, from 1 to the fitted horizon
     * @throws ShapeProblem if it is more than the fitted horizon, or not positive
     */
    public Forecast forecast(int rows) {
        if (rows < 1 || rows > data().horizon()) {
            throw new ShapeProblem(
                    "A forecast is at least 1 row and at most the fitted horizon long.",
                    "forecast(" + rows + "), horizon=" + data().horizon(),
                    rows < 1
                            ? ".forecast(" + data().horizon() + ")"
                            : ".forecast(" + data().horizon() + "), or fit with .horizon(" + rows + ")");
        }
        return forecasts(new int[] {data().series().size()}, rows, reliability())
                .get(0);
    }

    /**
     * Forecasts one horizon from every origin of the test part, one horizon apart, and scores it beside the naive forecasts. The season
     * is that of the series' frequency: 7 rows of daily, 12 of monthly, 24 of hourly data.
     *
     * @throws ShapeProblem if the test part is shorter than the horizon
     */
    public Backtest backtest() {
        int[] origins = prepared.testOrigins();
        if (origins.length == 0) {
            throw new ShapeProblem(
                    "The test part must be at least one horizon long for a backtest.",
                    "horizon=" + data().horizon() + ", test rows="
                            + (data().series().size() - data().trainRows()),
                    "a smaller training share, or a shorter horizon");
        }
        List<Forecast> forecasts = forecasts(origins, data().horizon(), Reliability.unknown());
        Series series = data().series();
        Series actual = series.rows(origins[0], origins[origins.length - 1] + data().horizon());
        double[] observed = actual.values();
        int season = Math.min(series.frequency().season(), data().trainRows() - 1);
        double scale = Metrics.naiveScale(data().split().train().values(), season);
        List<Series> points = forecasts.stream().map(Forecast::point).toList();
        Scored model = scored(spec.label(), points, observed, scale);
        List<Scored> baselines = new ArrayList<>();
        for (Baseline baseline : season > 1 ? Baseline.values() : new Baseline[] {Baseline.NAIVE}) {
            List<Series> naive = Arrays.stream(origins)
                    .mapToObj(origin -> baseline.forecast(series, origin, data().horizon(), season))
                    .toList();
            baselines.add(scored(baseline.label(season), naive, observed, scale));
        }
        return new Backtest(model, baselines, forecasts, actual, scale, season);
    }

    /** Returns what forecasts were worth on the test part, found out once. */
    private synchronized Reliability reliability() {
        Reliability known = reliability;
        if (known == null) {
            known = prepared.testOrigins().length == 0
                    ? Reliability.unknown()
                    : backtest().reliability();
            reliability = known;
        }
        return known;
    }

    /**
     * Returns the errors one row ahead on the test part, for each of its rows with all rows before it known.
     *
     * @throws ShapeProblem if the test part has fewer than 3 rows
     */
    public Residuals residuals() {
        return residuals(Part.TEST);
    }

    /**
     * Returns the errors one row ahead on a part, for each of its rows with all rows before it known.
     *
     * @throws ShapeProblem if the part has fewer than 3 rows
     */
    public Residuals residuals(Part part) {
        int train = data().trainRows();
        int first = part == Part.TEST ? train : train - data().validationRows();
        int end = part == Part.TEST ? data().series().size() : train;
        double[] errors = new double[end - first];
        for (int from = first; from < end; from += WINDOWS_OF_A_CALL) {
            int[] origins = IntStream.range(from, Math.min(end, from + WINDOWS_OF_A_CALL))
                    .toArray();
            float[] output = network.predict(prepared.batch(origins));
            for (int window = 0; window < origins.length; window++) {
                int row = origins[window];
                errors[row - first] =
                        data().series().value(row) - prepared.restore(row, output[window * data().horizon()]);
            }
        }
        Series series = data().series();
        return new Residuals(
                spec.label(),
                part,
                Series.of(series.name(), series.index().rows(first, end), errors)
                        .unit(series.unit()));
    }

    private static Scored scored(String name, List<Series> forecasts, double[] observed, double scale) {
        return new Scored(name, Metrics.scores(observed, Metrics.joined(forecasts), scale), forecasts);
    }

    private List<Forecast> forecasts(int[] origins, int rows, Reliability known) {
        WindowBatch batch = prepared.batch(origins);
        float[] output = network.predict(batch);
        List<Forecast> forecasts = new ArrayList<>();
        for (int window = 0; window < origins.length; window++) {
            double[] points = new double[rows];
            for (int step = 0; step < rows; step++) {
                points[step] = output[window * data().horizon() + step];
            }
            forecasts.add(forecast(origins[window], points, known));
        }
        return forecasts;
    }

    private Forecast forecast(int origin, double[] points, Reliability known) {
        List<Interval> intervals = new ArrayList<>();
        for (Band band : bands) {
            intervals.add(new Interval(
                    band.level(),
                    ahead(origin, points, step -> -band.reach()[step]),
                    ahead(origin, points, step -> band.reach()[step])));
        }
        int shown = Math.max(data().lookback(), CONTEXT * data().horizon());
        return new Forecast(
                data().series().rows(0, origin).last(shown), ahead(origin, points, step -> 0), intervals, known);
    }

    /** Returns a network's outputs, moved by so much, in the unit of the series. */
    private Series ahead(int origin, double[] points, IntToDoubleFunction distance) {
        double[] values = new double[points.length];
        Arrays.setAll(values, step -> prepared.restore(origin, points[step] + distance.applyAsDouble(step)));
        Series series = data().series();
        return Series.of(series.name(), series.index().rows(origin, origin + values.length), values)
                .unit(series.unit());
    }

    /** Returns the network and the prepared data, for whoever looks inside. */
    public Trained<WindowBatch, PreparedForecast> trained() {
        return trained;
    }

    /** Returns what happened during training. */
    public History history() {
        return history;
    }

    /** Returns where the model comes from. */
    public Provenance provenance() {
        return new Provenance(
                data().toString(), data().series().sha256(), spec, network.versions(), "cpu", history.seconds());
    }

    /** Returns the layers with their shapes and numbers of weights, and the memory that training took. */
    public ModelSummary summary() {
        return network.summary().named(spec.label());
    }

    /** Returns the model's description. */
    public RecurrentSpec spec() {
        return spec;
    }

    /** Returns the data's description. */
    public ForecastData data() {
        return prepared.data();
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec.label() + ", " + summary().parameters() + " parameters\n" + data() + "\n" + history;
    }
}
