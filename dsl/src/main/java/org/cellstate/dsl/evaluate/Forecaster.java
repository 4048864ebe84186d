package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.SplitSeries;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** A fitted model that forecasts the series it was fitted on: one, or each of a panel. */
public final class Forecaster implements ForecastModel, FittedModel<WindowBatch, PreparedForecast> {

    /** Windows of one call of the network: more would need memory, fewer calls would save nothing. */
    private static final int WINDOWS_OF_A_CALL = 256;

    /** Horizons of observed rows that a forecast carries before its origin. */
    static final int CONTEXT = 4;

    private final RecurrentSpec spec;
    private final PreparedForecast prepared;
    private final Network<WindowBatch> network;
    private final Decoding decoding;
    private final @Nullable Rollout rollout;
    private final Trained<WindowBatch, PreparedForecast> trained;
    private final Provenance provenance;
    private final Map<Integer, Reliability> reliability = new ConcurrentHashMap<>();

    private Forecaster(Trained<WindowBatch, PreparedForecast> trained, Decoding decoding, Provenance provenance) {
        this.spec = trained.spec();
        this.prepared = trained.data();
        this.network = trained.network();
        this.decoding = decoding;
        this.rollout = spec.recursive() ? Rollout.of(trained) : null;
        this.trained = trained;
        this.provenance = provenance;
    }

    /** Returns the forecaster of a trained network, with its bands measured on the validation tail. */
    public static Forecaster of(Trained<WindowBatch, PreparedForecast> trained) {
        return of(trained, Provenance.of(trained.data().data(), trained));
    }

    /** Returns the forecaster of a network that was trained elsewhere. */
    static Forecaster of(Trained<WindowBatch, PreparedForecast> trained, Provenance provenance) {
        return new Forecaster(trained, Decoding.of(trained), provenance);
    }

    /**
     * Forecasts the rows after the end of the series. It looks at the last lookback rows of the series, the test part among them.
     *
     * @param rows how many, from 1 to the fitted horizon; of a recursive model as many as wanted
     * @throws ShapeProblem if it is more than the fitted horizon, or not positive, or the model was fitted on several series
     * @throws org.cellstate.dsl.data.DataProblem if a future covariate ends before these rows do
     */
    @Override
    public Forecast forecast(int rows) {
        return forecast(only(), rows);
    }

    /**
     * Forecasts the rows after the end of one of several series.
     *
     * @throws org.cellstate.dsl.data.DataProblem if there is none of that name, or a future covariate ends before these rows do
     */
    @Override
    public Forecast forecast(String member, int rows) {
        return forecast(data().panel().number(member), rows);
    }

    private Forecast forecast(int member, int rows) {
        checkRows(rows);
        return forecasts(new int[] {end(member)}, rows, reliability(member)).get(0);
    }

    /**
     * Forecasts the rows after the end of each series, in the order of the panel. What the forecasts are worth is not worked out: ask for
     * one by name, or for its backtest.
     *
     * @param rows how many, from 1 to the fitted horizon
     * @throws org.cellstate.dsl.data.DataProblem if a future covariate ends before these rows do
     */
    public List<Forecast> forecasts(int rows) {
        checkRows(rows);
        List<Forecast> forecasts = new ArrayList<>();
        int members = data().panel().size();
        for (int from = 0; from < members; from += WINDOWS_OF_A_CALL) {
            int[] ends = IntStream.range(from, Math.min(members, from + WINDOWS_OF_A_CALL))
                    .map(this::end)
                    .toArray();
            forecasts.addAll(forecasts(ends, rows, Reliability.unknown()));
        }
        return forecasts;
    }

    private void checkRows(int rows) {
        if (rows < 1 || (rows > data().horizon() && rollout == null)) {
            throw new ShapeProblem(
                    "A forecast is at least 1 row and at most the fitted horizon long.",
                    "forecast(" + rows + "), horizon=" + data().horizon(),
                    rows < 1
                            ? ".forecast(" + data().horizon() + ")"
                            : ".forecast(" + data().horizon() + "), or fit with .horizon(" + rows
                                    + ") or .recursive()");
        }
    }

