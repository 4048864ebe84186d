package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;

/**
 * Forecasts of a model of one step, for as many rows as are asked for: each value that it forecasts, or draws from what it forecasts, is a
 * row of the next window (ancestral sampling, Salinas et al. 2020, DeepAR). All windows take a step together.
 *
 * <p>A density says what to draw. To a point an error is added that the model made one step ahead on the validation tail, in deviations of
 * the window, less their mean (bootstrapped residuals, Hyndman and Athanasopoulos 2021, 5.5); a single one on either side. The intervals of a forecast lie between the quantiles of
 * {@value #PATHS} paths, which the seed of the training draws; its point is fed back what is expected. Of counts it is the
 * median of the paths: what is expected of them is seldom a count.
 */
final class Rollout {

    /** Windows of one call of the network: more would need memory, fewer calls would save nothing. */
    private static final int WINDOWS_OF_A_CALL = 256;

    /** GluonTS draws 100. The ends of an 80 % interval of 200 are out by an eighth of a deviation, of 100 by a sixth. */
    private static final int PATHS = 200;

    /** Errors of so many windows are enough to draw from. */
    private static final int WINDOWS = 256;

    private final PreparedForecast prepared;
    private final Network<WindowBatch> network;
    private final Sampler sampler;
    private final boolean counts;
    private final long seed;

    private Rollout(
            PreparedForecast prepared, Network<WindowBatch> network, Sampler sampler, boolean counts, long seed) {
        this.prepared = prepared;
        this.network = network;
        this.sampler = sampler;
        this.counts = counts;
        this.seed = seed;
    }

    /** Returns the forecasts of a trained recursive model. */
    static Rollout of(Trained<WindowBatch, PreparedForecast> trained) {
        Training training = trained.spec().training();
        return of(trained.data(), trained.network(), training.loss(), training.seed());
    }

    /** Returns the forecasts of a network of one step. */
    static Rollout of(PreparedForecast prepared, Network<WindowBatch> network, Loss loss, long seed) {
        Sampler sampler = Sampler.isDensity(loss) ? Sampler.of(loss) : Sampler.around(errors(prepared, network));
        return new Rollout(prepared, network, sampler, Decoding.isCounts(loss), seed);
    }

    /** Feeds back what a network of one step expects, as {@link #points(int[], int)} does, without looking at its errors. */
    static double[][] points(
            PreparedForecast prepared, Network<WindowBatch> network, Loss loss, int[] examples, int rows) {
        Sampler none = (raw, first, scale, random) -> raw[first];
        return new Rollout(prepared, network, none, Decoding.isCounts(loss), 0).points(examples, rows);
    }

    private static double[] errors(PreparedForecast prepared, Network<WindowBatch> network) {
        int[] windows = prepared.validation(WINDOWS);
        WindowBatch batch = prepared.batch(windows.length > 1 ? windows : prepared.validationRows(WINDOWS));
        float[] raw = network.predict(batch);
        double[] errors = new double[raw.length];
        Arrays.setAll(errors, window -> batch.target()[window] - raw[window]);
        if (errors.length == 1) {
            // Less its mean it would be 0, and paths would be sure of themselves. Which side it lay on was chance.
            return new double[] {-errors[0], errors[0]};
        }
        double mean = Arrays.stream(errors).average().orElseThrow();
        // A short tail errs to one side, which would add up along a path.
        return Arrays.stream(errors).map(error -> error - mean).toArray();
    }

