package org.cellstate.dsl.evaluate;

import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.Series;

/**
 * A forecast from one origin: a value for each coming row, and bands around it.
 *
 * <p>The bands are empirical. On the validation tail the fitted model was off by so much at each step ahead, in deviations of the lookback
 * window; a band reaches as far as the smallest {@code level} of those errors, to both sides (split conformal prediction). With fewer
 * than 20 validation windows the errors of all steps stand for each step. It knows nothing of events that the tail did not hold, and since
 * early stopping looked at the same tail it may be a little narrow: what bands of the same make held on the test part is stated.
 *
 * @param context the observed rows before the origin, several horizons of them where there are
 * @param point the forecast, in the unit of the series
 * @param intervals the bands, the widest first; at least one
 * @param reliability what the model's forecasts were worth on the test part
 */
public record Forecast(Series context, Series point, List<Interval> intervals, Reliability reliability) {

    /** Copies the list. */
    public Forecast {
        intervals = List.copyOf(intervals);
    }

    /** Returns the number of rows ahead. */
    public int horizon() {
        return point.size();
    }

    /** Returns the lower end of the widest band. */
    public Series lower() {
        return intervals.get(0).lower();
    }

    /** Returns the upper end of the widest band. */
    public Series upper() {
        return intervals.get(0).upper();
    }

    /** Returns the share of outcomes that the widest band is meant to hold, such as 0.8. */
    public double level() {
        return intervals.get(0).level();
    }

    /** Returns for example {@code births, 28 days from 1989-01-01: 9876 (80 % band 9500 to 10200) to …}. */
    @Override
    public String toString() {
        int last = point.size() - 1;
        return String.format(
                Locale.ROOT,
                "%s, %d ahead: %s %s (%.0f %% band %s to %s) … %s %s (%s to %s)",
                point.name(),
                point.size(),
                point.index().label(0),
                number(point.value(0)),
                100 * level(),
                number(lower().value(0)),
                number(upper().value(0)),
                point.index().label(last),
                number(point.value(last)),
                number(lower().value(last)),
                number(upper().value(last)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
