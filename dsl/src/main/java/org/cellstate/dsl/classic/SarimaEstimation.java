package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Finds the most likely SARIMA of an order. Each factor is searched among the stationary (of errors: the invertible) ones alone, by the
 * hyperbolic tangent of its partial autocorrelations (Jones 1980).
 */
final class SarimaEstimation {

    private static final double NUDGE = 1e-4;
    private static final double WIDEST_START = 0.97;
    private static final double LONG_MEMORY = 1.2;
    private static final double SHRINK = 0.9;

    private final SarimaOrder order;
    private final SarimaLikelihood likelihood;
    private final boolean constant;

    SarimaEstimation(SarimaOrder order, double[] differenced, double unit) {
        this.order = order;
        this.likelihood = new SarimaLikelihood(order, differenced, unit);
        this.constant = unit != 0;
    }

    /**
     * What was found.
     *
     * @param coefficients in R's order, without the constant
     * @param errors how far off they may be, the constant's last if there is one; NaN where the likelihood is flat
     * @param settled whether the search ended at a top
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
    record Found(
            double[] coefficients,
            double[] errors,
            SarimaLikelihood.Seen seen,
            double logLikelihood,
            double[] residuals,
            boolean settled) {}

    /** Finds likely coefficients from the best of the starts; from all of them if that ends at no top. Without their standard errors. */
    Found findReliably() {
        double[] start =
                starts().stream().min(Comparator.comparingDouble(this::value)).orElseThrow();
        QuasiNewton.Low low = from(start);
        return found(low.settled() ? low : fromAll());
    }

    /** Finds the most likely coefficients from all starts, with their standard errors. */
    Found findThoroughly() {
        return withErrors(found(fromAll()));
    }

    private QuasiNewton.Low fromAll() {
        return starts().stream()
                .map(this::from)
                .min(Comparator.comparingDouble(QuasiNewton.Low::value))
                .orElseThrow();
    }

    private QuasiNewton.Low from(double[] start) {
        return QuasiNewton.from(start, this::value);
    }

    private double value(double[] point) {
        return likelihood.see(coefficients(point)).value();
    }

    /** No memory at all, a long memory, and what regressions say. The likelihood of models with many lags has several tops. */
    private List<double[]> starts() {
        double[] none = new double[order.coefficients()];
        if (none.length == 0) {
            return List.of(none);
        }
        double[] said = point(new HannanRissanen(order, likelihood.values()).coefficients());
        double[] memory = none.clone();
        if (order.ar() > 0) {
            memory[0] = LONG_MEMORY;
        }
        if (order.seasonalAr() > 0) {
            memory[order.ar() + order.ma()] = LONG_MEMORY;
        }
        return List.of(none, said, memory);
    }

    /** Returns the point of the search that stands for coefficients, or for ones near them that are allowed. */
    private double[] point(double[] coefficients) {
        int p = order.ar();
        int q = p + order.ma();
        int seasonal = q + order.seasonalAr();
        double[] point = new double[coefficients.length];
        unfold(coefficients, 0, p, 1, point);
        unfold(coefficients, p, q, -1, point);
        unfold(coefficients, q, seasonal, 1, point);
        unfold(coefficients, seasonal, point.length, -1, point);
        return point;
    }

    /** A factor with a root on the wrong side is shrunk until it has none. */
    private static void unfold(double[] coefficients, int from, int to, int sign, double[] point) {
        double[] factor =
                Arrays.stream(coefficients, from, to).map(each -> sign * each).toArray();
        double[] partial = Arma.partial(factor);
        while (!Arrays.stream(partial).allMatch(each -> Math.abs(each) < WIDEST_START)) {
            double shrunk = 1;
            for (int i = 0; i < factor.length; i++) {
                shrunk *= SHRINK;
                factor[i] *= shrunk;
            }
            partial = Arma.partial(factor);
        }
        for (int i = 0; i < partial.length; i++) {
            double each = partial[i];
            point[from + i] = 0.5 * Math.log((1 + each) / (1 - each));
        }
    }

    private Found found(QuasiNewton.Low low) {
        double[] coefficients = coefficients(low.point());
        SarimaLikelihood.Seen seen = likelihood.see(coefficients);
        return new Found(
                coefficients,
                new double[0],
                seen,
                likelihood.logLikelihood(seen),
                likelihood.errors(seen.constant()),
                low.settled());
    }

    /** Returns what was found with standard errors, from the curvature of the likelihood. */
    private Found withErrors(Found found) {
        double[] point = Arrays.copyOf(found.coefficients(), found.coefficients().length + (constant ? 1 : 0));
        if (constant) {
            point[point.length - 1] = found.seen().constant();
        }
        return new Found(
                found.coefficients(),
                standardErrors(point),
                found.seen(),
                found.logLikelihood(),
                found.residuals(),
                found.settled());
    }

    private double[] standardErrors(double[] point) {
        double[] errors = new double[point.length];
        Arrays.fill(errors, Double.NaN);
        RealMatrix curvature = new Array2DRowRealMatrix(Math.max(1, point.length), Math.max(1, point.length));
        for (int i = 0; i < point.length; i++) {
            for (int j = 0; j <= i; j++) {
                double bend = bend(point, i, j);
                curvature.setEntry(i, j, bend);
                curvature.setEntry(j, i, bend);
            }
        }
        LUDecomposition solved = new LUDecomposition(curvature);
        boolean finite = Arrays.stream(curvature.getData())
                .flatMapToDouble(Arrays::stream)
                .allMatch(Double::isFinite);
        if (point.length == 0 || !finite || !solved.getSolver().isNonSingular()) {
            return errors;
        }
        RealMatrix covariance = solved.getSolver().getInverse();
        Arrays.setAll(errors, i -> Math.sqrt(covariance.getEntry(i, i) / likelihood.rows()));
        return errors;
    }

    /** Returns the second derivative of the function that was made small. */
    private double bend(double[] point, int i, int j) {
        double sum = 0;
        double first = nudge(point[i]);
        double second = nudge(point[j]);
        for (int sign = -1; sign <= 1; sign += 2) {
            for (int other = -1; other <= 1; other += 2) {
                double[] there = point.clone();
                there[i] += sign * first;
                there[j] += other * second;
                sum += sign * other * known(there);
            }
        }
        return sum / (4 * first * second);
    }

    private static double nudge(double value) {
        return NUDGE * Math.max(1, Math.abs(value));
    }

    private double known(double[] point) {
        int own = order.coefficients();
        double[] coefficients = Arrays.copyOf(point, own);
        return constant
                ? likelihood.see(coefficients, point[own]).value()
                : likelihood.see(coefficients).value();
    }

    /** Returns the coefficients that a point of the search stands for. */
    private double[] coefficients(double[] point) {
        int p = order.ar();
        int q = p + order.ma();
        int seasonal = q + order.seasonalAr();
        double[] coefficients = new double[point.length];
        copy(point, 0, p, 1, coefficients);
        copy(point, p, q, -1, coefficients);
        copy(point, q, seasonal, 1, coefficients);
        copy(point, seasonal, point.length, -1, coefficients);
        return coefficients;
    }

    private static void copy(double[] point, int from, int to, int sign, double[] coefficients) {
        double[] partial = Arrays.stream(point, from, to).map(Math::tanh).toArray();
        double[] factor = Arma.ofPartial(partial);
        for (int i = 0; i < factor.length; i++) {
            coefficients[from + i] = sign * factor[i];
        }
    }
}
