package org.cellstate.dsl.data;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values on a regular time index, immutable. A missing value is {@link Double#NaN}.
 *
 * <pre>{@code
 * var births = series(Path.of("births.csv"), "date", "births").unit("births per day");
 * var data = births.split(0.9).lookback(56).horizon(28).calendar();
 * }</pre>
 */
public final class Series implements Serializable {

    private final String name;
    private final String unit;
    private final TimeIndex index;
    private final double[] values;
    private final transient @Nullable TableRows source;
    private final Repair repair;

    private Series(
            String name, String unit, TimeIndex index, double[] values, @Nullable TableRows source, Repair repair) {
        this.name = name;
        this.unit = unit;
        this.index = index;
        this.values = values;
        this.source = source;
        this.repair = repair;
    }

    /**
     * Returns a series of the given values, without a unit.
     *
     * @throws DataProblem if there is not one value for each time stamp, or a value is infinite
     */
    public static Series of(String name, TimeIndex index, double... values) {
        if (values.length != index.size()) {
            throw new DataProblem(
                    "A series has one value for each time stamp.",
                    values.length + " values, " + index.size() + " time stamps",
                    "Series.daily(name, start, values), which counts for you");
        }
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new DataProblem(
                        "The values of a series must be finite, or NaN where they are missing.",
                        values[row] + " at " + index.label(row),
                        "replace it by a number, or by NaN if it is not known");
            }
        }
        return new Series(name, "", index, values.clone(), null, Repair.NONE);
    }

    /** Returns a daily series that starts on the given day. */
    public static Series daily(String name, LocalDate start, double... values) {
        return of(name, new TimeIndex(start.atStartOfDay(), Frequency.DAILY, values.length), values);
    }

    /** Returns a monthly series that starts in the month of the given day. */
    public static Series monthly(String name, LocalDate start, double... values) {
        return of(name, new TimeIndex(start.atStartOfDay(), Frequency.MONTHLY, values.length), values);
    }

    /** Returns the same series under another name. */
    public Series named(String newName) {
        return new Series(newName, unit, index, values, source, repair);
    }

    /** Returns the same series with a unit for axes and tables, such as {@code births per day}. */
    public Series unit(String newUnit) {
        return new Series(name, newUnit, index, values, source, repair);
    }

    /** Returns what the values are, such as {@code births}. */
    public String name() {
        return name;
    }

    /** Returns the unit of the values, empty if it was not said. */
    public String unit() {
        return unit;
    }

    /** Returns the time stamps. */
    public TimeIndex index() {
        return index;
    }

    /** Returns the step of the time index. */
    public Frequency frequency() {
        return index.frequency();
    }

    /** Returns the number of rows. */
    public int size() {
        return values.length;
    }

    /** Returns the value of a row, in the series' own unit; NaN where it is missing. */
    public double value(int row) {
        return values[row];
    }

    /** Returns the time stamp of a row. */
    public LocalDateTime time(int row) {
        return index.at(Objects.checkIndex(row, values.length));
    }

    /** Returns a copy of the values. */
    public double[] values() {
        return values.clone();
    }

    /** Returns the number of missing values. */
    public int missing() {
        return (int) Arrays.stream(values).filter(Double::isNaN).count();
    }

    /** Returns the rows from {@code from} (included) to {@code to} (excluded). */
    public Series rows(int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        boolean all = from == 0 && to == values.length;
        return new Series(
                name,
                unit,
                index.rows(from, to),
                Arrays.copyOfRange(values, from, to),
                source,
                all ? repair : repair.rows(from, to));
    }

    /** Returns the last rows, all of them if there are fewer. */
    public Series last(int rows) {
        return rows(Math.max(0, values.length - rows), values.length);
    }

    /**
     * Fills missing values. As long as the series is whole, methods that look ahead see all of it; once it is split, everything is filled
     * anew, and training rows from training rows alone. Filled values are no observations: a backtest does not score them.
     *
     * @throws DataProblem if all values are missing, or the method has nothing to fill the first ones from
     */
    public Series fill(Fill method) {
        if (missing() == 0 && size() > 0) {
            return this;
        }
        BitSet rows = (BitSet) repair.filled().clone();
        IntStream.range(0, values.length)
                .filter(row -> Double.isNaN(values[row]))
                .forEach(rows::set);
        return new Series(name, unit, index, method.filled(this, values.length), source, repair.with(method, rows));
    }

    /** Fills anew what was filled, so that no row before {@code trainRows} knows of one from there on, and no later one of those after it. */
    Series refilled(int trainRows) {
        Fill method = repair.method();
        if (method == null || repair.filled().isEmpty()) {
            return this;
        }
        Series observed = new Series(name, unit, index, observed(), source, Repair.NONE);
        return new Series(name, unit, index, method.filled(observed, trainRows), source, repair);
    }

    /** Returns whether a row was missing, and has a value that {@link #fill} gave it. */
    public boolean isFilled(int row) {
        return repair.filled().get(row);
    }

    /** Returns a copy of the values that were observed: NaN where one was filled. */
    public double[] observed() {
        double[] observed = values.clone();
        repair.filled().stream().forEach(row -> observed[row] = Double.NaN);
        return observed;
    }

    /** Returns what was filled, where anything was. */
    public Optional<Filling> filling() {
        Fill method = repair.method();
        return method == null || repair.filled().isEmpty()
                ? Optional.empty()
                : Optional.of(Filling.of(method, repair.filled(), index));
    }

    /** Returns what was done to make its rows regular, where anything was. */
    public Optional<Mended> mended() {
        return Optional.ofNullable(repair.mended()).filter(how -> !how.isNothing());
    }

    /**
     * Adds columns of the table that the series was read from, known up to the present: a model sees them in the lookback.
     *
     * @throws ConfigProblem if the series was not read from a table
     * @throws DataProblem if a column is not there, or a cell is no number
     */
    public Panel past(String... columns) {
        return Panel.of(this).past(columns);
    }

    /** Adds series that are known up to the present, with a row for each row of this one. */
    public Panel past(Series... covariates) {
        return Panel.of(this).past(covariates);
    }

    /**
     * Adds columns of the table that the series was read from, known of coming rows too: a model sees them in the lookback and for the rows
     * that it forecasts. Rows at the end of the table without a value of this series are coming rows: they stay with the covariates.
     *
     * @throws ConfigProblem if the series was not read from a table
     * @throws DataProblem if a column is not there, or a cell is no number
     */
    public Panel future(String... columns) {
        return Panel.of(this).future(columns);
    }

    /** Adds series that are known of coming rows too. To forecast after the end of this series they must go on beyond it. */
    public Panel future(Series... covariates) {
        return Panel.of(this).future(covariates);
    }

    /**
     * Adds columns of the table that the series was read from that say the same in every row.
     *
     * @throws ConfigProblem if the series was not read from a table
     * @throws DataProblem if a column is not there, or changes
     */
    public Panel statics(String... columns) {
        return Panel.of(this).statics(columns);
    }

    /**
     * Splits the series in time: the first part trains, the rest tests.
     *
     * @param share the training part's share of the rows, above 0 and below 1, rounded down to whole rows
     * @throws ConfigProblem if the share is not above 0 and below 1
     * @throws ShapeProblem if a part would have no row
     * @throws DataProblem if a value is missing, or cannot be filled from the training part alone
     */
    public SplitSeries split(double share) {
        return Panel.of(this).split(share);
    }

    /** Splits the series in time: rows before the day train, the rest tests. Problems are those of {@link #split(double)}. */
    public SplitSeries split(LocalDate firstTestDay) {
        return Panel.of(this).split(firstTestDay);
    }

    Series from(TableRows rows) {
        return new Series(
                name, unit, index, values, rows, repair.with(rows.rows().mended()));
    }

    /** Returns the rows of the table that it was read from. */
    Optional<TableRows> source() {
        return Optional.ofNullable(source);
    }

    /** Returns the SHA-256 of the name, the time index and the values, in hexadecimal. */
    public String sha256() {
        return new Digest().text(name).text(index.toString()).numbers(values).hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && name.equals(that.name)
                && unit.equals(that.unit)
                && index.equals(that.index)
                && Arrays.equals(values, that.values)
                && repair.filled().equals(that.repair.filled());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, unit, index, Arrays.hashCode(values));
    }

    /** Returns for example {@code births: 7305 rows, 1969-01-01 to 1988-12-31, daily}. */
    @Override
    public String toString() {
        String missing = missing() == 0 ? "" : ", " + missing() + " missing";
        String repaired = mended().map(how -> ", " + how).orElse("")
                + filling().map(how -> ", " + how).orElse("");
        return name + (unit.isEmpty() ? "" : " (" + unit + ")") + ": " + values.length + " rows, " + index + repaired
                + missing;
    }
}
