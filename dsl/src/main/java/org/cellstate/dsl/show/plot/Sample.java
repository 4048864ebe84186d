package org.cellstate.dsl.show.plot;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * Numbers to draw, and what they are.
 *
 * @param name what they are called, or an empty text
 * @param title what an axis of them is called: the name with the unit; may be empty
 * @param values {@code NaN} where one is missing; at least one
 */
public record Sample(String name, String title, Values values) {

    public Sample {
        if (values.size() == 0) {
            throw new DataProblem(
                    "A plot needs at least one value.",
                    name.isEmpty() ? "no values" : "no values of '" + name + "'",
                    "numbers, or NaN where one is missing");
        }
    }

    private Sample(String name, Values values) {
        this(name, name, values);
    }

    public static Sample of(double... values) {
        return new Sample("", Values.of(values));
    }

    public static Sample of(int... values) {
        return new Sample("", Values.of(Arrays.stream(values).asDoubleStream().toArray()));
    }

    /** Nulls are missing values. */
    public static Sample of(Collection<? extends @Nullable Number> values) {
        return new Sample(
                "",
                Values.of(values.stream()
                        .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
                        .toArray()));
    }

    public static Sample of(Series series) {
        String unit = series.unit();
        boolean told = unit.contains(series.name());
        String title = unit.isEmpty() ? series.name() : told ? unit : series.name() + " (" + unit + ")";
        return new Sample(series.name(), title, Values.of(series.values()));
    }

    public static Sample of(Column<?> column) {
        if (!(column instanceof NumericColumn<?> numbers)) {
            throw new DataProblem(
                    "A plot is made of numbers.",
                    "the column '" + column.name() + "' of type " + TableColumns.type(column)
                            + TableColumns.example(column),
                    "a column of numbers, or Plot.bars(table, \"" + column.name() + "\", …) with this one as labels");
        }
        double[] values = new double[numbers.size()];
        Arrays.setAll(values, row -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row));
        return new Sample(column.name(), Values.of(values));
    }

    /** Returns these numbers under another name. */
    public Sample named(String newName) {
        return new Sample(newName, newName, values);
    }

    /** Returns the numbers of each entry: arrays, collections of numbers, series or columns of numbers. */
    public static List<Sample> all(Map<String, ?> named) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        named.forEach((name, numbers) -> samples.put(name, any(name, numbers).named(name)));
        if (samples.isEmpty()) {
            throw new DataProblem("A plot needs at least one value.", "an empty map", "a map of names to numbers");
        }
        return List.copyOf(samples.values());
    }

    private static Sample any(String name, Object numbers) {
        if (numbers instanceof double[] doubles) {
            return of(doubles);
        } else if (numbers instanceof float[] floats) {
            double[] wide = new double[floats.length];
            Arrays.setAll(wide, i -> floats[i]);
            return of(wide);
        } else if (numbers instanceof int[] ints) {
            return of(ints);
        } else if (numbers instanceof Series series) {
            return of(series);
        } else if (numbers instanceof Column<?> column) {
            return of(column);
        } else if (numbers instanceof Collection<?> list
                && list.stream().allMatch(each -> each == null || each instanceof Number)) {
            return of(list.stream().map(each -> (Number) each).toList());
        }
        throw new DataProblem(
                "A plot is made of numbers.",
                "'" + name + "' is "
                        + (numbers == null
                                ? "null"
                                : "of type " + numbers.getClass().getSimpleName()),
                "double[], int[], List<Double>, a Series or a column of numbers");
    }

    /** Throws unless this sample has as many values as another. */
    void sameSizeAs(String own, String other, int size) {
        if (values.size() != size) {
            throw new ShapeProblem(
                    "A plot needs as many " + own + " as " + other + ".",
                    values.size() + " " + own + ", " + size + " " + other,
                    "one for each; NaN where a number is missing");
        }
    }

    /** Returns a name for a sentence. */
    String nameOr(String other) {
        return name.isEmpty() ? other : name;
    }

    /** Returns the values that are finite. */
    double[] finite() {
        return values.stream().filter(Double::isFinite).toArray();
    }

    /** Returns the mean of the finite values, {@code NaN} without any. */
    double mean() {
        double[] finite = finite();
        double mean = 0;
        for (int i = 0; i < finite.length; i++) {
            mean += finite[i] / (i + 1) - mean / (i + 1); // two quotients: the largest doubles do not overflow
        }
        return finite.length == 0 ? Double.NaN : mean;
    }
}
