package org.cellstate.dsl.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A change of the values that a model learns from. What it needs to know is taken from the training rows alone, it is applied to all rows,
 * and forecasts come back through its inverse. Transforms stand in chains and work in their order:
 *
 * <pre>{@code
 * var data = passengers.split(0.75).lookback(24).horizon(12).transform(log(), seasonalDifference(12));
 * }</pre>
 *
 * <p>{@code log} and {@code boxCox} come before differences, which may be negative. The inverse of a curved transform keeps the median and
 * the ends of a band, not the mean (Hyndman and Athanasopoulos 2021, section 5.6).
 */
public sealed interface Transform {

    /**
     * The natural logarithm of the value plus an offset: growth by a share becomes growth by an amount.
     *
     * @param offset added first, so that no value is 0 or below; default 0
     */
    record Log(double offset) implements Transform {

        /** Checks that the offset is finite. */
        public Log {
            if (!Double.isFinite(offset)) {
                throw new ConfigProblem(
                        "The offset of a logarithm is a finite number.", "log(" + offset + ")", "log(1)");
            }
        }

        @Override
        public String toString() {
            return offset == 0 ? "log()" : "log(" + number(offset) + ")";
        }
    }

    /**
     * The power transform of Box and Cox (1964): {@code (y^lambda - 1) / lambda}, and {@code log y} for lambda 0.
     *
     * @param lambda the power; NaN stands for the most likely one of the training rows from -1 to 2, the bounds of R's
     *     {@code forecast::BoxCox.lambda}
     */
    record BoxCox(double lambda) implements Transform {

        /** Checks the power. */
        public BoxCox {
            if (Math.abs(lambda) > 5) {
                throw new ConfigProblem(
                        "The lambda of a Box-Cox transform lies from -5 to 5.",
                        "boxCox(" + lambda + ")",
                        "boxCox(), which finds the most likely one, or boxCox(0.5)");
            }
        }

        /** Returns whether the power is taken from the training rows. */
        public boolean isOpen() {
            return Double.isNaN(lambda);
        }

        @Override
        public String toString() {
            return isOpen() ? "boxCox()" : "boxCox(" + number(lambda) + ")";
        }
    }

    /**
     * The difference to the value some rows before, taken once or several times. It costs {@code lag * times} rows at the start. A forecast
     * is added to what was observed before its origin: the last value, or that of the last season, carried on.
     *
     * @param lag rows between the two values, at least 1
     * @param times how often, at least 1
     */
    record Difference(int lag, int times) implements Transform {

        /** Checks that both are positive. */
        public Difference {
            if (lag < 1 || times < 1) {
                throw new ConfigProblem(
                        "A difference is taken to an earlier row, at least once.",
                        "lag=" + lag + ", times=" + times,
                        "difference(), or seasonalDifference(12)");
            }
        }

        /** Returns the rows that are lost at the start. */
        public int lost() {
            return Math.multiplyExact(lag, times);
        }

        @Override
        public String toString() {
            return lag > 1
                    ? "seasonalDifference(" + lag + ")"
                    : times == 1 ? "difference()" : "difference(" + times + ")";
        }
    }

    /** To mean 0 and standard deviation 1 of the training rows. It is what happens without a word. */
    record Standard() implements Transform {
        @Override
        public String toString() {
            return "standard()";
        }
    }

    /** To 0 at the lowest and 1 at the highest value of the training rows. */
    record MinMax() implements Transform {
        @Override
        public String toString() {
            return "minMax()";
        }
    }

    /** To median 0 and a distance of 1 between the quartiles of the training rows: outliers do not move it. */
    record Robust() implements Transform {
        @Override
        public String toString() {
            return "robust()";
        }
    }

    /** Returns the natural logarithm. */
    static Transform log() {
        return new Log(0);
    }

    /** Returns the natural logarithm of the value plus an offset, such as {@code log(1)} where there are zeros. */
    static Transform log(double offset) {
        return new Log(offset);
    }

    /** Returns the Box-Cox transform with the most likely power of the training rows. */
    static Transform boxCox() {
        return new BoxCox(Double.NaN);
    }

    /** Returns the Box-Cox transform with a power from -5 to 5. */
    static Transform boxCox(double lambda) {
        if (Double.isNaN(lambda)) {
            throw new ConfigProblem("The lambda of a Box-Cox transform is a number.", "boxCox(NaN)", "boxCox()");
        }
        return new BoxCox(lambda);
    }

    /** Returns the difference to the row before. */
    static Transform difference() {
        return new Difference(1, 1);
    }

    /** Returns the difference to the row before, taken several times. */
    static Transform difference(int times) {
        return new Difference(1, times);
    }

    /** Returns the difference to the row a season before, such as 12 for monthly data. */
    static Transform seasonalDifference(int season) {
        return new Difference(season, 1);
    }

    /** Returns the transform to mean 0 and standard deviation 1. */
    static Transform standard() {
        return new Standard();
    }

    /** Returns the transform to the span from 0 to 1. */
    static Transform minMax() {
        return new MinMax();
    }

    /** Returns the transform to median 0 and a distance of 1 between the quartiles. */
    static Transform robust() {
        return new Robust();
    }

    /** Returns whether it moves and stretches values, and nothing else. */
    default boolean isScaling() {
        return this instanceof Standard || this instanceof MinMax || this instanceof Robust;
    }

    /**
     * Returns the rows that a chain loses at the start of a series.
     *
     * @throws ConfigProblem if a logarithm or Box-Cox transform stands after a difference
     */
    static int lost(List<Transform> chain) {
        int lost = 0;
        List<Transform> before = new ArrayList<>();
        for (Transform transform : chain) {
            if (transform instanceof Difference difference) {
                lost = Math.addExact(lost, difference.lost());
            } else if (lost > 0 && !transform.isScaling()) {
                List<Transform> mended = new ArrayList<>(before);
                mended.add(0, transform);
                throw new ConfigProblem(
                        "A logarithm or Box-Cox transform stands before differences, which may be negative.",
                        words(before) + ", " + transform,
                        ".transform(" + words(mended) + ")");
            }
            before.add(transform);
        }
        return lost;
    }

    /** Returns a chain as it was said, such as {@code log(), seasonalDifference(12)}. */
    static String words(List<Transform> chain) {
        return String.join(", ", chain.stream().map(Transform::toString).toList());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }
}
