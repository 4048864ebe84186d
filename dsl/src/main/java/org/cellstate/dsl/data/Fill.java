package org.cellstate.dsl.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * A way to fill missing values. None looks across a split: training rows are filled from training rows alone, and rows of the test part
 * from what lies before them, as they would have been on the day. So a method that looks ahead does that inside the training part only;
 * in a gap that reaches the end of it, and in the test part, it carries the last value forward. There is no filling backwards: it would
 * tell what is to come. A series that begins with missing values is cut, or filled by {@link #constant} or {@link #average}.
 *
 * <pre>{@code
 * var data = series("load.csv", "time", "MW", regular()).fill(seasonal(24)).split(0.8).lookback(168).horizon(24);
 * }</pre>
 */
public sealed interface Fill extends Serializable {

    /** The last value that was there. */
    record Forward() implements Fill {
        @Override
        public String toString() {
            return "forward()";
        }
    }

    /** The straight line between the neighbours inside the training part; elsewhere the last value. */
    record Interpolate() implements Fill {
        @Override
        public String toString() {
            return "interpolate()";
        }
    }

    /**
     * The value a season earlier, filled or not; inside the first season the last value.
     *
     * @param rows of a season, at least 1
     */
    record Seasonal(int rows) implements Fill {

        /** Checks the season. */
        public Seasonal {
            if (rows < 1) {
                throw new ConfigProblem("A season has at least 1 row.", "seasonal(" + rows + ")", "seasonal(7)");
            }
        }

        @Override
        public String toString() {
            return "seasonal(" + rows + ")";
        }
    }

    /**
     * One value.
     *
     * @param value in the unit of the series
     */
    record Constant(double value) implements Fill {

        /** Checks that the value is finite. */
        public Constant {
            if (!Double.isFinite(value)) {
                throw new ConfigProblem("A constant is a finite number.", "constant(" + value + ")", "constant(0)");
            }
        }

        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? String.format(Locale.ROOT, "constant(%.0f)", value)
                    : "constant(" + value + ")";
        }
    }

    /** The mean of the training part's values. */
    record Average() implements Fill {
        @Override
        public String toString() {
            return "average()";
        }
    }

    /** Returns the way that carries the last value forward. */
    static Fill forward() {
        return new Forward();
    }

    /** Returns the way that draws straight lines. */
    static Fill interpolate() {
        return new Interpolate();
    }

    /** Returns the way that takes the value a season earlier, at least 1 row. */
    static Fill seasonal(int rows) {
        return new Seasonal(rows);
    }

    /** Returns the way that puts one value. */
    static Fill constant(double value) {
        return new Constant(value);
    }

    /** Returns the way that puts the mean of the training part. */
    static Fill average() {
        return new Average();
    }

    /**
     * Returns the values with the missing ones filled.
     *
     * @param series values of which NaN are missing, with their name and time stamps for messages
     * @param trainRows the rows from the start that may look at each other; all of them where there is no split
     * @throws DataProblem if all training values are missing, or the series begins with a missing value that this way cannot fill; the
     *     message has the time stamp of the first value that is there
     */
    default double[] filled(Series series, int trainRows) {
        double[] values = series.values();
        int first = 0;
        while (first < trainRows && Double.isNaN(values[first])) {
            first++;
        }
        if (first == trainRows) {
            throw new DataProblem(
                    "A series needs values to be filled from.",
                    "all " + trainRows + (trainRows < values.length ? " training rows of '" : " values of '")
                            + series.name()
                            + "' are missing, from " + series.index().label(0) + " to "
                            + series.index().label(trainRows - 1),
                    trainRows < values.length ? "a later split, or another column" : "another column");
        }
        boolean stands = this instanceof Constant || this instanceof Average;
        if (first > 0 && !stands) {
            throw new DataProblem(
                    this + " fills from values before the gap.",
                    "'" + series.name() + "' begins with " + first + " missing, up to "
                            + series.index().label(first - 1) + "; the first value is at "
                            + series.index().label(first) + ", row " + (first + 1),
                    ".rows(" + first + ", " + values.length + ").fill(" + this + "), or .fill(average())");
        }
        double mean = Arrays.stream(values, 0, trainRows)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                values[row] = value(values, row, trainRows, mean);
            }
        }
        return values;
    }

    /** Rows before {@code row} are filled already. */
    private double value(double[] values, int row, int trainRows, double mean) {
        if (this instanceof Constant constant) {
            return constant.value();
        } else if (this instanceof Average) {
            return mean;
        } else if (this instanceof Seasonal seasonal && row >= seasonal.rows()) {
            return values[row - seasonal.rows()];
        } else if (this instanceof Interpolate) {
            int next = row;
            while (next < trainRows && Double.isNaN(values[next])) {
                next++;
            }
            return next < trainRows
                    ? values[row - 1] + (values[next] - values[row - 1]) / (next - row + 1)
                    : values[row - 1];
        }
        return values[row - 1];
    }
}
