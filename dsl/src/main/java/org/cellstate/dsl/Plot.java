package org.cellstate.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.show.plot.BarPlot;
import org.cellstate.dsl.show.plot.BoxPlot;
import org.cellstate.dsl.show.plot.HeatPlot;
import org.cellstate.dsl.show.plot.HistogramPlot;
import org.cellstate.dsl.show.plot.LinePlot;
import org.cellstate.dsl.show.plot.Places;
import org.cellstate.dsl.show.plot.Sample;
import org.cellstate.dsl.show.plot.ScatterPlot;
import org.cellstate.dsl.show.plot.TableColumns;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Charts of your own numbers: arrays, lists, series, columns of Tablesaw's tables.
 *
 * <pre>{@code
 * Plot.line(table, "date", "price").logY().title("A price that doubles every second year")
 * Plot.line(train).with(Plot.line(valid)).interactive()
 * Plot.histogram(table, "price").save("prices.svg")
 * }</pre>
 *
 * <p>Each is an immutable value that a notebook shows. {@code title caption size logX logY with} give another one. The title says what was
 * found until you say something better; axes are called what columns are called. Missing values ({@code NaN}) and infinite ones leave a gap
 * and are counted. Millions of values are drawn as fast as a thousand.
 *
 * <p>Problems are {@link org.cellstate.dsl.data.DataProblem} (no values, no such column, text where numbers must be) and
 * {@link org.cellstate.dsl.data.ShapeProblem} (x and y of different lengths).
 */
public final class Plot {

    private Plot() {}

    /** Returns a line through values, one after the other, counted from 0. */
    public static Figure line(double... y) {
        return counted(Sample.of(y));
    }

    /** Returns a line through values, one after the other, counted from 0. */
    public static Figure line(int[] y) {
        return counted(Sample.of(y));
    }

    /** Returns a line through values, one after the other, counted from 0; nulls are missing values. */
    public static Figure line(Collection<? extends Number> y) {
        return counted(Sample.of(y));
    }

    /** Returns a line through the values of a column, one after the other, counted from 0. */
    public static Figure line(Column<?> y) {
        return counted(Sample.of(y));
    }

    /** Returns the courses of series over time in one panel, each named at its end. */
    public static Figure line(Series first, Series... more) {
        List<Series> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return LinePlot.of(all);
    }

    /**
     * Returns named lines in one panel: {@code Plot.line(Map.of("train", a, "valid", b))}.
     *
     * @param named arrays of double, float or int, collections of numbers, series or columns of numbers, all of one length
     */
    public static Figure line(Map<String, ?> named) {
        List<Sample> samples = Sample.all(named);
        return LinePlot.of(Places.counted(samples.get(0).values().size()), samples);
    }

    /** Returns a line through points; where {@code x} does not ascend, they are sorted by it. */
    public static Figure line(double[] x, double[] y) {
        return LinePlot.of(Places.of(Sample.of(x)), List.of(Sample.of(y)));
    }

    /** Returns a line through points; where {@code x} does not ascend, they are sorted by it. */
    public static Figure line(Collection<? extends Number> x, Collection<? extends Number> y) {
        return LinePlot.of(Places.of(Sample.of(x)), List.of(Sample.of(y)));
    }

    /**
     * Returns a line through points; where {@code x} does not ascend, they are sorted by it.
     *
     * @param x numbers, dates or times
     */
    public static Figure line(Column<?> x, Column<?> y) {
        return LinePlot.of(Places.of(x), List.of(Sample.of(y)));
    }

    /**
     * Returns lines through columns of a table in one panel, each named at its end.
     *
     * @param x the column of numbers, dates or times; where it does not ascend, rows are sorted by it
     * @param y the columns of values
     */
    public static Figure line(Table table, String x, String... y) {
        return LinePlot.of(Places.of(TableColumns.of(table, x)), TableColumns.numbers(table, y));
    }

    private static Figure counted(Sample y) {
        return LinePlot.of(Places.counted(y.values().size()), List.of(y));
    }

    /** Returns a dot for each pair; the title tells how the two go together (Pearson's correlation). */
    public static Figure scatter(double[] x, double[] y) {
        return ScatterPlot.of(Places.of(Sample.of(x)), Sample.of(y));
    }

    /** Returns a dot for each pair; the title tells how the two go together (Pearson's correlation). */
    public static Figure scatter(Collection<? extends Number> x, Collection<? extends Number> y) {
        return ScatterPlot.of(Places.of(Sample.of(x)), Sample.of(y));
    }

    /** Returns a dot for each pair; the title tells how the two go together (Pearson's correlation). */
    public static Figure scatter(Column<?> x, Column<?> y) {
        return ScatterPlot.of(Places.of(x), Sample.of(y));
    }

    /** Returns a dot for each row; the title tells how the two columns go together (Pearson's correlation). */
    public static Figure scatter(Table table, String x, String y) {
        return scatter(TableColumns.of(table, x), TableColumns.of(table, y));
    }

    /** Returns a dot for each row, in colours by a third column of at most six different cells. */
    public static Figure scatter(Table table, String x, String y, String group) {
        return ScatterPlot.of(
                Places.of(TableColumns.of(table, x)),
                Sample.of(TableColumns.of(table, y)),
                TableColumns.labels(TableColumns.of(table, group)));
    }

    /** Returns a bar for each label, at most 60. */
    public static Figure bars(String[] labels, double... values) {
        return BarPlot.of("", Arrays.asList(labels), Sample.of(values));
    }

