package org.cellstate.dsl.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;

/**
 * What each value of the lookback does to a forecast: the slope of the forecast with respect to the value, times the value (Shrikumar et al.
 * 2016, gradient times input). Values and forecasts are in deviations of the window from its mean, as the network reads and writes them; the
 * mean itself is not among them. Of a linear model the products of a step add up to its forecast, up to a constant.
 *
 * <p>Slopes are central differences of the network's own forecast, so they hold for any layers. A slope is what a small change does; how
 * important a value is altogether, {@link Importance} tells.
 *
 * @param model such as {@code LSTM 2×128}
 * @param window what it read, such as {@code births, the 56 days before 1989-01-01}
 * @param lookback a label for each row of the lookback
 * @param ahead a label for each step ahead
 * @param slopes {@code [step ahead][row of the lookback]}
 * @param products the slopes times the values, {@code [step ahead][row of the lookback]}
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record LagInfluence(
        String model,
        String window,
        List<String> lookback,
        List<String> ahead,
        double[][] slopes,
        double[][] products) {

    /** Small enough to be a slope, large enough that the rounding of the network's numbers does not show. */
    private static final float STEP = 0.02f;

    /** Windows of one call of the network. */
    private static final int WINDOWS_OF_A_CALL = 256;

    /** Copies the numbers. */
    public LagInfluence {
        lookback = List.copyOf(lookback);
        ahead = List.copyOf(ahead);
        slopes = copy(slopes);
        products = copy(products);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** Looks at the forecast of the only series from its end. */
    public static LagInfluence of(Forecaster model) {
        return of(model, model.data().series().name());
    }

    /**
     * Looks at the forecast of one of several series from its end.
     *
     * @throws org.cellstate.dsl.data.DataProblem if there is none of that name, or a future covariate ends before the horizon does
     */
    public static LagInfluence of(Forecaster model, String member) {
        return of(model, member, model.data().panel().series(member).size());
    }

    /**
     * Looks at the forecast of one of several series from a row.
     *
     * @param origin the row of the first step ahead: from one lookback and the longest lag up to the number of rows
     * @throws ShapeProblem if there is no whole window before it
     */
    public static LagInfluence of(Forecaster model, String member, int origin) {
        PreparedForecast data = model.trained().data();
        WindowBatch batch =
                data.batch(new int[] {data.example(model.data().panel().number(member), origin)});
        int lookback = batch.shape().lookback();
        int horizon = batch.shape().horizon();
        double[][] slopes = new double[horizon][lookback];
        double[][] products = new double[horizon][lookback];
        for (int from = 0; from < lookback; from += WINDOWS_OF_A_CALL / 2) {
            int to = Math.min(lookback, from + WINDOWS_OF_A_CALL / 2);
            double[] points = Points.of(
                    model.spec().training().loss(), model.trained().network().predict(moved(batch, from, to)));
            for (int row = from; row < to; row++) {
                float value = batch.past()[row * batch.shape().pastFeatures()];
                for (int step = 0; step < horizon; step++) {
                    double up = points[2 * (row - from) * horizon + step];
                    double down = points[(2 * (row - from) + 1) * horizon + step];
                    slopes[step][row] = (up - down) / (2 * STEP);
                    products[step][row] = slopes[step][row] * value;
                }
            }
        }
        Series series = model.data().panel().series(member);
        return new LagInfluence(
                model.spec().label(),
                series.name() + ", the " + lookback + " " + series.frequency().noun() + "s before "
                        + series.index().label(origin),
                labels(series, origin - lookback, origin),
                labels(series, origin, origin + horizon),
                slopes,
                products);
    }

    private static List<String> labels(Series series, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> series.index().label(row))
                .toList();
    }

    /** Returns two windows for each row of the lookback, in which its value is a little higher, then a little lower. */
    private static WindowBatch moved(WindowBatch batch, int from, int to) {
        int windows = 2 * (to - from);
        float[] past = repeated(batch.past(), windows);
        int features = batch.shape().pastFeatures();
        for (int window = 0; window < windows; window++) {
            int row = from + window / 2;
            past[window * batch.past().length + row * features] += window % 2 == 0 ? STEP : -STEP;
        }
        return new WindowBatch(
                batch.shape(),
                windows,
                past,
                repeated(batch.future(), windows),
                repeated(batch.target(), windows),
                repeated(batch.weight(), windows));
    }

    private static float[] repeated(float[] numbers, int times) {
        float[] all = new float[numbers.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(numbers, 0, all, i * numbers.length, numbers.length);
        }
        return all;
    }

    /** Returns a copy of the slopes, {@code [step ahead][row of the lookback]}. */
    @Override
    public double[][] slopes() {
        return copy(slopes);
    }

    /** Returns a copy of the products, {@code [step ahead][row of the lookback]}. */
    @Override
    public double[][] products() {
        return copy(products);
    }

    /** Returns for each row of the lookback the mean size of its products over the steps ahead. */
    public double[] sizes() {
        return IntStream.range(0, lookback.size())
                .mapToDouble(row -> Arrays.stream(products)
                        .mapToDouble(step -> Math.abs(step[row]))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** Returns the row of the lookback with the largest products, from 0 at its beginning. */
    public int strongest() {
        double[] sizes = sizes();
        return IntStream.range(0, sizes.length)
                .reduce((one, other) -> sizes[other] > sizes[one] ? other : one)
                .orElseThrow();
    }

    /** Returns which row of the lookback does most. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %s: %s does most, %d back, %.3g deviations on average",
                model,
                window,
                lookback.get(strongest()),
                lookback.size() - strongest(),
                sizes()[strongest()]);
    }
}
