package org.cellstate.dsl.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** On which day of a year a holiday falls. */
public sealed interface HolidayRule {

    /** Returns the day in a year of the Gregorian calendar; empty where the year has none, as for February 29. */
    Optional<LocalDate> in(int year);

    /** Returns whether it falls on one weekday in this year and on another in the next, by its latest rule. */
    boolean fallsOnAnyWeekday();

    /**
     * The same date each year.
     *
     * @param day of the month, from 1
     */
    record Fixed(Month month, int day) implements HolidayRule {

        /** Checks that the month has such a day. */
        public Fixed {
            if (day < 1 || day > month.maxLength()) {
                throw new ConfigProblem(
                        "A date is a day of its month.",
                        "day " + day + " of " + month,
                        "a day from 1 to " + month.maxLength());
            }
        }

        @Override
        public Optional<LocalDate> in(int year) {
            LocalDate first = LocalDate.of(year, month, 1);
            return day > first.lengthOfMonth() ? Optional.empty() : Optional.of(first.withDayOfMonth(day));
        }

        @Override
        public boolean fallsOnAnyWeekday() {
            return true;
        }
    }

    /**
     * A weekday of a month.
     *
     * @param number 1 for the first to 4 for the fourth; -1 for the last
     */
    record NthWeekday(int number, DayOfWeek weekday, Month month) implements HolidayRule {

        /** Checks that every such month has it. */
        public NthWeekday {
            if (number != -1 && (number < 1 || number > 4)) {
                throw new ConfigProblem(
                        "A month has a first to fourth and a last of each weekday.",
                        "number " + number,
                        "1 to 4, or -1 for the last");
            }
        }

        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of(LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday)));
        }

        @Override
        public boolean fallsOnAnyWeekday() {
            return false;
        }
    }

    /**
     * So many days after Easter Sunday of the western churches.
     *
     * @param days negative before it: -2 is Good Friday
     */
    record FromEaster(int days) implements HolidayRule {

        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of(easter(year).plusDays(days));
        }

        @Override
        public boolean fallsOnAnyWeekday() {
            return false;
        }

        /** The Gregorian computus: the Sunday after the full moon, by the moon's cycle of 19 years. */
        private static LocalDate easter(int year) {
            int century = year / 100;
            int golden = year % 19;
            int moonDrift = (century - (century - 17) / 25) / 3;
            int epact = Math.floorMod(century - century / 4 - moonDrift + 19 * golden + 15, 30);
            int fullMoon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
            int weekday = Math.floorMod(year + year / 4 + fullMoon + 2 - century + century / 4, 7);
            return LocalDate.of(year, 3, 28).plusDays(fullMoon - weekday);
        }
    }

    /**
     * One rule up to a year, another from then on, as when a law moved a holiday.
     *
     * @param since the first year of the second rule
     */
    record Changed(int since, HolidayRule before, HolidayRule from) implements HolidayRule {

        @Override
        public Optional<LocalDate> in(int year) {
            return (year < since ? before : from).in(year);
        }

        @Override
        public boolean fallsOnAnyWeekday() {
            return from.fallsOnAnyWeekday();
        }
    }
}
