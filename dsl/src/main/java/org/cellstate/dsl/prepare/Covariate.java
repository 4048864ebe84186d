package org.cellstate.dsl.prepare;

/**
 * Features of a time step that say one thing together, such as the weekday.
 *
 * @param name what a person calls it
 * @param kind where it comes from
 * @param first the first of its features, counted from the one after the target in the past, and from the beginning in the future
 * @param count how many features it has
 */
public record Covariate(String name, Kind kind, int first, int count) {

    /** Where a covariate comes from. */
    public enum Kind {
        /** The calendar: weekday, month, hour. */
        CALENDAR,
        /** A holiday with its neighbours. */
        HOLIDAY,
        /** A series that is known of coming rows. */
        FUTURE,
        /** The value of the series itself, many rows earlier. */
        LAG,
        /** What does not change along a series. */
        STATIC,
        /** A series that is known up to the present; it has features in the past alone. */
        PAST
    }

    /** Returns whether it has features for coming rows too. */
    public boolean inFuture() {
        return kind != Kind.PAST;
    }
}
