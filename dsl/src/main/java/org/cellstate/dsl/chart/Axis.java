package org.cellstate.dsl.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What one direction of a figure measures.
 *
 * @param title the quantity with its unit, such as {@code "load (MW)"}; empty where the labels speak for themselves
 * @param kind how positions are numbered
 * @param zone the time zone of a {@link Kind#TIME} axis; {@link ZoneOffset#UTC} for times without a zone, which are
 *     labelled as they are and name none
 * @param names the names of a {@link Kind#CATEGORY} axis in their order, otherwise none
 */
public record Axis(String title, Kind kind, ZoneId zone, List<String> names) {

    public Axis {
        names = List.copyOf(names);
    }

    /** How positions on an axis are numbered. */
    public enum Kind {
        /** Any number. */
        NUMBER,
        /** Counted things, such as epochs: labels are whole numbers. */
        WHOLE,
        /** Positive numbers, equal distances for equal ratios. */
        LOGARITHMIC,
        /** Milliseconds since 1970-01-01T00:00Z, labelled by the calendar. */
        TIME,
        /** Named things, the first one at 0, the next at 1: at the left, on a vertical axis of a figure at the top. */
        CATEGORY
    }

    /** Returns an axis of numbers. */
    public static Axis number(String title) {
        return new Axis(title, Kind.NUMBER, ZoneOffset.UTC, List.of());
    }

    /** Returns an axis of counted things. */
    public static Axis whole(String title) {
        return new Axis(title, Kind.WHOLE, ZoneOffset.UTC, List.of());
    }

    /** Returns a logarithmic axis; values that are not positive are left out. */
    public static Axis logarithmic(String title) {
        return new Axis(title, Kind.LOGARITHMIC, ZoneOffset.UTC, List.of());
    }

    /** Returns an axis of time without a zone, in milliseconds since 1970-01-01T00:00. */
    public static Axis time(String title) {
        return new Axis(title, Kind.TIME, ZoneOffset.UTC, List.of());
    }

    /** Returns an axis of named things without a title. */
    public static Axis categories(List<String> names) {
        return categories("", names);
    }

    /** Returns an axis of named things: the value 0 is the first one, 1 the second. */
    public static Axis categories(String title, List<String> names) {
        return new Axis(title, Kind.CATEGORY, ZoneOffset.UTC, names);
    }

    /** Returns this axis of time, labelled in a time zone and naming it, such as {@code ZoneId.of("UTC")}. */
    public Axis in(ZoneId newZone) {
        return new Axis(title, kind, newZone, names);
    }

    /** Returns a place on this axis in words: a number, a name, or a date, with the time of day unless it is midnight. */
    public String text(double value) {
        if (kind == Kind.CATEGORY && holds(value)) {
            return names.get((int) Math.max(0, Math.min(names.size() - 1.0, Math.rint(value))));
        }
        if (kind != Kind.TIME || !Double.isFinite(value)) {
            return Numbers.text(value);
        }
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli((long) value), zone)
                .truncatedTo(ChronoUnit.SECONDS);
        boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? time.toLocalDate().toString() : time.toLocalDate() + " " + time.toLocalTime();
    }

    /** Returns whether a value has a place on this axis. */
    public boolean holds(double value) {
        return switch (kind) {
            case LOGARITHMIC -> Double.isFinite(value) && value > 0;
            case CATEGORY -> value >= -0.5 && value <= names.size() - 0.5;
            case NUMBER, WHOLE, TIME -> Double.isFinite(value);
        };
    }
}