    /** Returns a bar for each label, at most 60. */
    public static Figure bars(List<String> labels, Collection<? extends Number> values) {
        return BarPlot.of("", labels, Sample.of(values));
    }

    /** Returns a bar for each entry, at most 60, in the map's order. */
    public static Figure bars(Map<String, ? extends Number> values) {
        return BarPlot.of("", List.copyOf(values.keySet()), Sample.of(values.values()));
    }

    /** Returns a bar for each row of a table, at most 60. */
    public static Figure bars(Table table, String label, String value) {
        return BarPlot.of(
                label, TableColumns.labels(TableColumns.of(table, label)), Sample.of(TableColumns.of(table, value)));
    }

    /**
     * Returns bars side by side for each label, one of each name, in the map's order: at most 6 at a label, and 60 in all.
     *
     * @param values by name as many numbers as there are labels: an array, a list or a column
     */
    public static Figure bars(List<String> labels, Map<String, ?> values) {
        return BarPlot.grouped("", labels, Sample.all(values));
    }

    /** Returns bars side by side for each label, as {@link #bars(List, Map)} does. */
    public static Figure bars(String[] labels, Map<String, ?> values) {
        return bars(Arrays.asList(labels), values);
    }

    /** Returns bars side by side for each row of a table, one of each of several columns, as {@link #bars(List, Map)} does. */
    public static Figure bars(Table table, String label, String first, String second, String... more) {
        List<Sample> samples = Stream.concat(Stream.of(first, second), Arrays.stream(more))
                .map(name -> Sample.of(TableColumns.of(table, name)))
                .toList();
        return BarPlot.grouped(label, TableColumns.labels(TableColumns.of(table, label)), samples);
    }

    /**
     * Returns how often values of each size occur. The width of bins follows Freedman and Diaconis, or Sturges where half of the values are
     * the same, rounded so that edges are round numbers.
     */
    public static Figure histogram(double... values) {
        return HistogramPlot.of(Sample.of(values));
    }

    /** Returns how often values of each size occur, in bins as {@link #histogram(double...)} takes them. */
    public static Figure histogram(int[] values) {
        return HistogramPlot.of(Sample.of(values));
    }

    /** Returns how often values of each size occur, in bins as {@link #histogram(double...)} takes them. */
    public static Figure histogram(Collection<? extends Number> values) {
        return HistogramPlot.of(Sample.of(values));
    }

    /** Returns how often values of each size occur, in bins as {@link #histogram(double...)} takes them. */
    public static Figure histogram(Series series) {
        return HistogramPlot.of(Sample.of(series));
    }

    /** Returns how often values of each size occur, in bins as {@link #histogram(double...)} takes them. */
    public static Figure histogram(Column<?> values) {
        return HistogramPlot.of(Sample.of(values));
    }

    /** Returns how often values of each size occur, in bins as {@link #histogram(double...)} takes them. */
    public static Figure histogram(Table table, String column) {
        return histogram(TableColumns.of(table, column));
    }

    /** Returns how often values of each size occur, in 1 to 1000 bins from the least to the largest value. */
    public static Figure histogram(double[] values, int bins) {
        return HistogramPlot.of(Sample.of(values), bins);
    }

    /** Returns how often values of each size occur, in 1 to 1000 bins from the least to the largest value. */
    public static Figure histogram(Column<?> values, int bins) {
        return HistogramPlot.of(Sample.of(values), bins);
    }

    /** Returns the distribution of values as a box, as Tukey draws it: whiskers end within 1.5 times its length. */
    public static Figure box(double... values) {
        return BoxPlot.of("", "", List.of(Sample.of(values)));
    }

    /** Returns a box as {@link #box(double...)} draws it for each entry, at most 40. */
    public static Figure box(Map<String, ?> groups) {
        return BoxPlot.of("", "", Sample.all(groups));
    }

    /** Returns a box as {@link #box(double...)} draws it for each series. */
    public static Figure box(Series first, Series... more) {
        List<Sample> samples = new ArrayList<>(List.of(Sample.of(first)));
        samples.addAll(Arrays.stream(more).map(Sample::of).toList());
        return BoxPlot.of("", "", samples);
    }

    /** Returns a box as {@link #box(double...)} draws it for each column of a table. */
    public static Figure box(Column<?> first, Column<?>... more) {
        List<Sample> samples = new ArrayList<>(List.of(Sample.of(first)));
        samples.addAll(Arrays.stream(more).map(Sample::of).toList());
        return BoxPlot.of("", "", samples);
    }

    /**
     * Returns a box as {@link #box(double...)} draws it for each group of rows, at most 40.
     *
     * @param group the column whose equal cells make a group
     * @param value the column of numbers
     */
    public static Figure box(Table table, String group, String value) {
        Sample values = Sample.of(TableColumns.of(table, value));
        return BoxPlot.of(
                group, values.title(), BoxPlot.groups(TableColumns.labels(TableColumns.of(table, group)), values));
    }

    /**
     * Returns numbers as coloured cells, from white to dark blue, or from orange through white to blue if any is negative.
     *
     * @param cells {@code [row][column]}, the first row at the top
     */
    public static Heatmap heatmap(double[][] cells) {
        return HeatPlot.of(List.of(), List.of(), cells);
    }

    /** Returns numbers as coloured cells as {@link #heatmap(double[][])} does, with a label for each row and column. */
    public static Heatmap heatmap(List<String> rows, List<String> columns, double[][] cells) {
        return HeatPlot.of(rows, columns, cells);
    }
}
