package org.cellstate.dsl.prepare;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Holiday;
import org.cellstate.dsl.data.Known;
import org.cellstate.dsl.data.TimeIndex;

/** The calendar and the holidays of all time stamps of a panel, worked out once for all of its series. */
final class TimeFeatures {

    private final Known known;
    private final TimeIndex index;
    private final int calendarFeatures;
    private final int count;
    private final float[] table;

    private TimeFeatures(Known known, TimeIndex index) {
        this.known = known;
        this.index = index;
        this.calendarFeatures = known.calendar() ? CalendarFeatures.count(index.frequency()) : 0;
        this.count = calendarFeatures
                + known.holidays().all().stream().mapToInt(this::features).sum();
        this.table = new float[index.size() * count];
        for (int row = 0; row < index.size() && count > 0; row++) {
            workOut(index.at(row), table, row * count);
        }
    }

    /** Works them out from the first row of the earliest series to one horizon after the last of the latest. */
    static TimeFeatures of(ForecastData data) {
        TimeIndex span = data.panel().span();
        return new TimeFeatures(data.known(), span.rows(0, span.size() + data.horizon()));
    }

    private boolean byDay() {
        return switch (index.frequency()) {
            case WEEKLY, MONTHLY, QUARTERLY, YEARLY -> false;
            default -> true;
        };
    }

    private int features(Holiday holiday) {
        int days = holiday.before() + 1 + holiday.after();
        int onWorkingDays = holiday.rule().fallsOnAnyWeekday() ? days : 0;
        return byDay() ? days + onWorkingDays + (holiday.observed() ? 1 : 0) : 1;
    }

    /** Returns the number of features of a time stamp. */
    int count() {
        return count;
    }

    /** Returns what the features say, in their order. */
    List<Covariate> covariates() {
        List<Covariate> covariates = new ArrayList<>();
        if (known.calendar()) {
            covariates.addAll(CalendarFeatures.covariates(index.frequency()));
        }
        int at = calendarFeatures;
        for (Holiday holiday : known.holidays().all()) {
            covariates.add(new Covariate(holiday.name(), Covariate.Kind.HOLIDAY, at, features(holiday)));
            at += features(holiday);
        }
        return covariates;
    }

    /** Returns the row of a time stamp. */
    int row(LocalDateTime time) {
        return Math.toIntExact(index.frequency().between(index.start(), time));
    }

    /** Writes the features of a row, which may lie past the last. */
    void write(int row, float[] out, int at) {
        if (row < index.size()) {
            System.arraycopy(table, row * count, out, at, count);
        } else {
            workOut(index.at(row), out, at);
        }
    }

    private void workOut(LocalDateTime time, float[] out, int at) {
        if (known.calendar()) {
            CalendarFeatures.write(index.frequency(), time, out, at);
        }
        int next = at + calendarFeatures;
        for (Holiday holiday : known.holidays().all()) {
            if (byDay()) {
                workOut(holiday, time.toLocalDate(), out, next);
            } else {
                LocalDate end = index.frequency().plus(time, 1).toLocalDate();
                out[next] = time.toLocalDate().datesUntil(end).anyMatch(holiday::is) ? 1 : 0;
            }
            next += features(holiday);
        }
    }

    private static void workOut(Holiday holiday, LocalDate day, float[] out, int at) {
        int days = holiday.before() + 1 + holiday.after();
        boolean works = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        for (int i = 0; i < days; i++) {
            float is = holiday.is(day.minusDays((long) i - holiday.before())) ? 1 : 0;
            out[at + i] = is;
            if (holiday.rule().fallsOnAnyWeekday()) {
                out[at + days + i] = works ? is : 0;
            }
        }
        if (holiday.observed()) {
            out[at + (holiday.rule().fallsOnAnyWeekday() ? 2 * days : days)] = holiday.isObserved(day) ? 1 : 0;
        }
    }
}
