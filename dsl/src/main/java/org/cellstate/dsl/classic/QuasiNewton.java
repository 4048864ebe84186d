package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.cellstate.kernel.api.Notebook;

/**
 * Finds a low point of a smooth function of few variables: the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, as R's
 * {@code optim} has it. Values that are not finite count as too high.
 */
final class QuasiNewton {

    private static final double STEP = 1e-5;
    private static final double SLOPE = 1e-4;
    private static final double SHORTEST = 1e-10;
    private static final double LEAST_GAIN = 1e-11;
    private static final int MOST = 200;

    /**
     * Where it ended.
     *
     * @param point the variables
     * @param value of the function there
     * @param settled whether it found nothing lower, and did not just run out of steps
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
    record Low(double[] point, double value, boolean settled) {}

    private final ToDoubleFunction<double[]> function;
    private final UnaryOperator<double[]> slopes;
    private double[] point;
    private double value;
    private double[][] inverse;

    private QuasiNewton(ToDoubleFunction<double[]> function, UnaryOperator<double[]> slopes, double[] start) {
        this.function = function;
        this.slopes = slopes;
        this.point = start.clone();
        this.value = function.applyAsDouble(point);
        this.inverse = identity(start.length);
    }

    /**
     * Goes down from a start, slopes by central differences.
     *
     * @throws org.cellstate.kernel.api.CellInterruptedException if the user stops the cell
     */
    static Low from(double[] start, ToDoubleFunction<double[]> function) {
        return from(start, function, point -> differences(function, point));
    }

    /**
     * Goes down from a start.
     *
     * @param slopes how the function moves with each variable
     * @throws org.cellstate.kernel.api.CellInterruptedException if the user stops the cell
     */
    static Low from(double[] start, ToDoubleFunction<double[]> function, UnaryOperator<double[]> slopes) {
        return new QuasiNewton(function, slopes, start).go();
    }

    private Low go() {
        if (point.length == 0 || !Double.isFinite(value)) {
            return new Low(point, value, point.length == 0);
        }
        double[] gradient = gradient();
        boolean fresh = true;
        for (int i = 0; i < MOST; i++) {
            Notebook.checkInterrupted();
            double before = value;
            double[] old = point;
            double[] direction = direction(gradient);
            boolean moved = step(direction, dot(direction, gradient));
            boolean little = before - value <= LEAST_GAIN * (Math.abs(before) + LEAST_GAIN);
            if (!moved || little) {
                if (fresh) {
                    return new Low(point, value, true);
                }
                inverse = identity(point.length);
                fresh = true;
                gradient = moved ? gradient() : gradient;
                continue;
            }
            double[] next = gradient();
            fresh = !learn(minus(point, old), minus(next, gradient));
            gradient = next;
        }
        return new Low(point, value, false);
    }

    private double[] gradient() {
        double[] gradient = slopes.apply(point.clone());
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = Double.isFinite(gradient[i]) ? gradient[i] : 0;
        }
        return gradient;
    }

    private static double[] differences(ToDoubleFunction<double[]> function, double[] point) {
        double[] slopes = new double[point.length];
        for (int i = 0; i < slopes.length; i++) {
            double[] there = point.clone();
            there[i] += STEP;
            double above = function.applyAsDouble(there);
            there[i] -= 2 * STEP;
            slopes[i] = (above - function.applyAsDouble(there)) / (2 * STEP);
        }
        return slopes;
    }

    private double[] direction(double[] gradient) {
        double[] direction = new double[point.length];
        Arrays.setAll(direction, row -> -dot(inverse[row], gradient));
        return direction;
    }

    /** Halves its way back until the function has fallen enough; says whether it moved. */
    private boolean step(double[] direction, double slope) {
        if (!(slope < 0)) {
            return false;
        }
        for (double length = 1; length > SHORTEST; length /= 2) {
            double[] there = point.clone();
            for (int i = 0; i < there.length; i++) {
                there[i] += length * direction[i];
            }
            double found = function.applyAsDouble(there);
            if (found <= value + SLOPE * length * slope) {
                boolean elsewhere = !Arrays.equals(there, point);
                point = there;
                value = found;
                return elsewhere;
            }
        }
        return false;
    }

    /** Bends the inverse of the curvature by what a step showed; says whether it could. */
    private boolean learn(double[] step, double[] bend) {
        double along = dot(step, bend);
        if (!(along > 0)) {
            inverse = identity(point.length);
            return false;
        }
        double[] turned = new double[bend.length];
        Arrays.setAll(turned, row -> dot(inverse[row], bend));
        double factor = (1 + dot(bend, turned) / along) / along;
        for (int i = 0; i < step.length; i++) {
            for (int j = 0; j < step.length; j++) {
                inverse[i][j] += factor * step[i] * step[j] - (turned[i] * step[j] + step[i] * turned[j]) / along;
            }
        }
        return true;
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = new double[left.length];
        Arrays.setAll(difference, i -> left[i] - right[i]);
        return difference;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }
}