    private int end(int member) {
        return prepared.example(member, data().panel().members().get(member).rows());
    }

    /** The number of the only series. */
    private int only() {
        return data().panel().number(data().series().name());
    }

    /**
     * Forecasts one horizon from every origin of the test part of each series, one horizon apart, and scores it beside the methods that need
     * no network. None is fitted again in between. The season is that of the series' frequency: 7 rows of daily, 12 of monthly, 24 of hourly
     * data.
     *
     * @throws ShapeProblem if each test part is shorter than the horizon
     */
    @Override
    public Backtest backtest() {
        return backtest(data().horizon(), data().horizon());
    }

    /**
     * Forecasts from origins all over the test part of each series, and scores it beside the methods that need no network. None is fitted
     * again in between.
     *
     * @param horizon rows forecast from each origin, from 1 to the fitted horizon
     * @param stride rows from one origin to the next; below the horizon, forecasts overlap
     * @throws ShapeProblem if a length is out of range, or each test part is shorter than the horizon
     */
    @Override
    public Backtest backtest(int horizon, int stride) {
        return backtest(horizon, stride, Refit.never());
    }

    /**
     * Forecasts as {@link #backtest(int, int)} does, and fits the model and the methods beside it anew in between, on all rows before an
     * origin. Stopping the cell keeps the origins that are done.
     */
    public Backtest backtest(int horizon, int stride, Refit refit) {
        return Backtesting.of(this, data().panel().names(), new Rolling(horizon, stride, refit));
    }

    /** Backtests one of several series, as {@link #backtest()} does. */
    public Backtest backtest(String member) {
        return Backtesting.of(this, List.of(member), new Rolling(data().horizon(), data().horizon(), Refit.never()));
    }

    private Series target(int member) {
        return data().panel().members().get(member).target();
    }

    /** Returns what forecasts of a series were worth on its test part, found out once. */
    private Reliability reliability(int member) {
        return reliability.computeIfAbsent(
                member,
                number -> prepared.testOrigins(number).length == 0
                        ? Reliability.unknown()
                        : backtest(data().panel().names().get(number)).reliability());
    }

    /**
     * Returns the errors one row ahead on the test part, for each of its rows with all rows before it known.
     *
     * @throws ShapeProblem if the test part has fewer than 3 rows, or the model was fitted on several series
     */
    public Residuals residuals() {
        return residuals(Part.TEST);
    }

    /**
     * Returns the errors one row ahead on a part, for each of its rows with all rows before it known.
     *
     * @throws ShapeProblem if the part has fewer than 3 rows, or the model was fitted on several series
     */
    public Residuals residuals(Part part) {
        return residuals(only(), part);
    }

    /** Returns the errors one row ahead on a part of one of several series, as {@link #residuals(Part)} does. */
    public Residuals residuals(String member, Part part) {
        return residuals(data().panel().number(member), part);
    }

    private Residuals residuals(int member, Part part) {
        Series series = target(member);
        int train = data().trainRows(member);
        int first = part == Part.TEST ? train : train - data().validationRows(member);
        int end = part == Part.TEST ? series.size() : train;
        Series expected = oneAhead(member, first, end);
        double[] errors = new double[end - first];
        Arrays.setAll(errors, row -> series.value(first + row) - expected.value(row));
        return new Residuals(
                spec.label(),
                part,
                Series.of(series.name(), expected.index(), errors).unit(series.unit()));
    }

    /**
     * Returns what is forecast one row ahead for some rows of the only series, for each of them with all rows before it known.
     *
     * @param from the first of the rows, at least one lookback and the longest lag after the start of the series
     * @param to the row after the last of them, at most one past the end
     * @throws ShapeProblem if there is no whole window before a row, or the model was fitted on several series
     */
    public Series oneAhead(int from, int to) {
        return oneAhead(only(), from, to);
    }

