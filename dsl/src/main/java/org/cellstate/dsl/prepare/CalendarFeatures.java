package org.cellstate.dsl.prepare;

import java.time.LocalDateTime;
import java.util.List;
import org.cellstate.dsl.data.Frequency;

/**
 * What the calendar says of a time stamp, as numbers from -1 to 1: weekdays as one-hot and on a circle, and the year as the first sines
 * and cosines of its Fourier series, which is how Prophet writes it (Taylor and Letham 2018). Six of them are fine enough to place a
 * holiday within a month.
 */
public final class CalendarFeatures {

    private static final int WEEKDAYS = 7;
    private static final int CIRCLE = 2;
    private static final int YEAR_HARMONICS = 6;

    private CalendarFeatures() {}

    /** Returns the number of features of a time stamp. */
    public static int count(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> 0;
            case QUARTERLY, MONTHLY -> CIRCLE;
            case WEEKLY -> CIRCLE * YEAR_HARMONICS;
            case DAILY, BUSINESS_DAILY -> WEEKDAYS + CIRCLE + CIRCLE * YEAR_HARMONICS;
            case HOURLY, HALF_HOURLY, QUARTER_HOURLY, TEN_MINUTELY, FIVE_MINUTELY, MINUTELY, FIVE_SECONDLY, SECONDLY ->
                WEEKDAYS + CIRCLE + CIRCLE;
        };
    }

    /** Returns what the features say, in their order. */
    static List<Covariate> covariates(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> List.of();
            case QUARTERLY -> List.of(covariate("quarter", 0, CIRCLE));
            case MONTHLY -> List.of(covariate("month", 0, CIRCLE));
            case WEEKLY -> List.of(covariate("day of the year", 0, CIRCLE * YEAR_HARMONICS));
            case DAILY, BUSINESS_DAILY ->
                List.of(
                        covariate("weekday", 0, WEEKDAYS + CIRCLE),
                        covariate("day of the year", WEEKDAYS + CIRCLE, CIRCLE * YEAR_HARMONICS));
            case HOURLY, HALF_HOURLY, QUARTER_HOURLY, TEN_MINUTELY, FIVE_MINUTELY, MINUTELY, FIVE_SECONDLY, SECONDLY ->
                List.of(covariate("weekday", 0, WEEKDAYS + CIRCLE), covariate("hour", WEEKDAYS + CIRCLE, CIRCLE));
        };
    }

    private static Covariate covariate(String name, int first, int count) {
        return new Covariate(name, Covariate.Kind.CALENDAR, first, count);
    }

    /** Writes the features of a time stamp to {@code out}, from {@code at} on. */
    public static void write(Frequency frequency, LocalDateTime time, float[] out, int at) {
        switch (frequency) {
            case YEARLY -> {}
            case QUARTERLY, MONTHLY -> circle((time.getMonthValue() - 1) / 12.0, out, at);
            case WEEKLY -> year(time, out, at);
            case DAILY, BUSINESS_DAILY -> {
                weekday(time, out, at);
                year(time, out, at + WEEKDAYS + CIRCLE);
            }
            case HOURLY,
                    HALF_HOURLY,
                    QUARTER_HOURLY,
                    TEN_MINUTELY,
                    FIVE_MINUTELY,
                    MINUTELY,
                    FIVE_SECONDLY,
                    SECONDLY -> {
                weekday(time, out, at);
                circle(hours(time) / 24, out, at + WEEKDAYS + CIRCLE);
            }
        }
    }

    /** Whole hours stay exact, and so do the features of hourly data. */
    private static double hours(LocalDateTime time) {
        return time.getHour() + (60 * time.getMinute() + time.getSecond()) / 3600.0;
    }

    private static void weekday(LocalDateTime time, float[] out, int at) {
        int day = time.getDayOfWeek().getValue() - 1;
        out[at + day] = 1;
        circle((double) day / WEEKDAYS, out, at + WEEKDAYS);
    }

    private static void year(LocalDateTime time, float[] out, int at) {
        double turn = (time.getDayOfYear() - 1.0) / time.toLocalDate().lengthOfYear();
        for (int harmonic = 1; harmonic <= YEAR_HARMONICS; harmonic++) {
            circle(harmonic * turn, out, at + CIRCLE * (harmonic - 1));
        }
    }

    private static void circle(double turn, float[] out, int at) {
        out[at] = (float) Math.sin(2 * Math.PI * turn);
        out[at + 1] = (float) Math.cos(2 * Math.PI * turn);
    }
}
