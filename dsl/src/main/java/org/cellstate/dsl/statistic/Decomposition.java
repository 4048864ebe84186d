package org.cellstate.dsl.statistic;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.jspecify.annotations.Nullable;

/**
 * A series as trend, season and what is left. Options return it anew: {@code decompose(series).period(12).robust()}.
 *
 * @param series the series
 * @param period rows of a season
 * @param kind how it is taken apart
 * @param trend the slow part; NaN at half a season on both ends of a classical decomposition
 * @param seasonal what repeats: around 0 where parts are added, around 1 where they are multiplied
 * @param remainder what is left; NaN where the trend is
 */
public record Decomposition(Series series, int period, Kind kind, Series trend, Series seasonal, Series remainder) {

    /** How a series is taken apart. */
    public enum Kind {
        /** STL (Cleveland et al. 1990): the season may change slowly. The default. */
        STL("STL"),
        /** STL that weighs outliers down. */
        ROBUST_STL("robust STL"),
        /** A moving average, and the mean of what is left at each place of the season: the parts add up. */
        ADDITIVE("classical, parts added"),
        /** The same with parts that are multiplied: swings grow with the level. */
        MULTIPLICATIVE("classical, parts multiplied");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the kind in words. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Takes a series apart by STL, with the season of its frequency, or the one that it shows where the frequency has none.
     *
     * @throws DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than two seasons of rows
     * @throws ConfigProblem if there is no season
     */
    public static Decomposition of(Series series) {
        int season = series.frequency().season();
        if (season < 2) {
            OptionalInt shown = Seasons.detect(series);
            season = shown.orElseThrow(() -> new ConfigProblem(
                    "A series is taken apart by its season.",
                    series + ", which has and shows none",
                    "autocorrelation(series) to look for one"));
        }
        return of(series, season, Kind.STL);
    }

    private static Decomposition of(Series series, int period, Kind kind) {
        if (period < 2) {
            throw new ConfigProblem("A season has at least 2 rows.", "period(" + period + ")", ".period(12)");
        }
        double[] values = Complete.values(series, "A decomposition by a season of " + period, 2 * period);
        double[][] parts = switch (kind) {
            case STL -> Stl.parts(values, period, false);
            case ROBUST_STL -> Stl.parts(values, period, true);
            case ADDITIVE -> classical(values, period, false);
            case MULTIPLICATIVE -> classical(positive(series), period, true);
        };
        double[] rest = new double[values.length];
        for (int row = 0; row < rest.length; row++) {
            rest[row] = kind == Kind.MULTIPLICATIVE
                    ? values[row] / parts[0][row] / parts[1][row]
                    : values[row] - parts[0][row] - parts[1][row];
        }
        return new Decomposition(
                series, period, kind, part(series, parts[1]), part(series, parts[0]), part(series, rest));
    }

    private static double[] positive(Series series) {
        for (int row = 0; row < series.size(); row++) {
            if (!(series.value(row) > 0)) {
                throw new DataProblem(
                        "Parts that are multiplied need values above 0.",
                        series.value(row) + " in '" + series.name() + "' at "
                                + series.index().label(row),
                        ".classical(), whose parts are added");
            }
        }
        return series.values();
    }

    private static double[][] classical(double[] values, int period, boolean multiplied) {
        double[] trend = movingMean(values, period);
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(trend[row])) {
                sums[row % period] += multiplied ? values[row] / trend[row] : values[row] - trend[row];
                counts[row % period]++;
            }
        }
        double mean = 0;
        for (int place = 0; place < period; place++) {
            sums[place] /= counts[place];
            mean += sums[place] / period;
        }
        double[] seasonal = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            seasonal[row] = multiplied ? sums[row % period] / mean : sums[row % period] - mean;
        }
        return new double[][] {seasonal, trend};
    }

    /** The mean over one season around each row; of an even season with half of both ends. */
    private static double[] movingMean(double[] values, int period) {
        int half = period / 2;
        double[] means = new double[values.length];
        Arrays.fill(means, Double.NaN);
        for (int row = half; row < values.length - half; row++) {
            double sum = 0;
            for (int i = row - half; i <= row + half; i++) {
                boolean end = period % 2 == 0 && (i == row - half || i == row + half);
                sum += end ? values[i] / 2 : values[i];
            }
            means[row] = sum / period;
        }
        return means;
    }

    private static Series part(Series series, double[] values) {
        return Series.of(series.name(), series.index(), values).unit(series.unit());
    }

    /** Takes it apart with another number of rows as the season. */
    public Decomposition period(int rows) {
        return of(series, rows, kind);
    }

    /** Takes it apart by STL that weighs outliers down. */
    public Decomposition robust() {
        return of(series, period, Kind.ROBUST_STL);
    }

    /** Takes it apart by moving averages, parts added. */
    public Decomposition classical() {
        return of(series, period, Kind.ADDITIVE);
    }

    /** Takes it apart by moving averages, parts multiplied. */
    public Decomposition multiplicative() {
        return of(series, period, Kind.MULTIPLICATIVE);
    }

    /**
     * Returns how much of what is not season the trend explains, from 0 to 1 (Wang, Smith and Hyndman 2006); of multiplied parts by their
     * logarithms.
     */
    public double trendStrength() {
        return strength(trend);
    }

    /** Returns how much of what is not trend the season explains, from 0 to 1. */
    public double seasonStrength() {
        return strength(seasonal);
    }

    private double strength(Series part) {
        double[] rest = known(remainder, null);
        double[] both = known(part, remainder);
        return Math.max(0, 1 - variance(rest) / variance(both));
    }

    /** The rows at which nothing is missing, of a part or of two together, in the terms in which parts add up. */
    private double[] known(Series part, @Nullable Series other) {
        double[] known = new double[part.size()];
        int count = 0;
        for (int row = 0; row < known.length; row++) {
            if (!Double.isNaN(remainder.value(row))) {
                known[count++] = additive(part.value(row)) + (other == null ? 0 : additive(other.value(row)));
            }
        }
        return Arrays.copyOf(known, count);
    }

    private double additive(double value) {
        return kind == Kind.MULTIPLICATIVE ? Math.log(value) : value;
    }

    private static double variance(double[] values) {
        return Correlations.product(Correlations.centred(values), 0) / values.length;
    }

    /** Returns for example {@code a strong trend (1.00) and a strong season of 12 months (0.98)}. */
    public String verdict() {
        return word(trendStrength()) + " trend (" + number(trendStrength()) + ") and " + word(seasonStrength())
                + " season of " + period + " " + series.frequency().noun() + "s (" + number(seasonStrength()) + ")";
    }

    private static String word(double strength) {
        return strength >= 0.64 ? "a strong" : strength >= 0.3 ? "some" : "hardly any";
    }

    private static String number(double strength) {
        return String.format(Locale.ROOT, "%.2f", strength);
    }

    /** Returns the name and the verdict. */
    @Override
    public String toString() {
        return series.name() + ": " + verdict();
    }
}