    /**
     * Forecasts from some origins.
     *
     * @param known what such forecasts are worth
     */
    List<Forecast> forecasts(int[] examples, int rows, Reliability known) {
        double[][] points = counts ? new double[0][] : points(examples, rows);
        double[][][] paths = paths(examples, rows, PATHS, seed);
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < examples.length; i++) {
            List<Distribution> steps = steps(paths[i]);
            double[] point =
                    counts ? steps.stream().mapToDouble(Distribution::median).toArray() : points[i];
            forecasts.add(forecast(examples[i], point, new Outlook(steps, Dependence.of(paths[i])), known));
        }
        return forecasts;
    }

    private List<Distribution> steps(double[][] paths) {
        return IntStream.range(0, paths[0].length)
                .mapToObj(row ->
                        Arrays.stream(paths).mapToDouble(path -> path[row]).toArray())
                .<Distribution>map(drawn -> counts ? Distribution.Counts.of(drawn) : Distribution.Samples.of(drawn))
                .toList();
    }

    /** Draws paths from one origin, as series. */
    List<Series> paths(int example, int rows, int count, long pathSeed) {
        return Arrays.stream(paths(new int[] {example}, rows, count, pathSeed)[0])
                .map(path -> ahead(example, path))
                .toList();
    }

    private Forecast forecast(int example, double[] values, Outlook outlook, Reliability known) {
        Series point = ahead(example, values);
        int shown = Math.max(
                prepared.data().lookback(), Forecaster.CONTEXT * prepared.data().horizon());
        Series before = target(example).rows(0, prepared.origin(example)).last(shown);
        return new Forecast(before, point, outlook.intervals(point, Decoding.LEVELS), known, outlook);
    }

    private Series target(int example) {
        return prepared.data().panel().members().get(prepared.member(example)).target();
    }

    private Series ahead(int example, double[] values) {
        Series series = target(example);
        int origin = prepared.origin(example);
        return Series.of(series.name(), series.index().rows(origin, origin + values.length), values)
                .unit(series.unit());
    }

    /**
     * Feeds back what is expected: the point, the location of a density, or the mean of one of counts.
     *
     * @param rows from each origin, at least 1
     * @return {@code [example][row]} in the unit of the series
     * @throws org.cellstate.dsl.data.DataProblem if a future covariate ends before these rows do
     */
    double[][] points(int[] examples, int rows) {
        return roll(examples, rows, false, (raw, first, scale) -> counts ? Loss.positive(raw[first]) : raw[first]);
    }

    /**
     * Feeds back what is drawn, along several paths from each origin.
     *
     * @param rows of each path, at least 1
     * @param count of paths from each origin, at least 1
     * @param pathSeed of the draws: paths of one seed are the same to the bit
     * @return {@code [example][path][row]} in the unit of the series
     * @throws org.cellstate.dsl.data.DataProblem if a future covariate ends before these rows do
     */
    double[][][] paths(int[] examples, int rows, int count, long pathSeed) {
        int[] repeated = new int[Math.multiplyExact(examples.length, count)];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = examples[i / count];
        }
        SplittableRandom random = new SplittableRandom(pathSeed);
        double[][] all = roll(repeated, rows, counts, (raw, first, scale) -> sampler.draw(raw, first, scale, random));
        double[][][] paths = new double[examples.length][][];
        Arrays.setAll(paths, example -> Arrays.copyOfRange(all, example * count, (example + 1) * count));
        return paths;
    }

    /** How the value that is fed back comes from a step's raw outputs. */
    private interface Choice {

        double of(float[] raw, int first, double scale);
    }

    /** Goes on row by row; what is whole is rounded, where a scale leaves its last bits. */
    private double[][] roll(int[] examples, int rows, boolean whole, Choice choice) {
        double[][] values = new double[examples.length][0];
        for (int row = 0; row < rows; row++) {
            for (int from = 0; from < examples.length; from += WINDOWS_OF_A_CALL) {
                step(examples, values, from, Math.min(examples.length, from + WINDOWS_OF_A_CALL), whole, choice);
            }
        }
        return values;
    }

    private void step(int[] examples, double[][] values, int from, int to, boolean whole, Choice choice) {
        double[][] known = Arrays.copyOfRange(values, from, to);
        WindowBatch batch = prepared.batch(Arrays.copyOfRange(examples, from, to), known, 1);
        float[] raw = network.predict(batch);
        int each = raw.length / (to - from);
        for (int window = 0; window < known.length; window++) {
            double chosen = choice.of(raw, window * each, batch.weight()[window]);
            double restored = prepared.restore(examples[from + window], known[window], new double[] {chosen})[0];
            double[] longer = Arrays.copyOf(known[window], known[window].length + 1);
            longer[known[window].length] = whole ? Math.rint(restored) : restored;
            values[from + window] = longer;
        }
    }
}
