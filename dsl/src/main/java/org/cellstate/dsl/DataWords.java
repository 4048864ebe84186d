package org.cellstate.dsl;

import java.nio.file.Path;
import java.util.Optional;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.GroupBy;
import org.cellstate.dsl.data.Holidays;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.PanelReader;
import org.cellstate.dsl.data.Regular;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.SeriesReader;
import org.cellstate.dsl.data.Targets;
import org.cellstate.dsl.data.Transform;
import tech.tablesaw.api.Table;

/** The words of {@link Cellstate} that say what the data are: how series are read, what is known of them, filled and transformed. */
public abstract sealed class DataWords permits ClassicWords {

    DataWords() {}

    /**
     * Returns a column of a table as a series.
     *
     * @param date the column of time stamps: dates, date times, years, or text of ISO form
     * @param value the column of values; a missing one becomes NaN
     * @throws org.cellstate.dsl.data.DataProblem if a column is not there, a cell is no time stamp or no number, or the time stamps
     *     repeat, jump or run backwards
     */
    public static Series series(Table table, String date, String value) {
        return SeriesReader.read(table, date, value);
    }

    /** Returns a column of a CSV file with a header line as a series. Problems are those of {@link #series(Table, String, String)}. */
    public static Series series(Path csv, String date, String value) {
        return SeriesReader.read(csv, date, value);
    }

    /** Returns a column of a CSV file with a header line as a series. Problems are those of {@link #series(Table, String, String)}. */
    public static Series series(String csv, String date, String value) {
        return SeriesReader.read(Path.of(csv), date, value);
    }

    /**
     * Returns a series for each group of rows of a table, as one panel. Rows of a group stand in order of time.
     *
     * @param groups such as {@code groupBy("station")}
     * @throws org.cellstate.dsl.data.DataProblem as for a single series; the message names the group
     */
    public static Panel series(Table table, String date, String value, GroupBy groups) {
        return PanelReader.read(table, date, value, groups, Optional.empty());
    }

    /** Returns a series for each group of rows of a CSV file with a header line, as one panel. */
    public static Panel series(String csv, String date, String value, GroupBy groups) {
        return PanelReader.read(Path.of(csv), date, value, groups, Optional.empty());
    }

    /** Returns a series for each of several columns, as one panel: the name of its column is a static covariate of each. */
    public static Panel series(Table table, String date, Targets targets) {
        return PanelReader.read(table, date, targets, Optional.empty());
    }

    /** Returns a series for each of several columns of a CSV file with a header line, as one panel. */
    public static Panel series(String csv, String date, Targets targets) {
        return PanelReader.read(Path.of(csv), date, targets, Optional.empty());
    }

    /** Returns a series for each group of rows and each of several columns, as one panel. */
    public static Panel series(Table table, String date, Targets targets, GroupBy groups) {
        return PanelReader.read(table, date, targets, groups, Optional.empty());
    }

    /** Returns a series for each group of rows and each of several columns of a CSV file with a header line, as one panel. */
    public static Panel series(String csv, String date, Targets targets, GroupBy groups) {
        return PanelReader.read(Path.of(csv), date, targets, groups, Optional.empty());
    }

    /** Returns series as one panel, from which one model learns: of one step and of different names. */
    public static Panel panel(Series... series) {
        return Panel.of(series);
    }

    /** Says by which columns the series of a table are told apart. */
    public static GroupBy groupBy(String... columns) {
        return GroupBy.of(columns);
    }

    /** Says which columns of a table are each to be forecast. */
    public static Targets targets(String... columns) {
        return Targets.of(columns);
    }

    /** Returns no holidays, to add some by rules: {@code holidays().fixed("Bastille Day", Month.JULY, 14)}. */
    public static Holidays holidays() {
        return Holidays.none();
    }

    /** Returns the federal holidays of the United States, each with the day before and after it. */
    public static Holidays usHolidays() {
        return Holidays.usFederal();
    }

    /**
     * Returns a column of a table as a series, after making its rows regular.
     *
     * @param regular such as {@code regular().mean()}: what is left out becomes a missing value, rows of one time stamp are merged
     * @throws org.cellstate.dsl.data.DataProblem if the rows cannot be made regular in this way
     */
    public static Series series(Table table, String date, String value, Regular regular) {
        return SeriesReader.read(table, date, value, regular);
    }

