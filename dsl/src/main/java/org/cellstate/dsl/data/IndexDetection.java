package org.cellstate.dsl.data;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the step of observed time stamps, and says where they break it. */
final class IndexDetection {

    private IndexDetection() {}

    /**
     * Returns the regular index that the time stamps form.
     *
     * @param rows the numbers of their rows in the table, from 0, for messages
     * @throws DataProblem if they repeat, run backwards, leave gaps or fit no {@link Frequency}; the message names the first such row and
     *     says how many there are
     */
    static TimeIndex detect(List<LocalDateTime> times, int[] rows) {
        checkCount(times);
        checkOrder(times, rows);
        TimeIndex index = new TimeIndex(times.get(0), frequency(times, rows), times.size());
        for (int row = 0; row < times.size(); row++) {
            LocalDateTime seen = new TimeIndex(times.get(row), index.frequency(), 1).start();
            if (!seen.equals(index.at(row))) {
                throw gap(index, row, rows[row], seen, times);
            }
        }
        return index;
    }

    static void checkCount(List<LocalDateTime> times) {
        if (times.size() < 2) {
            throw new DataProblem(
                    "A series has at least two rows, which tell its step.",
                    times.size() + " row" + (times.isEmpty() ? "s" : ", " + times.get(0)),
                    "more rows, or Series.daily(name, start, value) which says the step");
        }
    }

    private static DataProblem gap(
            TimeIndex index, int row, int number, LocalDateTime seen, List<LocalDateTime> times) {
        Frequency step = index.frequency();
        long missing = 0;
        int gaps = 0;
        for (int i = 1; i < times.size(); i++) {
            long between = step.between(start(step, times.get(i - 1)), start(step, times.get(i)));
            missing += Math.max(0, between - 1);
            gaps += between > 1 ? 1 : 0;
        }
        String all = gaps == 0
                ? "; no row is left out, but they are not a whole step apart"
                : "; " + missing + (missing == 1 ? " row is" : " rows are") + " missing in " + gaps
                        + (gaps == 1 ? " gap" : " gaps");
        return new DataProblem(
                "Time stamps must follow each other " + step.noun() + " by " + step.noun() + ", without gaps.",
                index.label(row) + " is missing: row " + (number + 1) + " is " + index.label(seen) + all,
                gaps == 0
                        ? way(times) + ", which takes them to the full " + step.noun()
                        : "series(table, date, value, regular()), which adds the rows as missing values, then"
                                + " .fill(interpolate()); or cut the series there");
    }

    private static LocalDateTime start(Frequency frequency, LocalDateTime time) {
        return new TimeIndex(time, frequency, 1).start();
    }

    private static void checkOrder(List<LocalDateTime> times, int[] rows) {
        int repeats = 0;
        int back = 0;
        int first = 0;
        for (int row = times.size() - 1; row > 0; row--) {
            int order = times.get(row).compareTo(times.get(row - 1));
            repeats += order == 0 ? 1 : 0;
            back += order < 0 ? 1 : 0;
            first = order <= 0 ? row : first;
        }
        if (first == 0) {
            return;
        }
        LocalDateTime time = times.get(first);
        LocalDateTime before = times.get(first - 1);
        boolean again = time.equals(before);
        throw new DataProblem(
                "Each time stamp must stand once, in order of time.",
                time + " in row " + (rows[first] + 1) + (again ? " again" : " after " + before) + counts(repeats, back),
                back > 0 && repeats == 0
                        ? "sort the rows: table.sortOn(\"date\"), or series(table, date, value, regular())"
                        : "series(table, date, value, regular().mean()), or .sum(), .first(), .last(); or groupBy(column) where"
                                + " the table holds several series");
    }

    private static String counts(int repeats, int back) {
        if (repeats + back == 1) {
            return "";
        }
        Stream<String> parts = Stream.of(
                        repeats == 0 ? "" : repeats + (repeats == 1 ? " repeats" : " repeat") + " the one before",
                        back == 0 ? "" : back + (back == 1 ? " runs" : " run") + " backwards")
                .filter(Predicate.not(String::isEmpty));
        return "; in all " + String.join(", ", parts.toList());
    }

    /**
     * Returns the step of rising time stamps. The shortest tells: gaps only make others longer.
     *
     * @throws DataProblem if there is no such {@link Frequency}
     */
    static Frequency frequency(List<LocalDateTime> times, int[] rows) {
        int at = 1;
        for (int row = 2; row < times.size(); row++) {
            at = step(times, row).compareTo(step(times, at)) < 0 ? row : at;
        }
        Duration shortest = step(times, at);
        Optional<Frequency> found = Stream.of(Frequency.values())
                .filter(frequency -> fits(frequency, shortest))
                .findFirst();
        if (found.isEmpty()) {
            throw new DataProblem(
                    "The step of a series is a second, 1, 5, 10, 15 or 30 minutes, an hour, a day, a business day, a week, a month, a"
                            + " quarter or a year.",
                    "a shortest step of " + shortest + " (ISO) to row " + (rows[at] + 1) + ", " + times.get(at),
                    way(times) + ", or .sum(), for one row each");
        }
        return found.get() == Frequency.DAILY && isBusiness(times) ? Frequency.BUSINESS_DAILY : found.get();
    }

    private static Duration step(List<LocalDateTime> times, int row) {
        return Duration.between(times.get(row - 1), times.get(row));
    }

    private static boolean fits(Frequency frequency, Duration step) {
        long days = step.toDays();
        return switch (frequency) {
            case YEARLY -> days >= 365 && days <= 366;
            case QUARTERLY -> days >= 89 && days <= 92;
            case MONTHLY -> days >= 28 && days <= 31;
            case BUSINESS_DAILY -> false;
            default -> step.equals(frequency.length());
        };
    }

    /** No row on a weekend, and every weekend between two rows was passed over. */
    private static boolean isBusiness(List<LocalDateTime> times) {
        boolean passed =
                Duration.between(times.get(0), times.get(times.size() - 1)).toDays() >= 3;
        return passed
                && times.stream().noneMatch(BusinessDays::isWeekend)
                && Frequency.BUSINESS_DAILY.between(times.get(0), times.get(times.size() - 1))
                        < Duration.between(times.get(0), times.get(times.size() - 1))
                                .toDays();
    }

    /** What to write for the commonest step, if it is one of ours; else for the longest of ours that is not longer. */
    private static String way(List<LocalDateTime> times) {
        Map<Duration, Integer> steps = new HashMap<>();
        for (int row = 1; row < times.size(); row++) {
            steps.merge(step(times, row), 1, Integer::sum);
        }
        Duration common = steps.entrySet().stream()
                .max(Map.Entry.<Duration, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Duration.ofDays(1));
        Frequency near = Stream.of(Frequency.values())
                .filter(frequency -> frequency != Frequency.BUSINESS_DAILY)
                .filter(frequency -> frequency.length().compareTo(common) >= 0)
                .reduce((longer, shorter) -> shorter)
                .orElse(Frequency.YEARLY);
        return "series(table, date, value, regular().every(Frequency." + near + ").mean())";
    }
}
