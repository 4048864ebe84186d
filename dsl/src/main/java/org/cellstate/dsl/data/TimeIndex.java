package org.cellstate.dsl.data;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Regular time stamps: a start, a step and a count. It has no gaps and no duplicates by construction.
 *
 * @param start the first time stamp; monthly and quarterly indexes start on the first day of a month, yearly ones of a year,
 *     those of business days not on a weekend
 * @param frequency the step
 * @param size the number of time stamps, not negative
 */
public record TimeIndex(LocalDateTime start, Frequency frequency, int size) implements Serializable {

    /** Moves the start to the beginning of its month or year where the step is that long, and to Monday for business days. */
    public TimeIndex {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        start = switch (frequency) {
            case YEARLY -> start.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
            case MONTHLY, QUARTERLY -> start.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            case BUSINESS_DAILY -> BusinessDays.ceiling(start);
            case WEEKLY,
                    DAILY,
                    HOURLY,
                    HALF_HOURLY,
                    QUARTER_HOURLY,
                    TEN_MINUTELY,
                    FIVE_MINUTELY,
                    MINUTELY,
                    FIVE_SECONDLY,
                    SECONDLY -> start;
        };
    }

    /** Returns the time stamp of a row. Rows past the end go on with the same step, as a forecast does. */
    public LocalDateTime at(int row) {
        return frequency.plus(start, row);
    }

    /**
     * Returns the time stamp of a row as text: {@code 1969}, {@code 1969-01}, {@code 1969-01-31} or
     * {@code 1969-01-31T13:00}.
     */
    public String label(int row) {
        return label(at(row));
    }

    String label(LocalDateTime time) {
        return switch (frequency) {
            case YEARLY -> Integer.toString(time.getYear());
            case QUARTERLY, MONTHLY -> time.toLocalDate().toString().substring(0, 7);
            case WEEKLY, DAILY, BUSINESS_DAILY -> time.toLocalDate().toString();
            case HOURLY, HALF_HOURLY, QUARTER_HOURLY, TEN_MINUTELY, FIVE_MINUTELY, MINUTELY ->
                time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME).substring(0, 16);
            case FIVE_SECONDLY, SECONDLY ->
                time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME).substring(0, 19);
        };
    }

    /** Returns the number of rows that stand before {@code time}: 0 at or before the start, {@code size} after the end. */
    public int rowsBefore(LocalDateTime time) {
        if (!time.isAfter(start)) {
            return 0;
        }
        long whole = frequency.between(start, time);
        long rows = frequency.plus(start, whole).isBefore(time) ? whole + 1 : whole;
        return (int) Math.min(size, rows);
    }

    /** Returns the rows from {@code from} (included) to {@code to} (excluded); {@code to} may lie past the end. */
    public TimeIndex rows(int from, int to) {
        return new TimeIndex(at(from), frequency, to - from);
    }

    /** Returns for example {@code 1969-01-01 to 1988-12-31, daily}. */
    @Override
    public String toString() {
        return size == 0
                ? "empty, " + frequency.adjective()
                : label(0) + " to " + label(size - 1) + ", " + frequency.adjective();
    }
}
