package org.cellstate.dsl.statistic;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;

/**
 * How a series is related to itself some rows apart: plainly, and what shorter distances do not explain.
 *
 * @param series the series
 * @param lags how many distances, from 1 on
 * @param season the season that the autocorrelations show, if any
 */
public record Autocorrelation(Series series, int lags, OptionalInt season) {

    private static final int FEWEST = 4;
    private static final int LAGS_WITHOUT_SEASON = 24;

    /**
     * Looks at two seasons and a little, by the frequency of the series or by the season that it shows, whichever is longer; at 24 rows where
     * there is none; but at no more than half of the rows.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than 4 rows
     */
    public static Autocorrelation of(Series series) {
        Complete.values(series, "Autocorrelation", FEWEST);
        OptionalInt season = Seasons.detect(series);
        int longest = Math.max(series.frequency().season(), season.orElse(1));
        int wanted = Math.max(LAGS_WITHOUT_SEASON, 2 * longest + longest / 2);
        return new Autocorrelation(series, Math.min(wanted, series.size() / 2), season);
    }

    /** Sets how many distances are looked at, fewer than there are rows. */
    public Autocorrelation lags(int count) {
        if (count < 1 || count >= series.size()) {
            throw new ConfigProblem(
                    "Lags are at least 1 and fewer than the rows.",
                    "lags(" + count + "), " + series.size() + " rows",
                    ".lags(" + Math.max(1, Math.min(LAGS_WITHOUT_SEASON, series.size() / 2)) + ")");
        }
        return new Autocorrelation(series, count, season);
    }

    /** Returns the correlation at each lag from 1; NaN where all values are equal. */
    public double[] plain() {
        return Correlations.auto(series.values(), lags);
    }

    /** Returns what shorter lags do not explain of it, at each lag from 1. */
    public double[] partial() {
        return Correlations.partial(plain());
    }

    /** Returns how far from 0 nineteen of twenty of both stay where the values do not depend on each other: {@code 1.96 / √n}. */
    public double limit() {
        return 1.96 / Math.sqrt(series.size());
    }

    /** Returns the test of whether the values are independent, over all lags. */
    public LjungBox ljungBox() {
        return LjungBox.of(series.values(), lags);
    }

    /** Returns the lag, from 1, with the highest correlation in size. */
    public int strongest() {
        double[] plain = plain();
        int lag = 1;
        for (int i = 1; i <= plain.length; i++) {
            lag = Math.abs(plain[i - 1]) > Math.abs(plain[lag - 1]) ? i : lag;
        }
        return lag;
    }

    /** Returns for example {@code rows look alike again after 12 months}, or that they are related or not. */
    public String verdict() {
        if (Arrays.stream(plain()).anyMatch(Double::isNaN)) {
            return "all values are equal";
        }
        if (season.isPresent()) {
            return "looks alike again after " + season.getAsInt() + " "
                    + series.frequency().noun() + "s";
        }
        return ljungBox().isSignificant()
                ? "remembers what came before, without a season"
                : "shows no relation between rows: it looks like noise";
    }

    /** Returns the name and the verdict. */
    @Override
    public String toString() {
        return series.name() + " " + verdict();
    }
}
