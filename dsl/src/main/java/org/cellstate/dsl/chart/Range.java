package org.cellstate.dsl.chart;

import java.util.stream.DoubleStream;

/**
 * The stretch of an axis that a figure shows, and where on it a value lies.
 *
 * @param axis the axis
 * @param min the value at the left or lower end
 * @param max the value at the right or upper end, above {@code min} but on a vertical axis of categories, which runs downwards
 */
public record Range(Axis axis, double min, double max) {

    /**
     * Returns the range that shows all values that the axis holds, with some room at both ends; without such values, 0 to 1
     * (1 to 10 on a logarithmic axis).
     *
     * @param room the room at each end, as a share of the stretch
     */
    static Range around(Axis axis, DoubleStream values, double room) {
        if (axis.kind() == Axis.Kind.CATEGORY) {
            return new Range(axis, -0.5, Math.max(1, axis.names().size()) - 0.5);
        }
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        values.filter(axis::holds).forEach(value -> {
            ends[0] = Math.min(ends[0], value);
            ends[1] = Math.max(ends[1], value);
        });
        if (axis.kind() == Axis.Kind.LOGARITHMIC) {
            return logarithmic(axis, ends[0], ends[1], room);
        }
        return linear(axis, ends[0], ends[1], room);
    }

    private static Range linear(Axis axis, double low, double high, double room) {
        if (low > high) {
            return new Range(axis, 0, 1);
        }
        if (high - low <= Math.ulp(Math.max(Math.abs(low), Math.abs(high))) * 4) {
            double half = low == 0 ? 1 : Math.abs(low) * 0.05;
            return new Range(axis, finite(low - half), finite(high + half));
        }
        double margin = (high * 0.5 - low * 0.5) * 2 * room;
        margin = Double.isFinite(margin) ? margin : 0;
        double bottom = low >= 0 && low - margin < 0 && axis.kind() != Axis.Kind.TIME ? 0 : low - margin;
        return new Range(axis, finite(bottom), finite(high + margin));
    }

    private static Range logarithmic(Axis axis, double low, double high, double room) {
        if (low > high) {
            return new Range(axis, 1, 10);
        }
        double factor = low == high ? 2 : StrictMath.pow(10, (StrictMath.log10(high) - StrictMath.log10(low)) * room);
        return new Range(axis, Math.max(Double.MIN_NORMAL, low / factor), finite(high * factor));
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Returns where a value lies: 0 at {@code min}, 1 at {@code max}; {@code NaN} for a value that the axis does not hold. */
    public double fraction(double value) {
        if (!axis.holds(value)) {
            return Double.NaN;
        }
        if (axis.kind() == Axis.Kind.LOGARITHMIC) {
            return (StrictMath.log10(value) - StrictMath.log10(min)) / (StrictMath.log10(max) - StrictMath.log10(min));
        }
        return (value * 0.5 - min * 0.5)
                / (max * 0.5 - min * 0.5); // halves: the whole range of doubles does not overflow
    }

    /** Returns the same stretch in the other direction. */
    Range turned() {
        return new Range(axis, /* min= */ max, /* max= */ min);
    }

    boolean covers(double value) {
        return value >= min && value <= max;
    }
}
