package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.Trained;

/** A fitted model that forecasts the series it was fitted on. */
public final class Forecaster {

    /** Horizons of observed rows that a forecast carries before its origin. */
    private static final int CONTEXT = 4;

    private final RecurrentSpec spec;
    private final PreparedForecast prepared;
    private final Network<WindowBatch> network;
    private final History history;
    private final Band band;

    private Forecaster(Trained<WindowBatch, PreparedForecast> trained) {
        this.spec = trained.spec();
        this.prepared = trained.data();
        this.network = trained.network();
        this.history = trained.history();
        this.band = Band.of(trained);
    }

    /** Returns the forecaster of a trained network, with its band measured on the validation tail. */
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
        return forecasts(new int[] {data().series().size()}, rows).get(0);
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
        List<Forecast> forecasts = forecasts(origins, data().horizon());
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
        double coverage = Metrics.coverage(
                observed,
                Metrics.joined(forecasts.stream().map(Forecast::lower).toList()),
                Metrics.joined(forecasts.stream().map(Forecast::upper).toList()));
        return new Backtest(model, baselines, forecasts, actual, coverage, scale, season);
    }

    private static Scored scored(String name, List<Series> forecasts, double[] observed, double scale) {
        return new Scored(name, Metrics.scores(observed, Metrics.joined(forecasts), scale), forecasts);
    }

    private List<Forecast> forecasts(int[] origins, int rows) {
        WindowBatch batch = prepared.batch(origins);
        float[] output = network.predict(batch);
        List<Forecast> forecasts = new ArrayList<>();
        for (int window = 0; window < origins.length; window++) {
            double[][] ends = new double[3][rows];
            for (int step = 0; step < rows; step++) {
                double point = output[window * data().horizon() + step];
                ends[0][step] = prepared.restore(origins[window], point);
                ends[1][step] = prepared.restore(origins[window], point - band.reach()[step]);
                ends[2][step] = prepared.restore(origins[window], point + band.reach()[step]);
            }
            forecasts.add(forecast(origins[window], ends));
        }
        return forecasts;
    }

    private Forecast forecast(int origin, double[][] ends) {
        Series series = data().series();
        TimeIndex ahead = series.index().rows(origin, origin + ends[0].length);
        int shown = Math.max(data().lookback(), CONTEXT * data().horizon());
        return new Forecast(
                series.rows(0, origin).last(shown),
                Series.of(series.name(), ahead, ends[0]).unit(series.unit()),
                Series.of(series.name(), ahead, ends[1]).unit(series.unit()),
                Series.of(series.name(), ahead, ends[2]).unit(series.unit()),
                band.level());
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

    /** Returns the layers with their shapes and numbers of weights. */
    public ModelSummary summary() {
        return network.summary();
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
