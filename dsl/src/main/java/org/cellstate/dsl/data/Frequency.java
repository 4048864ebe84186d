package org.cellstate.dsl.data;

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
    /** One row an hour; the season is the day (24). */
    HOURLY(ChronoUnit.HOURS, 1, 24, "hour");

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
        return Math.floorDiv(unit.between(start, time), units);
    }

    /** Returns the English adjective of one row's span, such as {@code daily}. */
    public String adjective() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the English noun of one row's span, such as {@code day}. */
    public String noun() {
        return noun;
    }
}
