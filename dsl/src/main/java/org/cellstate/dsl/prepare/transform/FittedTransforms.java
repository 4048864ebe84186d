package org.cellstate.dsl.prepare.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Transform;

/**
 * A chain of transforms with the numbers that it took from the training rows.
 *
 * <p>Up to the first difference a chain bends and stretches each value by itself: that leads to the <em>level</em>, on which errors add up.
 * From there on it is linear. {@link #anchors} says where the level goes if nothing out of the ordinary comes; what a model adds to that is
 * divided by {@link #gain}. So a forecast, an end of a band and a sampled value come back each by itself.
 */
public final class FittedTransforms {

    private static final double ROUNDING = 1e-13;

    private final List<Fitted> steps;
    private final int firstDifference;
    private final int lost;
    private final double rest;

    private FittedTransforms(List<Fitted> steps, double rest) {
        this.steps = List.copyOf(steps);
        this.rest = rest;
        int first = steps.size();
        int rows = 0;
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Fitted.Lagged lagged) {
                first = i;
                rows += lagged.lag();
            }
        }
        this.firstDifference = first;
        this.lost = rows;
    }

    /**
     * Fits a chain to the first rows of a series.
     *
     * @param values the series; NaN where a value is missing
     * @param trainRows the rows that numbers are taken from; more than the chain loses
     * @param label the time stamp of a row, for messages
     * @throws org.cellstate.dsl.data.ConfigProblem if a logarithm or Box-Cox transform stands after a difference
     * @throws DataProblem if a value, of the training rows or not, is outside the domain of a transform; the message has the value, the row
     *     and its time stamp
     */
    public static FittedTransforms fit(
            List<Transform> chain, double[] values, int trainRows, IntFunction<String> label) {
        int lost = Transform.lost(chain);
        if (lost >= trainRows) {
            throw new IllegalArgumentException("differences lose " + lost + " of " + trainRows + " training rows");
        }
        List<Fitted> steps = new ArrayList<>();
        double[] now = values.clone();
        double size = largest(known(now, trainRows));
        for (Transform transform : chain) {
            for (Fitted step : fitted(transform, known(now, trainRows), size)) {
                now = apply(step, now, label);
                steps.add(step);
                if (step instanceof Fitted.Scaling scaling) {
                    size /= scaling.spread();
                } else if (step instanceof Fitted.Curve) {
                    size = largest(known(now, trainRows));
                }
            }
        }
        double rest = Arrays.stream(known(now, trainRows)).average().orElse(0);
        return new FittedTransforms(steps, lost == 0 ? 0 : rest);
    }

    /** Returns what leaves values as they are. */
    public static FittedTransforms none() {
        return new FittedTransforms(List.of(new Fitted.Scaling("none", 0, 1)), 0);
    }

    private static double largest(double[] training) {
        return Arrays.stream(training).map(Math::abs).max().orElse(1);
    }

    private static double[] known(double[] values, int trainRows) {
        return Arrays.stream(values, 0, trainRows)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** The size of what the values are differences of says how much of them is rounding. */
    private static List<Fitted> fitted(Transform transform, double[] training, double size) {
        String label = transform.toString();
        if (transform instanceof Transform.Log log) {
            return List.of(new Fitted.Curve(label, 0, log.offset(), ceiling(training)));
        } else if (transform instanceof Transform.BoxCox boxCox) {
            boolean open = boxCox.isOpen() && Arrays.stream(training).allMatch(value -> value > 0);
            double lambda = open ? BoxCoxLambda.of(training) : boxCox.isOpen() ? 1 : boxCox.lambda();
            return List.of(new Fitted.Curve(label, lambda, 0, ceiling(training)));
        } else if (transform instanceof Transform.Difference difference) {
            Fitted once = new Fitted.Lagged(label, difference.lag());
            return Collections.nCopies(difference.times(), once);
        }
        return List.of(scaling(transform, label, training, ROUNDING * size));
    }

    private static double ceiling(double[] training) {
        return Fitted.Curve.REACH * Math.max(largest(training), Double.MIN_NORMAL);
    }

    private static Fitted scaling(Transform transform, String label, double[] training, double rounding) {
        if (transform instanceof Transform.MinMax) {
            double low = Arrays.stream(training).min().orElse(0);
            double high = Arrays.stream(training).max().orElse(0);
            return new Fitted.Scaling(label, low, spread(high - low, rounding));
        } else if (transform instanceof Transform.Robust) {
            double[] sorted = training.clone();
            Arrays.sort(sorted);
            double middle = quantile(sorted, 0.5);
            double between = quantile(sorted, 0.75) - quantile(sorted, 0.25);
            return new Fitted.Scaling(label, middle, spread(between, rounding));
        }
        double sum = 0;
        for (double value : training) {
            sum += value;
        }
        double mean = sum / training.length;
        double squares = 0;
        for (double value : training) {
            squares += (value - mean) * (value - mean);
        }
        return new Fitted.Scaling(label, mean, spread(Math.sqrt(squares / training.length), rounding));
    }

    /** Values that are all equal, but for what they are rounded by, are moved and not stretched. */
    private static double spread(double spread, double rounding) {
        return spread > rounding ? spread : 1;
    }

    /** Between two values, on the straight line, as R, NumPy and scikit-learn do by default. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Returns the fitted transforms, a repeated difference as many times as it is taken. */
    public List<Fitted> steps() {
        return steps;
    }

    /** Returns the rows that differences lose at the start. */
    public int lost() {
        return lost;
    }

    /**
     * Returns the transformed values. Where a value, or one that a difference is taken to, is missing, so is the result: the first
     * {@link #lost} always.
     *
     * @throws DataProblem if a value is outside the domain
     */
    public double[] apply(double[] values, IntFunction<String> label) {
        return run(0, steps.size(), values, label);
    }

    /**
     * Returns values in the unit of the series: the inverse, step by step.
     *
     * @param before the values before the first one, in the unit of the series; at least {@link #lost} of them
     * @param ahead transformed values
     */
    public double[] invert(double[] before, double[] ahead) {
        IntFunction<String> label = row -> "row " + (row + 1);
        double[] levels = integrate(run(0, firstDifference, before, label), ahead);
        return Arrays.stream(levels).map(this::value).toArray();
    }

    /** Returns the levels of values: what the chain makes of them before its first difference. Problems are those of {@link #apply}. */
    public double[] levels(double[] values, IntFunction<String> label) {
        return run(0, firstDifference, values, label);
    }

    /** Returns what the chain makes of levels from its first difference on. */
    public double[] differences(double[] levels) {
        return run(firstDifference, steps.size(), levels, row -> "row " + (row + 1));
    }

    /** Returns the value of a level in the unit of the series. It rises with the level. */
    public double value(double level) {
        double value = level;
        for (int i = firstDifference - 1; i >= 0; i--) {
            value = steps.get(i) instanceof Fitted.Curve curve
                    ? curve.invert(value)
                    : ((Fitted.Scaling) steps.get(i)).invert(value);
        }
        return value;
    }

    /**
     * Returns the transformed value that a series comes to rest at: the training rows' mean where there are differences, which have no level
     * of their own; else 0.
     */
    public double rest() {
        return rest;
    }

    /**
     * Returns where the level goes if all coming transformed values are at {@link #rest}: the last value or season carried on, by the mean
     * change of the training rows. Without differences it is 0.
     *
     * @param before the levels before the first one, at least {@link #lost} of them
     */
    public double[] anchors(double[] before, int rows) {
        double[] ahead = new double[rows];
        Arrays.fill(ahead, rest);
        return integrate(before, ahead);
    }

    /** Returns how much the level moves where one transformed value moves by 1. */
    public double gain() {
        double gain = 1;
        for (Fitted step : steps.subList(firstDifference, steps.size())) {
            gain *= step instanceof Fitted.Scaling scaling ? scaling.spread() : 1;
        }
        return gain;
    }

    private double[] integrate(double[] levels, double[] ahead) {
        List<double[]> inputs = new ArrayList<>();
        double[] now = levels;
        for (Fitted step : steps.subList(firstDifference, steps.size())) {
            inputs.add(now);
            now = apply(step, now, Integer::toString);
        }
        double[] values = ahead.clone();
        for (int i = steps.size() - 1; i >= firstDifference; i--) {
            if (steps.get(i) instanceof Fitted.Lagged lagged) {
                values = lagged.invert(inputs.get(i - firstDifference), values);
            } else {
                Fitted.Scaling scaling = (Fitted.Scaling) steps.get(i);
                Arrays.setAll(values, invertAt(scaling, values));
            }
        }
        return values;
    }

    private static IntToDoubleFunction invertAt(Fitted.Scaling scaling, double[] values) {
        return i -> scaling.invert(values[i]);
    }

    private double[] run(int from, int to, double[] values, IntFunction<String> label) {
        double[] now = values.clone();
        for (Fitted step : steps.subList(from, to)) {
            now = apply(step, now, label);
        }
        return now;
    }

    private static double[] apply(Fitted step, double[] values, IntFunction<String> label) {
        if (step instanceof Fitted.Lagged lagged) {
            return lagged.apply(values);
        }
        double[] results = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            if (step instanceof Fitted.Curve curve) {
                if (values[row] <= -curve.offset()) {
                    throw outside(curve, values, row, label);
                }
                results[row] = curve.apply(values[row]);
            } else {
                results[row] = ((Fitted.Scaling) step).apply(values[row]);
            }
        }
        return results;
    }

    private static DataProblem outside(Fitted.Curve curve, double[] values, int row, IntFunction<String> label) {
        double lowest = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        long count =
                Arrays.stream(values).filter(value -> value <= -curve.offset()).count();
        double offset = Math.floor(-lowest) + 1;
        return new DataProblem(
                curve.label() + " takes values above " + (curve.offset() == 0 ? "0" : Double.toString(-curve.offset()))
                        + ".",
                values[row] + " in row " + (row + 1) + ", " + label.apply(row)
                        + (count == 1 ? "" : ", the first of " + count),
                "log(" + (long) offset + "), which adds " + (long) offset + " first; or no logarithm");
    }
}
