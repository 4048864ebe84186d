package org.cellstate.dsl.data;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day that comes every year and is not like others.
 *
 * @param name such as {@code Thanksgiving}
 * @param rule when it is
 * @param since the first year that has it; {@link Integer#MIN_VALUE} where it always was
 * @param before how many days before it are told too, each as a feature of its own; 0 or more
 * @param after how many days after it are told too
 * @param observed whether Friday stands in for a Saturday and Monday for a Sunday, as one more feature
 */
public record Holiday(String name, HolidayRule rule, int since, int before, int after, boolean observed) {

    /**
     * Checks the neighbours.
     *
     * @throws ConfigProblem if their number is negative
     */
    public Holiday {
        if (before < 0 || after < 0) {
            throw new ConfigProblem(
                    "So many days before and after a holiday are told, 0 or more.",
                    "before=" + before + ", after=" + after,
                    "around(1, 1)");
        }
    }

    /** Returns a holiday that always was, without neighbours. */
    public static Holiday of(String name, HolidayRule rule) {
        return new Holiday(name, rule, Integer.MIN_VALUE, 0, 0, false);
    }

    /** Returns the same holiday with days before and after it. */
    public Holiday around(int newBefore, int newAfter) {
        return new Holiday(name, rule, since, newBefore, newAfter, observed);
    }

    /** Returns the same holiday from a year on. */
    public Holiday since(int year) {
        return new Holiday(name, rule, year, before, after, observed);
    }

    /** Returns the same holiday with the weekday that stands in for it on a weekend. */
    public Holiday observed(boolean present) {
        return new Holiday(name, rule, since, before, after, present);
    }

    /** Returns whether a day is the holiday. */
    public boolean is(LocalDate day) {
        return day.getYear() >= since
                && rule.in(day.getYear()).filter(day::equals).isPresent();
    }

    /** Returns whether a day stands in for the holiday, which falls on the weekend beside it. */
    public boolean isObserved(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return (weekday == DayOfWeek.FRIDAY && is(day.plusDays(1)))
                || (weekday == DayOfWeek.MONDAY && is(day.minusDays(1)));
    }
}
