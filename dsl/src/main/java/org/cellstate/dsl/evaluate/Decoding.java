package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
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
 * mean; counts are told in the unit of the series from the first. How steps hang together is taken from the outcomes of the tail.
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

    private static final long SEED = 42;

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
            errors[i] = batch.counts(i) ? Math.abs(batch.target()[i] - raw[i]) : Double.NaN;
        }
        this.bands = errors.length == 0 ? List.of() : Band.of(errors, steps, GRID);
        List<double[]> places = new ArrayList<>();
        SplittableRandom ties = new SplittableRandom(SEED);
        for (int window = 0; window < batch.size(); window++) {
            int first = window * steps;
            if (IntStream.range(first, first + steps).allMatch(batch::counts)) {
                places.add(places(batch, raw, first, ties));
            }
        }
        this.dependence = Dependence.of(places.toArray(double[][]::new));
    }

    /** Where the outcomes of a window lay; a count, where a distribution jumps, anywhere on the jump (Czado et al. 2009). */
    private double[] places(WindowBatch batch, float[] raw, int first, SplittableRandom ties) {
        int steps = batch.shape().horizon();
        double[] places = new double[steps];
        for (int step = 0; step < steps; step++) {
            int at = first + step;
            float target = batch.target()[at];
            if (isPoint(loss)) {
                places[step] = target - raw[at];
            } else if (isCounts(loss)) {
                double scale = batch.weight()[at / steps];
                Distribution counts = counts(raw, 2 * at, scale);
                double count = Math.rint(target * scale);
                double below = counts.cdf(count - 1);
                places[step] = below + ties.nextDouble() * (counts.cdf(count) - below);
            } else {
                places[step] = distribution(raw, at, step).cdf(target);
            }
        }
        return places;
    }

    /** Looks at the validation tail of a fitted network. */
    static Decoding of(Trained<WindowBatch, PreparedForecast> trained) {
        return new Decoding(trained);
    }

    /** One quantile by itself is a point too, and bands lie around it. */
    private static boolean isPoint(Loss loss) {
        return loss.outputs().orElse(1) == 1;
    }

    /** Whether the series has counts, and a network says what they are likely to be. */
    static boolean isCounts(Loss loss) {
        return loss instanceof Loss.NegativeBinomial;
    }

    /**
     * Returns the points of a window's first steps in the unit of the series: the output of a loss of points, the median of any other.
     *
     * @param prepared the data, of which the batch is
     * @param batch what the network read
     * @param raw what it said
     * @param window the number of the window in the batch
     * @param example that of its origin
     * @param steps how many
     */
    static double[] points(
            Loss loss, PreparedForecast prepared, WindowBatch batch, float[] raw, int window, int example, int steps) {
        double scale = batch.weight()[window];
        double[] points = new double[steps];
        for (int step = 0; step < steps; step++) {
            int at = window * batch.shape().horizon() + step;
            points[step] = isPoint(loss)
                    ? raw[at]
                    : isCounts(loss)
                            ? counts(raw, 2 * at, scale).median() / scale
                            : learned(loss, raw, at).median();
        }
        double[] restored = prepared.restore(example, points);
        return isCounts(loss) ? Arrays.stream(restored).map(Math::rint).toArray() : restored;
    }

    /**
     * Returns the distribution of a count.
     *
     * @param first where the outputs of the step begin
     * @param scale by which its window was divided
     */
    static Distribution.NegativeBinomial counts(float[] raw, int first, double scale) {
        return new Distribution.NegativeBinomial(
                scale * Loss.positive(raw[first]), Loss.positive(raw[first + 1]) / Math.sqrt(scale));
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
            return new Distribution.Normal(raw[first], Loss.positive(raw[first + 1]));
        }
        if (loss instanceof Loss.StudentT) {
            return new Distribution.StudentT(
                    raw[first], Loss.positive(raw[first + 1]), 2 + Loss.positive(raw[first + 2]));
        }
        throw new IllegalStateException("no forecaster has the loss " + loss);
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
        if (isCounts(loss)) {
            double scale = restore.apply(new double[] {1})[0];
            for (int step = 0; step < point.size(); step++) {
                steps.add(counts(raw, 2 * (first + step), scale));
            }
            return new Outlook(steps, dependence);
        }
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
