package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An ARMA model with its seasonal factors multiplied out: {@code y(t) = Σ ar[i] y(t-1-i) + e(t) + Σ ma[j] e(t-1-j)}, with errors of
 * variance 1. Signs are R's.
 *
 * @param ar {@code [lag - 1]}
 * @param ma {@code [lag - 1]}
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Arma(double[] ar, double[] ma) {

    /**
     * Multiplies the factors out.
     *
     * @param coefficients {@code [p + q + P + Q]}: ar, ma, seasonal ar, seasonal ma
     */
    static Arma of(SarimaOrder order, double[] coefficients) {
        int p = order.ar();
        int q = order.ma();
        int seasonal = p + q + order.seasonalAr();
        double[] ar = factor(coefficients, 0, p, 1, -1);
        double[] seasonalAr = factor(coefficients, p + q, seasonal, order.season(), -1);
        double[] ma = factor(coefficients, p, p + q, 1, 1);
        double[] seasonalMa = factor(coefficients, seasonal, seasonal + order.seasonalMa(), order.season(), 1);
        double[] left = product(ar, seasonalAr);
        double[] right = product(ma, seasonalMa);
        return new Arma(
                Arrays.stream(left).skip(1).map(c -> -c).toArray(),
                Arrays.stream(right).skip(1).toArray());
    }

    /** Returns the polynomial {@code 1 + sign (c1 x^step + c2 x^(2 step) + …)}. */
    private static double[] factor(double[] coefficients, int from, int to, int step, int sign) {
        double[] polynomial = new double[(to - from) * step + 1];
        polynomial[0] = 1;
        for (int i = from; i < to; i++) {
            polynomial[(i - from + 1) * step] = sign * coefficients[i];
        }
        return polynomial;
    }

    static double[] product(double[] left, double[] right) {
        double[] product = new double[left.length + right.length - 1];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; left[i] != 0 && j < right.length; j++) {
                product[i + j] += left[i] * right[j];
            }
        }
        return product;
    }

    /** Returns how many rows of the past a forecast rests on, at least 1. */
    int memory() {
        return Math.max(1, Math.max(ar.length, ma.length));
    }

    /** Returns the weights of the errors in {@code y(t)}, the newest first: {@code [lag]}, the first is 1. */
    double[] weights(int count) {
        double[] weights = new double[count];
        for (int lag = 0; lag < count; lag++) {
            weights[lag] = lag == 0 ? 1 : lag <= ma.length ? ma[lag - 1] : 0;
            for (int i = 0; i < Math.min(lag, ar.length); i++) {
                weights[lag] += ar[i] * weights[lag - 1 - i];
            }
        }
        return weights;
    }

    /** Returns the autocovariances at lags 0 to {@code count - 1}; NaN if the autoregression is not stationary. */
    double[] autocovariances(int count) {
        double[] plain = autoregressive(count + ma.length);
        int[] lags = IntStream.rangeClosed(0, ma.length)
                .filter(lag -> lag == 0 || ma[lag - 1] != 0)
                .toArray();
        double[] all = new double[count];
        for (int lag = 0; lag < count; lag++) {
            for (int i : lags) {
                for (int j : lags) {
                    all[lag] += weight(i) * weight(j) * plain[Math.abs(lag + i - j)];
                }
            }
        }
        return all;
    }

    private double weight(int lag) {
        return lag == 0 ? 1 : ma[lag - 1];
    }

    /**
     * Returns the autocovariances of the autoregression alone: down the Levinson recursion to its partial autocorrelations, and up again
     * from their variance.
     */
    private double[] autoregressive(int count) {
        double[] partial = partial(ar);
        double variance = 1;
        for (double each : partial) {
            variance /= 1 - each * each;
        }
        double[] covariances = new double[Math.max(count, ar.length + 1)];
        if (!Arrays.stream(partial).allMatch(each -> Math.abs(each) < 1)) {
            Arrays.fill(covariances, Double.NaN);
            return covariances;
        }
        covariances[0] = variance;
        double[] predictor = new double[0];
        for (int lag = 1; lag < covariances.length; lag++) {
            double[] known = lag <= ar.length ? predictor : ar;
            for (int i = 0; i < known.length; i++) {
                covariances[lag] += known[i] * covariances[lag - 1 - i];
            }
            if (lag <= ar.length) {
                covariances[lag] += partial[lag - 1] * variance;
                variance *= 1 - partial[lag - 1] * partial[lag - 1];
                predictor = longer(predictor, partial[lag - 1]);
            }
        }
        return covariances;
    }

    /** Returns the partial autocorrelations of an autoregression: one beyond ±1 says that it is not stationary. */
    static double[] partial(double[] ar) {
        double[] partial = new double[ar.length];
        double[] current = ar.clone();
        for (int order = ar.length; order > 0; order--) {
            double last = current[order - 1];
            partial[order - 1] = last;
            double[] shorter = new double[order - 1];
            for (int i = 0; i < shorter.length; i++) {
                shorter[i] = (current[i] + last * current[order - 2 - i]) / (1 - last * last);
            }
            current = shorter;
        }
        return partial;
    }

    /** Returns the autoregression of these partial autocorrelations. */
    static double[] ofPartial(double[] partial) {
        double[] ar = new double[0];
        for (double each : partial) {
            ar = longer(ar, each);
        }
        return ar;
    }

    private static double[] longer(double[] ar, double partial) {
        double[] longer = new double[ar.length + 1];
        for (int i = 0; i < ar.length; i++) {
            longer[i] = ar[i] - partial * ar[ar.length - 1 - i];
        }
        longer[ar.length] = partial;
        return longer;
    }
}
