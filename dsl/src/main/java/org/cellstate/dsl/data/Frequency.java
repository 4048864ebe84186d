package org.cellstate.dsl.data;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The step of a regular time index, with the season that a seasonal naive forecast repeats by default. */
public enum Frequency {
    /** One row a year; no season (1). */
    YEARLY(ChronoUnit.YEARS, 1, 1, "year"),
    /** One row a quarter; the season is the year (4). */
    QUARTERLY(ChronoUnit.MONTHS, 3, 4, "quarter"),
    /** One row a month; the season is the year (12). */
    MONTHLY(ChronoUnit.MONTHS, 1, 12, "month"),
    /** One row a week; the season is the year (52). */
    WEEKLY(ChronoUnit.WEEKS, 1, 52, "week"),
    /** One row a day; the season is the week (7). */
    DAILY(ChronoUnit.DAYS, 1, 7, "day"),
    /** One row for each day from Monday to Friday, holidays among them; the season is the week (5). */
    BUSINESS_DAILY(ChronoUnit.DAYS, 1, 5, "business day") {
        @Override
        public LocalDateTime plus(LocalDateTime start, long steps) {
            return BusinessDays.plus(start, steps);
        }

        @Override
        public long between(LocalDateTime start, LocalDateTime time) {
            return BusinessDays.between(start, time);
        }
    },
    /** One row an hour; the season is the day (24). */
    HOURLY(ChronoUnit.HOURS, 1, 24, "hour"),
    /** One row for 30 minutes; the season is the day (48). */
    HALF_HOURLY(ChronoUnit.MINUTES, 30, 48, "half-hour"),
    /** One row for 15 minutes; the season is the day (96). */
    QUARTER_HOURLY(ChronoUnit.MINUTES, 15, 96, "quarter-hour"),
    /** One row for 10 minutes; the season is the day (144). */
    TEN_MINUTELY(ChronoUnit.MINUTES, 10, 144, "ten-minute step"),
    /** One row for 5 minutes; the season is the day (288). */
    FIVE_MINUTELY(ChronoUnit.MINUTES, 5, 288, "five-minute step"),
    /** One row a minute; the season is the day (1440). */
    MINUTELY(ChronoUnit.MINUTES, 1, 1440, "minute"),
    /** One row for 5 seconds; the season is the minute (12). */
    FIVE_SECONDLY(ChronoUnit.SECONDS, 5, 12, "five-second step"),
    /** One row a second; the season is the minute (60). */
    SECONDLY(ChronoUnit.SECONDS, 1, 60, "second");

    private final ChronoUnit unit;
    private final int units;
    private final int season;
    private final String noun;

    Frequency(ChronoUnit unit, int units, int season, String noun) {
        this.unit = unit;
        this.units = units;
        this.season = season;
        this.noun = noun;
    }

    /** Returns the number of rows after which the series is expected to look alike; 1 where there is no season. */
    public int season() {
        return season;
    }

    /** Returns the time {@code steps} rows after {@code start}; before it where {@code steps} is negative. */
    public LocalDateTime plus(LocalDateTime start, long steps) {
        return start.plus(Math.multiplyExact(steps, (long) units), unit);
    }

    /** Returns the number of whole rows from {@code start} to {@code time}, negative before it. */
    public long between(LocalDateTime start, LocalDateTime time) {
        long rows = Math.floorDiv(unit.between(start, time), units);
        return plus(start, rows).isAfter(time) ? rows - 1 : rows;
    }

    /** Returns the English adjective of one row's span, such as {@code daily}. */
    public String adjective() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the English noun of one row's span, such as {@code day}. */
    public String noun() {
        return noun;
    }

    /** Returns the length of a row where all rows are of one length; of months and longer the mean one. */
    Duration length() {
        return unit.getDuration().multipliedBy(units);
    }

    /** Returns the start of the row that holds a time, where rows begin with the year, the month, midnight or the full hour. */
    LocalDateTime floor(LocalDateTime time) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case YEARLY -> day.withDayOfYear(1);
            case QUARTERLY -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case MONTHLY -> day.withDayOfMonth(1);
            case WEEKLY, DAILY -> day;
            case BUSINESS_DAILY -> BusinessDays.floor(day);
            case HOURLY, HALF_HOURLY, QUARTER_HOURLY, TEN_MINUTELY, FIVE_MINUTELY, MINUTELY, FIVE_SECONDLY, SECONDLY ->
                plus(day, between(day, time));
        };
    }
}
