package org.cellstate.dsl.data;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/** Finds the step of observed time stamps, and says where they break it. */
final class IndexDetection {

    private IndexDetection() {}

    /** Returns the regular index that the time stamps form. */
    static TimeIndex detect(List<LocalDateTime> times) {
        if (times.size() < 2) {
            throw new DataProblem(
                    "A series has at least two rows, which tell its step.",
                    times.size() + " row",
                    "more rows, or Series.daily(name, start, value) which says the step");
        }
        TimeIndex index = new TimeIndex(times.get(0), frequency(times), times.size());
        for (int row = 0; row < times.size(); row++) {
            LocalDateTime seen = new TimeIndex(times.get(row), index.frequency(), 1).start();
            if (!seen.equals(index.at(row))) {
                throw new DataProblem(
                        "Time stamps must follow each other "
                                + index.frequency().noun() + " by "
                                + index.frequency().noun() + ", without gaps.",
                        index.label(row) + " is missing: row " + (row + 1) + " is " + index.label(seen),
                        "add a row for it with an empty value, then fill that; or cut the series there");
            }
        }
        return index;
    }

    /** The shortest step tells: gaps only make others longer. */
    private static Frequency frequency(List<LocalDateTime> times) {
        Duration shortest = Duration.between(times.get(0), times.get(1));
        for (int row = 1; row < times.size(); row++) {
            Duration step = Duration.between(times.get(row - 1), times.get(row));
            if (step.isZero() || step.isNegative()) {
                throw new DataProblem(
                        "Each time stamp must stand once, in order of time.",
                        times.get(row) + " in row " + (row + 1)
                                + (step.isZero() ? " again" : " after " + times.get(row - 1)),
                        step.isZero()
                                ? "drop or add up the rows that repeat"
                                : "sort the rows: table.sortOn(\"date\")");
            }
            shortest = step.compareTo(shortest) < 0 ? step : shortest;
        }
        long days = shortest.toDays();
        if (shortest.equals(Duration.ofHours(1))) {
            return Frequency.HOURLY;
        } else if (shortest.equals(Duration.ofDays(1))) {
            return Frequency.DAILY;
        } else if (shortest.equals(Duration.ofDays(7))) {
            return Frequency.WEEKLY;
        } else if (days >= 28 && days <= 31) {
            return Frequency.MONTHLY;
        } else if (days >= 89 && days <= 92) {
            return Frequency.QUARTERLY;
        } else if (days >= 365 && days <= 366) {
            return Frequency.YEARLY;
        }
        throw new DataProblem(
                "The step of a series is an hour, a day, a week, a month, a quarter or a year.",
                "a shortest step of " + shortest + " (ISO)",
                "add the rows up to one of these steps first");
    }
}
