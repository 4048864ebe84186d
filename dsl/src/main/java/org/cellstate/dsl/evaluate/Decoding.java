package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;

/**
 * What the raw outputs of a fitted network say: distributions, in deviations of the lookback window until they are mapped into the unit of
 * the series. Of a loss of points they are the errors of the validation tail around the point; of any other, {@link Loss} says what they
 * mean. How steps hang together is taken from the outcomes of the tail.
 */
final class Decoding {

    /** The shares that the bands of a forecast are meant to hold where the model does not say, the widest first. */
    static final List<Double> LEVELS = List.of(0.8, 0.5);

    /** The quantiles that stand for a distribution without a formula. */
    static final List<Double> GRID = Collections.unmodifiableList(DoubleStream.concat(
                    DoubleStream.of(0.01, 0.99), IntStream.range(1, 20).mapToDouble(twentieth -> twentieth / 20.0))
            .sorted()
            .boxed()
            .toList());

    /** More windows would overlap nearly whole, and cost as much as an epoch. */
    private static final int WINDOWS = 256;

    private final Loss loss;
    private final List<Band> bands;
    private final Dependence dependence;

    private Decoding(Trained<WindowBatch, PreparedForecast> trained) {
        this.loss = trained.spec().training().loss();
        PreparedForecast data = trained.data();
        WindowBatch batch = data.batch(data.validation(WINDOWS));
        float[] raw = trained.network().predict(batch);
        int steps = batch.shape().horizon();
        double[] errors = new double[isPoint(loss) ? batch.target().length : 0];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(batch.target()[i] - raw[i]);
        }
        this.bands = errors.length == 0 ? List.of() : Band.of(errors, steps, GRID);
        double[][] places = new double[batch.size()][steps];
        for (int window = 0; window < batch.size(); window++) {
            for (int step = 0; step < steps; step++) {
                int at = window * steps + step;
                float target = batch.target()[at];
                places[window][step] = isPoint(loss)
                        ? target - raw[at]
                        : distribution(raw, at, step).cdf(target);
            }
        }
        this.dependence = Dependence.of(places);
    }

    /** Looks at the validation tail of a fitted network. */
    static Decoding of(Trained<WindowBatch, PreparedForecast> trained) {
        return new Decoding(trained);
    }

    /** One quantile by itself is a point too, and bands lie around it. */
    private static boolean isPoint(Loss loss) {
        return loss.outputs().orElse(1) == 1;
    }

    /**
     * Returns the point of a step, normalised: the output of a loss of points, the median of any other.
     *
     * @param at the number of the step among all of the batch, {@code window x horizon + step}
     */
    double point(float[] raw, int at) {
        return point(loss, raw, at);
    }

    /** Returns the point of a step of any network with such a loss, normalised, as {@link #point(float[], int)} does. */
    static double point(Loss loss, float[] raw, int at) {
        return isPoint(loss) ? raw[at] : learned(loss, raw, at).median();
    }

    /** Returns the distribution of a step, normalised. */
    private Distribution distribution(float[] raw, int at, int step) {
        if (isPoint(loss)) {
            return new Distribution.Quantiles(
                    GRID,
                    IntStream.range(0, GRID.size())
                            .mapToObj(i -> raw[at]
                                    + Math.signum(GRID.get(i) - 0.5)
                                            * bands.get(i).reach()[step])
                            .toList());
        }
        return learned(loss, raw, at);
    }

    /** Returns the distribution that a loss other than one of points has learned. */
    private static Distribution learned(Loss loss, float[] raw, int at) {
        int outputs = loss.outputs().orElse(1);
        int first = at * outputs;
        if (loss instanceof Loss.Quantiles quantiles) {
            return new Distribution.Quantiles(
                    quantiles.levels(),
                    IntStream.range(0, outputs)
                            .mapToObj(i -> (double) raw[first + i])
                            .toList());
        }
        if (loss instanceof Loss.Gaussian) {
            return new Distribution.Normal(raw[first], positive(raw[first + 1]));
        }
        if (loss instanceof Loss.StudentT) {
            return new Distribution.StudentT(raw[first], positive(raw[first + 1]), 2 + positive(raw[first + 2]));
        }
        throw new IllegalStateException("no forecaster has the loss " + loss);
    }

    private static double positive(double raw) {
        return Math.max(raw, 0) + Math.log1p(Math.exp(-Math.abs(raw))) + Loss.FLOOR;
    }

    /**
     * Returns what the outputs of a window say. Where a step is restored from itself alone, its quantiles are; where from the steps before it
     * too, as after differencing, it is found from many restored paths.
     *
     * @param raw {@code [batch, horizon, output]}
     * @param first the window's first step among all of the batch
     * @param point the restored points
     * @param restore the first steps of a window into the unit of the series, as many as it is given
     */
    Outlook outlook(float[] raw, int first, Series point, UnaryOperator<double[]> restore) {
        List<Distribution> steps = new ArrayList<>();
        for (int step = 0; step < point.size(); step++) {
            steps.add(distribution(raw, first + step, step));
        }
        if (point.size() > 1 && chained(restore)) {
            return new Outlook(ThroughPaths.restore(steps, dependence, point, restore), dependence);
        }
        List<Distribution> restored = new ArrayList<>();
        for (int step = 0; step < point.size(); step++) {
            double[] all = new double[step + 1];
            int last = step;
            restored.add(steps.get(step).map(value -> {
                Arrays.fill(all, value);
                return restore.apply(all)[last];
            }));
        }
        return new Outlook(restored, dependence);
    }

    /** Whether the second step hangs on the first. */
    private static boolean chained(UnaryOperator<double[]> restore) {
        return restore.apply(new double[] {0, 0})[1] != restore.apply(new double[] {1, 0})[1];
    }

    /**
     * Returns the shares that the bands are meant to hold, the widest first: 80 % and 50 %, but of quantiles those between each two that stand
     * opposite, or between the outermost where none do.
     */
    List<Double> levels() {
        if (!(loss instanceof Loss.Quantiles quantiles) || isPoint(loss)) {
            return LEVELS;
        }
        List<Double> all = quantiles.levels();
        List<Double> opposite = all.stream()
                .filter(low ->
                        low < 0.5 && all.stream().anyMatch(high -> Outlook.rounded(1 - low) == Outlook.rounded(high)))
                .map(low -> Outlook.rounded(1 - 2 * low))
                .toList();
        return opposite.isEmpty() ? List.of(Outlook.rounded(all.get(all.size() - 1) - all.get(0))) : opposite;
    }
}
