package org.cellstate.dsl.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;

/**
 * Where a forecaster with attention looks in the lookback, for each step ahead. A large weight says that much of what the recurrent layers
 * hand on at that row goes into the step, and they hand on what came before it too; whether the forecast depends on it, {@link LagInfluence}
 * and {@link Importance} tell (Jain and Wallace 2019).
 *
 * @param model such as {@code LSTM 2×128}
 * @param window what it read, such as {@code births, the 56 days before 1989-01-01}
 * @param lookback a label for each row of the lookback
 * @param ahead a label for each step ahead
 * @param weights {@code [step ahead][row of the lookback]}, those of a step add up to 1; of several heads their mean
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record LookbackAttention(
        String model, String window, List<String> lookback, List<String> ahead, double[][] weights) {

    /** Copies the weights. */
    public LookbackAttention {
        lookback = List.copyOf(lookback);
        ahead = List.copyOf(ahead);
        weights = copy(weights);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** Looks at the forecast of the only series from its end. */
    public static LookbackAttention of(Forecaster model) {
        return of(model, model.data().series().name());
    }

    /** Looks at the forecast of one of several series from its end. */
    public static LookbackAttention of(Forecaster model, String member) {
        return of(model, member, model.data().panel().series(member).size());
    }

    /**
     * Looks at the forecast of one of several series from a row.
     *
     * @param origin the row of the first step ahead
     * @throws org.cellstate.dsl.data.ConfigProblem if the model has no attention
     * @throws org.cellstate.dsl.data.ShapeProblem if there is no whole window before it
     */
    public static LookbackAttention of(Forecaster model, String member, int origin) {
        var data = model.trained().data();
        var batch = data.batch(new int[] {data.example(model.data().panel().number(member), origin)});
        float[][] raw = model.trained().network().attention(batch)[0];
        double[][] weights = new double[raw.length][raw[0].length];
        for (int step = 0; step < raw.length; step++) {
            for (int row = 0; row < raw[step].length; row++) {
                weights[step][row] = raw[step][row];
            }
        }
        Series series = model.data().panel().series(member);
        int steps = weights[0].length;
        return new LookbackAttention(
                model.spec().label(),
                series.name() + ", the " + steps + " " + series.frequency().noun() + "s before "
                        + series.index().label(origin),
                labels(series, origin - steps, origin),
                labels(series, origin, origin + weights.length),
                weights);
    }

    private static List<String> labels(Series series, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> series.index().label(row))
                .toList();
    }

    /** Returns a copy of the weights, {@code [step ahead][row of the lookback]}. */
    @Override
    public double[][] weights() {
        return copy(weights);
    }

    /** Returns the mean weight of each row of the lookback over the steps ahead. */
    public double[] means() {
        return IntStream.range(0, lookback.size())
                .mapToDouble(row -> Arrays.stream(weights)
                        .mapToDouble(step -> step[row])
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** Returns the row of the lookback that a step ahead looks at most, from 0 at its beginning. */
    public int strongest(int step) {
        return largest(weights[step]);
    }

    /** Returns the row of the lookback with the largest mean weight. */
    public int strongest() {
        return largest(means());
    }

    private static int largest(double... values) {
        return IntStream.range(0, values.length)
                .reduce((one, other) -> values[other] > values[one] ? other : one)
                .orElseThrow();
    }

    /** Returns which row of the lookback has most of the attention. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %s: most attention on %s, %d back, %.3g on average",
                model,
                window,
                lookback.get(strongest()),
                lookback.size() - strongest(),
                means()[strongest()]);
    }
}
