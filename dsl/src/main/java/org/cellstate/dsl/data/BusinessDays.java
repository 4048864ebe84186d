package org.cellstate.dsl.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Counts days from Monday to Friday. */
final class BusinessDays {

    private static final int WEEK = 7;
    private static final int WORKED = 5;

    /** Days from a Monday to 1970-01-01, a Thursday. */
    private static final int MONDAY = 3;

    private BusinessDays() {}

    static boolean isWeekend(LocalDateTime time) {
        return time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /** Returns the business day itself, or the Friday before a weekend. */
    static LocalDateTime floor(LocalDateTime time) {
        return isWeekend(time) ? at(number(time), time) : time;
    }

    /** Returns the business day itself, or the Monday after a weekend. */
    static LocalDateTime ceiling(LocalDateTime time) {
        return isWeekend(time) ? at(number(time) + 1, time) : time;
    }

    static LocalDateTime plus(LocalDateTime start, long steps) {
        return at(Math.addExact(number(start), steps), start);
    }

    /** Whole business days; a weekend belongs to its Friday. */
    static long between(LocalDateTime start, LocalDateTime time) {
        long days = number(time) - number(start);
        boolean early = !isWeekend(time) && time.toLocalTime().isBefore(start.toLocalTime());
        return early ? days - 1 : days;
    }

    private static long number(LocalDateTime time) {
        long day = time.toLocalDate().toEpochDay() + MONDAY;
        return WORKED * Math.floorDiv(day, WEEK) + Math.min(Math.floorMod(day, WEEK), WORKED - 1);
    }

    private static LocalDateTime at(long number, LocalDateTime clock) {
        long day = WEEK * Math.floorDiv(number, WORKED) + Math.floorMod(number, WORKED) - MONDAY;
        return LocalDate.ofEpochDay(day).atTime(clock.toLocalTime());
    }
}
