package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A first guess of a SARIMA's coefficients by two regressions (Hannan and Rissanen 1982): a long autoregression tells the errors, then rows
 * are regressed on rows and errors at the model's lags. Products of seasonal and other factors are passed over.
 */
final class HannanRissanen {

    private static final double RIDGE = 1e-8;

    private final SarimaOrder order;
    private final double[] values;

    HannanRissanen(SarimaOrder order, double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        this.order = order;
        this.values = Arrays.stream(values).map(value -> value - mean).toArray();
    }

    /** Returns the guess in R's order: ar, ma, seasonal ar, seasonal ma; zeros where there are too few rows for one. */
    double[] coefficients() {
        int[] valueLags = lags(order.ar(), order.seasonalAr());
        int[] errorLags = lags(order.ma(), order.seasonalMa());
        int longest = Math.max(last(valueLags), last(errorLags));
        int depth = Math.max(last(valueLags), Math.min(values.length / 4, (int) (10 * Math.log10(values.length))));
        if (order.isSeasonal() && values.length > 4 * order.season()) {
            depth = Math.max(depth, Math.min(order.season() + 1, 2 * depth));
        }
        int first = errorLags.length == 0 ? longest : depth + longest;
        if (values.length - first < 2 * (valueLags.length + errorLags.length) || values.length < 3 * depth) {
            return new double[order.coefficients()];
        }
        double[] errors = errorLags.length == 0 ? values : errors(depth);
        double[] found = regress(first, valueLags, errorLags, errors);
        double[] coefficients = new double[order.coefficients()];
        int from = valueLags.length;
        System.arraycopy(found, 0, coefficients, 0, order.ar());
        System.arraycopy(found, from, coefficients, order.ar(), order.ma());
        System.arraycopy(found, order.ar(), coefficients, order.ar() + order.ma(), order.seasonalAr());
        System.arraycopy(
                found,
                from + order.ma(),
                coefficients,
                order.ar() + order.ma() + order.seasonalAr(),
                order.seasonalMa());
        return coefficients;
    }

    private int[] lags(int plain, int seasonal) {
        return IntStream.concat(
                        IntStream.rangeClosed(1, plain),
                        IntStream.rangeClosed(1, seasonal).map(lag -> lag * order.season()))
                .toArray();
    }

    private static int last(int[] lags) {
        return Arrays.stream(lags).max().orElse(0);
    }

    private double[] errors(int depth) {
        int[] lags = IntStream.rangeClosed(1, depth).toArray();
        double[] found = regress(depth, lags, new int[0], values);
        double[] errors = new double[values.length];
        for (int row = depth; row < errors.length; row++) {
            errors[row] = values[row];
            for (int i = 0; i < lags.length; i++) {
                errors[row] -= found[i] * values[row - lags[i]];
            }
        }
        return errors;
    }

    private double[] regress(int first, int[] valueLags, int[] errorLags, double[] errors) {
        LeastSquares squares = new LeastSquares(valueLags.length + errorLags.length);
        double[] inputs = new double[valueLags.length + errorLags.length];
        for (int row = first; row < values.length; row++) {
            for (int i = 0; i < valueLags.length; i++) {
                inputs[i] = values[row - valueLags[i]];
            }
            for (int i = 0; i < errorLags.length; i++) {
                inputs[valueLags.length + i] = errors[row - errorLags[i]];
            }
            squares.add(inputs, values[row]);
        }
        return squares.solve(RIDGE * squares.scale());
    }
}
