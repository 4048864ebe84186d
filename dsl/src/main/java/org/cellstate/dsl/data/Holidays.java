package org.cellstate.dsl.data;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Holidays by rules, as features that are known of all rows.
 *
 * <pre>{@code
 * var france = holidays().fixed("Bastille Day", Month.JULY, 14).easter("Easter Monday", 1).around(1, 1);
 * var data = series.split(0.9).lookback(56).horizon(28).holidays(france);
 * }</pre>
 *
 * @param all each of a name of its own
 */
public record Holidays(List<Holiday> all) {

    /**
     * Copies the list.
     *
     * @throws ConfigProblem if two have one name
     */
    public Holidays {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (Holiday holiday : all) {
            if (!names.add(holiday.name())) {
                throw new ConfigProblem(
                        "Each holiday has a name of its own.", "'" + holiday.name() + "' twice", "another name");
            }
        }
    }

    /** Returns no holidays, to add some. */
    public static Holidays none() {
        return new Holidays(List.of());
    }

    /**
     * Returns the federal holidays of the United States (5 U.S.C. 6103), with the day before and after each and, of those with a fixed
     * date, the weekday that stands in for one on a weekend. As the law had it: Washington's Birthday, Memorial Day and Columbus Day are
     * Mondays from 1971 on, Veterans Day was one from 1971 to 1977, Martin Luther King's is from 1986, Juneteenth from 2021.
     */
    public static Holidays usFederal() {
        HolidayRule armistice = new HolidayRule.Fixed(Month.NOVEMBER, 11);
        HolidayRule october = new HolidayRule.NthWeekday(4, DayOfWeek.MONDAY, Month.OCTOBER);
        Holiday veterans = Holiday.of(
                "Veterans Day",
                new HolidayRule.Changed(1971, armistice, new HolidayRule.Changed(1978, october, armistice)));
        Holiday juneteenth = Holiday.of("Juneteenth", new HolidayRule.Fixed(Month.JUNE, 19));
        Holiday king =
                Holiday.of("Martin Luther King Day", new HolidayRule.NthWeekday(3, DayOfWeek.MONDAY, Month.JANUARY));
        return none().fixed("New Year", Month.JANUARY, 1)
                .with(juneteenth.since(2021))
                .fixed("Independence Day", Month.JULY, 4)
                .with(veterans)
                .fixed("Christmas", Month.DECEMBER, 25)
                .each(holiday -> holiday.observed(true))
                .with(king.since(1986))
                .with(mondaySince1971("Washington's Birthday", Month.FEBRUARY, 22, 3))
                .with(mondaySince1971("Memorial Day", Month.MAY, 30, -1))
                .nth("Labor Day", 1, DayOfWeek.MONDAY, Month.SEPTEMBER)
                .with(mondaySince1971("Columbus Day", Month.OCTOBER, 12, 2))
                .nth("Thanksgiving", 4, DayOfWeek.THURSDAY, Month.NOVEMBER)
                .around(1, 1);
    }

    private static Holiday mondaySince1971(String name, Month month, int day, int monday) {
        return Holiday.of(
                name,
                new HolidayRule.Changed(
                        1971,
                        new HolidayRule.Fixed(month, day),
                        new HolidayRule.NthWeekday(monday, DayOfWeek.MONDAY, month)));
    }

    /** Adds a holiday. */
    public Holidays with(Holiday holiday) {
        return new Holidays(Stream.concat(all.stream(), Stream.of(holiday)).toList());
    }

    /** Adds all holidays of others. */
    public Holidays with(Holidays others) {
        return new Holidays(Stream.concat(all.stream(), others.all().stream()).toList());
    }

    /** Returns these holidays without some. */
    public Holidays without(String... names) {
        return new Holidays(all.stream()
                .filter(holiday -> !List.of(names).contains(holiday.name()))
                .toList());
    }

    /** Adds the same date of each year. */
    public Holidays fixed(String name, Month month, int day) {
        return with(Holiday.of(name, new HolidayRule.Fixed(month, day)));
    }

    /** Adds the first to fourth of a weekday in a month, or the last, as number -1. */
    public Holidays nth(String name, int number, DayOfWeek weekday, Month month) {
        return with(Holiday.of(name, new HolidayRule.NthWeekday(number, weekday, month)));
    }

    /** Adds the day so many days after Easter Sunday, before it where negative. */
    public Holidays easter(String name, int days) {
        return with(Holiday.of(name, new HolidayRule.FromEaster(days)));
    }

    /** Sets for all of them how many days before and after are told too, each as a feature of its own. */
    public Holidays around(int before, int after) {
        return each(holiday -> holiday.around(before, after));
    }

    private Holidays each(UnaryOperator<Holiday> change) {
        return new Holidays(all.stream().map(change).toList());
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the names. */
    public List<String> names() {
        return all.stream().map(Holiday::name).toList();
    }
}
