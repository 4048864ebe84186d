package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;

/**
 * A forecast from one origin: a value for each coming row, bands around it, and the distributions that both are of.
 *
 * <p>A model of points ({@code mae()}, {@code mse()}, {@code huber()}) has bands from its errors: on the validation tail it was off by so much
 * at each step ahead, in deviations of the lookback window; a band reaches as far as the smallest {@code level} of those errors, to both
 * sides (split conformal prediction). With fewer than 20 validation windows the errors of all steps stand for each step. It knows nothing of
 * events that the tail did not hold, and since early stopping looked at the same tail it may be a little narrow.
 *
 * <p>A model of quantiles or of a likelihood says its distribution itself; the point is then the median, which has the least mean absolute
 * error. Nothing has held such bands against outcomes: {@code model.conformal(0.8)} does.
 *
 * <p>Whatever made them, what bands of the same make held on the test part is stated.
 *
 * @param context the observed rows before the origin, several horizons of them where there are
 * @param point the forecast, in the unit of the series
 * @param intervals the bands, the widest first; none where a method cannot say how sure it is
 * @param reliability what the model's forecasts were worth on the test part
 * @param outlook a distribution for each row ahead
 */
public record Forecast(
        Series context, Series point, List<Interval> intervals, Reliability reliability, Outlook outlook) {

    /** The seed of paths where none is said. */
    private static final long SEED = 42;

    /** Copies the list. */
    public Forecast {
        intervals = List.copyOf(intervals);
        if (outlook.steps().size() != point.size()) {
            throw new IllegalArgumentException(
                    point.size() + " rows, " + outlook.steps().size() + " distributions");
        }
    }

    /** Returns a forecast that knows the distributions by the ends of its intervals alone, the point being the median. */
    public Forecast(Series context, Series point, List<Interval> intervals, Reliability reliability) {
        this(context, point, intervals, reliability, Outlook.of(point, intervals));
    }

    /**
     * Returns the value that each coming row stays below with this probability.
     *
     * @param probability between 0 and 1. Of a model of quantiles, values between its levels lie on a straight line over the normal quantile
     *     of the level, and beyond the outermost level the line goes on: they are a guess, from a normal tail
     * @throws ConfigProblem if it is not between 0 and 1
     */
    public Series quantile(double probability) {
        check(probability, "quantile(" + probability + ")", ".quantile(0.9)");
        return outlook.series(point, step -> step.quantile(probability));
    }

    /** Returns the distribution of a coming row, counted from 0. */
    public Distribution distribution(int step) {
        return outlook.steps().get(step);
    }

    /**
     * Returns the same forecast with other bands.
     *
     * @param levels the shares of outcomes that they are meant to hold, each between 0 and 1
     * @throws ConfigProblem if there is none, or one is not between 0 and 1
     */
    public Forecast intervals(double... levels) {
        String call = "intervals(" + Arrays.toString(levels).replaceAll("[\\[\\]]", "") + ")";
        for (double level : levels) {
            check(level, call, ".intervals(0.95, 0.8)");
        }
        if (levels.length == 0) {
            check(Double.NaN, call, ".intervals(0.95, 0.8)");
        }
        return new Forecast(
                        context,
                        point,
                        outlook.intervals(point, Arrays.stream(levels).boxed().toList()),
                        reliability,
                        outlook)
                .measured(intervals);
    }

    /** Returns the same forecast with what is known of other bands: of those of the same levels, what they held. */
    private Forecast measured(List<Interval> known) {
        List<Double> coverage = new ArrayList<>();
        for (Interval interval : reliability.isKnown() ? intervals : List.<Interval>of()) {
            int at = 0;
            while (at < known.size() && known.get(at).level() != interval.level()) {
                at++;
            }
            coverage.add(at < known.size() ? reliability.coverage().get(at) : Double.NaN);
        }
        return reliability(new Reliability(
                reliability.origins(), reliability.mae(), reliability.baseline(), reliability.baselineMae(), coverage));
    }

    /**
     * Draws courses that the coming rows may take, the same ones each time.
     *
     * @param count how many, at least 1
     * @throws ConfigProblem if it is less
     */
    public Paths paths(int count) {
        return paths(count, SEED);
    }

    /** Draws courses as {@link #paths(int)} does, others for another seed. */
    public Paths paths(int count, long seed) {
        if (count < 1) {
            throw new ConfigProblem("At least one path is drawn.", "paths(" + count + ")", ".paths(100)");
        }
        return Paths.of(this, count, seed);
    }

    private static void check(double probability, String received, String fix) {
        if (!(probability > 0 && probability < 1)) {
            throw new ConfigProblem("A probability is above 0 and below 1.", received, fix);
        }
    }

    /** Returns the same forecast with what such forecasts were worth. */
    Forecast reliability(Reliability known) {
        return new Forecast(context, point, intervals, known, outlook);
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