    private Series oneAhead(int member, int from, int to) {
        double[] values = new double[to - from];
        for (int start = from; start < to; start += WINDOWS_OF_A_CALL) {
            int[] examples = IntStream.range(start, Math.min(to, start + WINDOWS_OF_A_CALL))
                    .map(origin -> prepared.example(member, origin))
                    .toArray();
            WindowBatch batch = prepared.batch(examples, 1);
            float[] output = network.predict(batch);
            for (int window = 0; window < examples.length; window++) {
                values[start - from + window] = points(batch, output, window, examples[window], 1)[0];
            }
        }
        Series series = target(member);
        return Series.of(series.name(), series.index().rows(from, to), values).unit(series.unit());
    }

    private double[] points(WindowBatch batch, float[] output, int window, int example, int steps) {
        return Decoding.points(spec.training().loss(), prepared, batch, output, window, example, steps);
    }

    /**
     * Returns the same model with newer rows known: it forecasts from their end, and its test part reaches to it. Nothing is trained again;
     * weights, scaler and bands stay.
     *
     * @param newer rows that go on where the known ones end; it may repeat known ones, unchanged
     * @throws org.cellstate.dsl.data.DataProblem if there is a gap, the step is another, a known row is changed, a value is missing, or a
     *     past covariate of these rows is not known
     * @throws ShapeProblem if the model was fitted on several series
     */
    public Forecaster update(Series newer) {
        return update(Panel.of(newer.named(data().series().name())));
    }

    /** Returns the same model with the next rows known, as {@link #update(Series)}, by their values alone. */
    public Forecaster update(double... next) {
        Series known = data().series();
        return update(Series.of(known.name(), known.index().rows(known.size(), known.size() + next.length), next));
    }

    /**
     * Returns the same model with newer rows of some or all series known, and of their covariates, as {@link #update(Series)}. Values of
     * future covariates after the known rows may be others than was said before.
     *
     * @param newer series by the names of those that the model was fitted on; covariates that are not in it stay as they are
     */
    public Forecaster update(Panel newer) {
        return on(NewerRows.joined(data().panel(), newer));
    }

    /** Returns the same model on other rows than those of the training part. */
    private Forecaster on(Panel panel) {
        ForecastData other = data().split(new SplitSeries(panel, data().split().firstTest()));
        return new Forecaster(new Trained<>(spec, spec.prepared(other), network, history()), decoding, provenance);
    }

    /**
     * Forecasts with other values of a future covariate, beside the forecast with those that are known.
     *
     * @param values one for each row ahead, from 1 to the fitted horizon of them
     * @throws org.cellstate.dsl.data.ConfigProblem if the model has no such future covariate
     * @throws org.cellstate.dsl.data.DataProblem if that, or another one, is not known of these rows
     * @throws ShapeProblem if there are more values than the fitted horizon, or none, or the model was fitted on several series
     */
    public WhatIf whatIf(String covariate, double... values) {
        return whatIf(only(), covariate, values);
    }

    /** Forecasts one of several series with other values of a future covariate, as {@link #whatIf(String, double...)} does. */
    public WhatIf whatIf(String member, String covariate, double... values) {
        return whatIf(data().panel().number(member), covariate, values);
    }

    private WhatIf whatIf(int member, String covariate, double... values) {
        checkRows(values.length);
        Panel asked = WhatIf.asked(data().panel(), member, covariate, values);
        int[] end = {end(member)};
        Forecast plain = forecasts(end, values.length, Reliability.unknown()).get(0);
        Forecast changed =
                on(asked).forecasts(end, values.length, Reliability.unknown()).get(0);
        int place = data().panel().future().indexOf(covariate);
        int rows = target(member).size();
        return new WhatIf(
                spec.label(),
                covariate,
                data().panel().members().get(member).future().get(place).rows(rows, rows + values.length),
                asked.members().get(member).future().get(place).rows(rows, rows + values.length),
                plain,
                changed);
    }

    /**
     * Returns which rows of the test part, newer ones among it, are far from what was forecast for them one row ahead. What is far is
     * measured on the validation part, at one false alarm in a thousand rows.
     *
     * @throws ShapeProblem if the model was fitted on several series
     */
    public Anomalies anomalies() {
        return anomalies(data().trainRows(), data().series().size());
    }

