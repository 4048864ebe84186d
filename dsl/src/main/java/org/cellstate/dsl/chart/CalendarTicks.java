package org.cellstate.dsl.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Ticks at whole units of the calendar: every second, hour, Monday, first of a month, January or round year. */
final class CalendarTicks {

    private static final int MOST = 200;

    private CalendarTicks() {}

    /** A regular distance between ticks. */
    private record Step(ChronoUnit unit, int count, DateTimeFormatter format) {

        Step(ChronoUnit unit, int count) {
            this(unit, count, format(unit));
        }

        private static DateTimeFormatter format(ChronoUnit unit) {
            String pattern = switch (unit) {
                case YEARS -> "uuuu";
                case MONTHS -> "uuuu-MM";
                case DAYS -> "uuuu-MM-dd";
                case HOURS, MINUTES -> "HH:mm";
                case SECONDS -> "HH:mm:ss";
                default -> "HH:mm:ss.SSS";
            };
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        }

        boolean ofClock() {
            return unit.compareTo(ChronoUnit.DAYS) < 0;
        }

        double milliseconds() {
            return unit.getDuration().toMillis() * (double) count;
        }

        /** Returns the last place of this step at or before a time. */
        LocalDateTime floor(LocalDateTime time) {
            LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
            return switch (unit) {
                case YEARS -> day.withDayOfYear(1).withYear(Math.floorDiv(time.getYear(), count) * count);
                case MONTHS -> day.withDayOfMonth(1).withMonth((time.getMonthValue() - 1) / count * count + 1);
                case DAYS -> day.minusDays(Math.floorMod(time.toLocalDate().toEpochDay() + 3, (long) count)); // Mondays
                default -> day.with(LocalTime.ofNanoOfDay(ofDay(time)));
            };
        }

        private long ofDay(LocalDateTime time) {
            long step = unit.getDuration().toNanos() * count;
            return time.getLong(ChronoField.NANO_OF_DAY) / step * step;
        }
    }

    private static final List<Step> STEPS = steps();

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        add(steps, ChronoUnit.MILLIS, 1, 5, 10, 50, 100, 500);
        add(steps, ChronoUnit.SECONDS, 1, 5, 15, 30);
        add(steps, ChronoUnit.MINUTES, 1, 5, 15, 30);
        add(steps, ChronoUnit.HOURS, 1, 3, 6, 12);
        add(steps, ChronoUnit.DAYS, 1, 7, 14);
        add(steps, ChronoUnit.MONTHS, 1, 3, 6);
        for (int power = 1; power <= 100_000_000; power *= 10) {
            add(steps, ChronoUnit.YEARS, power, 2 * power, 5 * power);
        }
        return List.copyOf(steps);
    }

    private static void add(List<Step> steps, ChronoUnit unit, int... counts) {
        for (int count : counts) {
            steps.add(new Step(unit, count));
        }
    }

    static Ticks along(Range range, double length, ToDoubleFunction<String> space) {
        for (Step step : STEPS) {
            if ((range.max() - range.min()) / step.milliseconds() <= MOST) {
                List<Tick> ticks = ticks(range, step);
                if (Ticks.fit(ticks, length, space)) {
                    return new Ticks(ticks, context(range, step));
                }
            }
        }
        return new Ticks(List.of(), "");
    }

    private static List<Tick> ticks(Range range, Step step) {
        List<Tick> ticks = new ArrayList<>();
        ZoneId zone = range.axis().zone();
        LocalDateTime start = step.floor(LocalDateTime.ofInstant(Instant.ofEpochMilli((long) range.min()), zone));
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= MOST + 2 && last <= range.max(); i++) {
            ZonedDateTime time =
                    start.plus((long) i * step.count(), step.unit()).atZone(zone);
            double at = time.toEpochSecond() * 1e3 + time.getNano() / 1e6;
            boolean again = at <= last; // where the clocks go forward, two hours fall together
            if (!again && range.covers(at)) {
                ticks.add(new Tick(at, label(time, step)));
            }
            last = at;
        }
        return ticks;
    }

    /** Midnight is labelled by its date. */
    private static String label(ZonedDateTime time, Step step) {
        boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return step.ofClock() && midnight
                ? time.toLocalDate().toString()
                : step.format().format(time);
    }

    private static String context(Range range, Step step) {
        if (!step.ofClock()) {
            return "";
        }
        ZoneId zone = range.axis().zone();
        String first = date(range.min(), zone);
        String last = date(range.max(), zone);
        String name = zone.equals(ZoneOffset.UTC) ? "" : zone.getId();
        return ((first.equals(last) ? first : "") + " " + name).strip();
    }

    private static String date(double milliseconds, ZoneId zone) {
        return Instant.ofEpochMilli((long) milliseconds)
                .atZone(zone)
                .toLocalDate()
                .toString();
    }
}
