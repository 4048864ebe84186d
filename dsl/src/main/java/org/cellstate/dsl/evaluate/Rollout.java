package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;
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
 * the window (bootstrapped residuals, Hyndman and Athanasopoulos 2021, 5.5). The intervals of a forecast lie between the quantiles of
 * {@value #PATHS} paths, which the seed of the training draws; its point is fed back what is expected.
 */
final class Rollout {

    /** Windows of one call of the network: more would need memory, fewer calls would save nothing. */
    private static final int WINDOWS_OF_A_CALL = 256;

    /** GluonTS draws 100; the ends of an 80 % interval of these are out by a twelfth of a deviation, not by an eighth. */
    private static final int PATHS = 200;

    /** Errors of so many windows are enough to draw from. */
    private static final int WINDOWS = 256;

    private final PreparedForecast prepared;
    private final Network<WindowBatch> network;
    private final Sampler sampler;
    private final long seed;

    private Rollout(PreparedForecast prepared, Network<WindowBatch> network, Sampler sampler, long seed) {
        this.prepared = prepared;
        this.network = network;
        this.sampler = sampler;
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
        return new Rollout(prepared, network, sampler, seed);
    }

    private static double[] errors(PreparedForecast prepared, Network<WindowBatch> network) {
        WindowBatch batch = prepared.batch(prepared.validation(WINDOWS));
        float[] raw = network.predict(batch);
        double[] errors = new double[raw.length];
        Arrays.setAll(errors, window -> batch.target()[window] - raw[window]);
        return errors;
    }

    /**
     * Forecasts from some origins.
     *
     * @param known what such forecasts are worth
     */
    List<Forecast> forecasts(int[] examples, int rows, Reliability known) {
        double[][] points = points(examples, rows);
        double[][][] paths = paths(examples, rows, PATHS, seed);
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < examples.length; i++) {
            forecasts.add(forecast(examples[i], points[i], paths[i], known));
        }
        return forecasts;
    }

    private Forecast forecast(int example, double[] point, double[][] paths, Reliability known) {
        Series series =
                prepared.data().panel().members().get(prepared.member(example)).target();
        int origin = prepared.origin(example);
        TimeIndex ahead = series.index().rows(origin, origin + point.length);
        List<Distribution> steps = new ArrayList<>();
        for (int row = 0; row < point.length; row++) {
            int at = row;
            steps.add(Distribution.Samples.of(
                    Arrays.stream(paths).mapToDouble(path -> path[at]).toArray()));
        }
        Series expected = series(series, ahead, row -> point[row]);
        Outlook outlook = new Outlook(steps, Dependence.of(paths));
        int shown = Math.max(
                prepared.data().lookback(), Forecaster.CONTEXT * prepared.data().horizon());
        return new Forecast(
                series.rows(0, origin).last(shown),
                expected,
                outlook.intervals(expected, Decoding.LEVELS),
                known,
                outlook);
    }

    private static Series series(Series like, TimeIndex index, IntToDoubleFunction value) {
        double[] values = new double[index.size()];
        Arrays.setAll(values, value);
        return Series.of(like.name(), index, values).unit(like.unit());
    }

    /**
     * Feeds back what is expected: the point, or the location of a density.
     *
     * @param rows from each origin, at least 1
     * @return {@code [example][row]} in the unit of the series
     * @throws org.cellstate.dsl.data.DataProblem if a future covariate ends before these rows do
     */
    double[][] points(int[] examples, int rows) {
        return roll(examples, rows, (raw, first) -> raw[first]);
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
        double[][] all = roll(repeated, rows, (raw, first) -> sampler.draw(raw, first, random));
        double[][][] paths = new double[examples.length][][];
        Arrays.setAll(paths, example -> Arrays.copyOfRange(all, example * count, (example + 1) * count));
        return paths;
    }

    /** How the value that is fed back comes from a step's raw outputs. */
    private interface Choice {

        double of(float[] raw, int first);
    }

    private double[][] roll(int[] examples, int rows, Choice choice) {
        double[][] values = new double[examples.length][0];
        for (int row = 0; row < rows; row++) {
            for (int from = 0; from < examples.length; from += WINDOWS_OF_A_CALL) {
                step(examples, values, from, Math.min(examples.length, from + WINDOWS_OF_A_CALL), choice);
            }
        }
        return values;
    }

    private void step(int[] examples, double[][] values, int from, int to, Choice choice) {
        double[][] known = Arrays.copyOfRange(values, from, to);
        float[] raw = network.predict(prepared.batch(Arrays.copyOfRange(examples, from, to), known, 1));
        int each = raw.length / (to - from);
        for (int window = 0; window < known.length; window++) {
            double chosen = choice.of(raw, window * each);
            double next = prepared.restore(examples[from + window], known[window], new double[] {chosen})[0];
            double[] longer = Arrays.copyOf(known[window], known[window].length + 1);
            longer[known[window].length] = next;
            values[from + window] = longer;
        }
    }
}