    /** Returns which rows of the test part of one of several series are far from their forecasts, as {@link #anomalies()} does. */
    public Anomalies anomalies(String member) {
        int number = data().panel().number(member);
        return anomalies(number, data().trainRows(number), target(number).size());
    }

    /** Returns which rows from {@code from} (included) to {@code to} (excluded) are far from their forecasts, as {@link #anomalies()} does. */
    public Anomalies anomalies(int from, int to) {
        return anomalies(only(), from, to);
    }

    private Anomalies anomalies(int member, int from, int to) {
        return Anomalies.of(
                spec.label(),
                target(member).rows(from, to),
                oneAhead(member, from, to),
                residuals(member, Part.VALIDATION).errors());
    }

    /** Returns the forecasts from some origins, so many rows long. */
    List<Forecast> forecasts(int[] examples, int rows, Reliability known) {
        if (rollout != null) {
            return rollout.forecasts(examples, rows, known);
        }
        WindowBatch batch = prepared.batch(examples, rows);
        float[] output = network.predict(batch);
        List<Forecast> forecasts = new ArrayList<>();
        for (int window = 0; window < examples.length; window++) {
            double[] points = points(batch, output, window, examples[window], rows);
            forecasts.add(forecast(examples[window], output, window * data().horizon(), points, known));
        }
        return forecasts;
    }

    private Forecast forecast(int example, float[] output, int first, double[] points, Reliability known) {
        Series series = target(prepared.member(example));
        int origin = prepared.origin(example);
        Series point = Series.of(series.name(), series.index().rows(origin, origin + points.length), points)
                .unit(series.unit());
        Outlook outlook = decoding.outlook(output, first, point, values -> prepared.restore(example, values));
        int shown = Math.max(data().lookback(), CONTEXT * data().horizon());
        return new Forecast(
                series.rows(0, origin).last(shown), point, outlook.intervals(point, decoding.levels()), known, outlook);
    }

    /**
     * Draws courses that the rows after the end of the series may take. Those of a recursive model are drawn row by row, each row from what
     * the rows before it make likely; those of any other model are {@link Forecast#paths(int, long)}.
     *
     * @param rows as {@link #forecast(int)} takes them
     * @param count of paths, at least 1
     * @param seed of the draws
     * @throws org.cellstate.dsl.data.ConfigProblem if it is less
     */
    public Paths paths(int rows, int count, long seed) {
        Forecast forecast = forecast(rows);
        Paths paths = forecast.paths(count, seed);
        return rollout == null ? paths : new Paths(forecast, rollout.paths(end(only()), rows, count, seed));
    }

    @Override
    public int example(int member, int origin) {
        return prepared.example(member, origin);
    }

    @Override
    public int member(int example) {
        return prepared.member(example);
    }

    @Override
    public int origin(int example) {
        return prepared.origin(example);
    }

    @Override
    public String label() {
        return spec.label();
    }

    @Override
    public List<Forecast> forecasts(int[] origins, int rows) {
        List<Forecast> forecasts = new ArrayList<>();
        for (int from = 0; from < origins.length; from += WINDOWS_OF_A_CALL) {
            int to = Math.min(origins.length, from + WINDOWS_OF_A_CALL);
            forecasts.addAll(forecasts(Arrays.copyOfRange(origins, from, to), rows, Reliability.unknown()));
        }
        return forecasts;
    }

    @Override
    public Trained<WindowBatch, PreparedForecast> trained() {
        return trained;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the data's description. */
    @Override
    public ForecastData data() {
        return prepared.data();
    }

    /**
     * Writes the model to a file, from which {@code load(path).forecaster()} brings it back whole: weights, scaler, series, history. The
     * file is a zip with a readable {@code manifest.json}; the series is in it, so who has the file has the data.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    @Override
    public void save(Path file) {
        ForecasterFile.write(this, file);
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec.label() + ", " + summary().parameters() + " parameters\n" + data() + "\n" + history();
    }
}
