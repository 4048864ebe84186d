package org.cellstate.dsl.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is told of past and coming rows without anybody having to look it up.
 *
 * @param calendar whether it sees weekdays, months, hours
 * @param holidays the holidays that it sees
 * @param lags how many rows back it sees the value that stood there, for each row of the lookback and of the horizon; rising
 */
public record Known(boolean calendar, Holidays holidays, List<Integer> lags) {

    /** Copies and sorts the lags. */
    public Known {
        lags = lags.stream().distinct().sorted().toList();
    }

    /** Returns nothing. */
    public static Known nothing() {
        return new Known(false, Holidays.none(), List.of());
    }

    Known withCalendar() {
        return new Known(true, holidays, lags);
    }

    Known withHolidays(Holidays more) {
        return new Known(calendar, holidays.with(more), lags);
    }

    Known withLags(int... more) {
        List<Integer> all = new ArrayList<>(lags);
        Arrays.stream(more).forEach(all::add);
        return new Known(calendar, holidays, all);
    }

    /** Returns the longest lag, 0 where there is none. */
    public int longestLag() {
        return lags.isEmpty() ? 0 : lags.get(lags.size() - 1);
    }

    /** Returns it in words: {@code calendar}, {@code holidays New Year and Easter}, {@code lag 364}. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (calendar) {
            words.add("calendar");
        }
        if (!holidays.isEmpty()) {
            words.add("holidays " + String.join(" and ", holidays.names()));
        }
        if (!lags.isEmpty()) {
            words.add("lag " + lags.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
        }
        return words;
    }
}