    /** Returns a column of a CSV file with a header line as a series, after making its rows regular. */
    public static Series series(Path csv, String date, String value, Regular regular) {
        return SeriesReader.read(csv, date, value, regular);
    }

    /** Returns a column of a CSV file with a header line as a series, after making its rows regular. */
    public static Series series(String csv, String date, String value, Regular regular) {
        return SeriesReader.read(Path.of(csv), date, value, regular);
    }

    /** Returns a series for each group of rows of a table as one panel, after making the rows of each regular. */
    public static Panel series(Table table, String date, String value, GroupBy groups, Regular regular) {
        return PanelReader.read(table, date, value, groups, Optional.of(regular));
    }

    /** Returns a series for each group of rows of a CSV file as one panel, after making the rows of each regular. */
    public static Panel series(String csv, String date, String value, GroupBy groups, Regular regular) {
        return PanelReader.read(Path.of(csv), date, value, groups, Optional.of(regular));
    }

    /** Returns a series for each of several columns as one panel, after making the rows regular. */
    public static Panel series(Table table, String date, Targets targets, Regular regular) {
        return PanelReader.read(table, date, targets, Optional.of(regular));
    }

    /** Returns a series for each of several columns of a CSV file as one panel, after making the rows regular. */
    public static Panel series(String csv, String date, Targets targets, Regular regular) {
        return PanelReader.read(Path.of(csv), date, targets, Optional.of(regular));
    }

    /** Returns a series for each group of rows and each of several columns as one panel, after making the rows of each regular. */
    public static Panel series(Table table, String date, Targets targets, GroupBy groups, Regular regular) {
        return PanelReader.read(table, date, targets, groups, Optional.of(regular));
    }

    /** Returns a series for each group of rows and each of several columns of a CSV file, after making the rows of each regular. */
    public static Panel series(String csv, String date, Targets targets, GroupBy groups, Regular regular) {
        return PanelReader.read(Path.of(csv), date, targets, groups, Optional.of(regular));
    }

    /** Returns the way that sorts rows and makes missing values of left-out ones: {@code regular().mean()} also merges repeated ones. */
    public static Regular regular() {
        return Regular.regular();
    }

    /** Returns the fill that carries the last value forward. */
    public static Fill forward() {
        return Fill.forward();
    }

    /** Returns the fill that draws straight lines inside the training part, and carries the last value forward elsewhere. */
    public static Fill interpolate() {
        return Fill.interpolate();
    }

    /** Returns the fill that takes the value a season earlier. */
    public static Fill seasonal(int rows) {
        return Fill.seasonal(rows);
    }

    /** Returns the fill that puts one value. */
    public static Fill constant(double value) {
        return Fill.constant(value);
    }

    /** Returns the fill that puts the mean of the training part. */
    public static Fill average() {
        return Fill.average();
    }

    /** Returns the transform to natural logarithms. */
    public static Transform log() {
        return Transform.log();
    }

    /** Returns the transform to natural logarithms after adding an offset. */
    public static Transform log(double offset) {
        return Transform.log(offset);
    }

    /** Returns the Box-Cox transform with the most likely power of the training part. */
    public static Transform boxCox() {
        return Transform.boxCox();
    }

    /** Returns the Box-Cox transform with a power from -5 to 5. */
    public static Transform boxCox(double lambda) {
        return Transform.boxCox(lambda);
    }

    /** Returns the transform to differences from the row before. */
    public static Transform difference() {
        return Transform.difference();
    }

    /** Returns the transform to differences from the row before, taken several times. */
    public static Transform difference(int times) {
        return Transform.difference(times);
    }

    /** Returns the transform to differences from the row a season before. */
    public static Transform seasonalDifference(int season) {
        return Transform.seasonalDifference(season);
    }

    /** Returns the transform to mean 0 and standard deviation 1 of the training part; the default. */
    public static Transform standard() {
        return Transform.standard();
    }

    /** Returns the transform to the span from 0 to 1 of the training part. */
    public static Transform minMax() {
        return Transform.minMax();
    }

    /** Returns the transform to median 0 and a distance of 1 between the quartiles of the training part. */
    public static Transform robust() {
        return Transform.robust();
    }
}
