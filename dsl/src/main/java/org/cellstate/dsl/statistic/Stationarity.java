package org.cellstate.dsl.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.data.Series;

/**
 * Whether a series keeps its level, as it is and after differences: two tests that doubt from opposite sides. It looks stationary where
 * Dickey and Fuller's rules out that it wanders, and that of Kwiatkowski, Phillips, Schmidt and Shin does not rule out that it keeps its
 * level.
 *
 * @param series the series
 * @param stages the series as it is, then after one difference; where it has a season, after a seasonal one, and after both
 */
public record Stationarity(Series series, List<Stage> stages) {

    /** Copies the list. */
    public Stationarity {
        stages = List.copyOf(stages);
    }

    /**
     * The series after some differences, and what the tests say of it.
     *
     * @param name such as {@code as it is} or {@code one difference}
     * @param values the series then, fewer rows by those that were taken off
     * @param dickeyFuller whether it wanders
     * @param kpss whether it keeps its level
     * @param seasonal the autocorrelation one season apart; 0 where there is no season, NaN where all values are equal
     */
    public record Stage(String name, Series values, DickeyFuller dickeyFuller, Kpss kpss, double seasonal) {

        /** From here on a season is strong enough to be differenced away: the strength from which R's {@code nsdiffs} does so. */
        private static final double STRONG = 0.64;

        /** Returns whether it looks stationary: neither test objects, and no strong season is left, which both tests overlook. */
        public boolean isStationary() {
            return dickeyFuller.isSignificant() && !kpss.isSignificant() && !isSeasonal();
        }

        /** Returns whether it still looks alike one season apart. */
        public boolean isSeasonal() {
            return seasonal >= STRONG;
        }

        /** Returns what both tests say together. */
        public String finding() {
            if (Double.isNaN(dickeyFuller.pValue())) {
                return "all values are equal";
            }
            if (isStationary()) {
                return "stationary";
            }
            if (!dickeyFuller.isSignificant() && kpss.isSignificant()) {
                return "wanders";
            }
            if (dickeyFuller.isSignificant() && !kpss.isSignificant()) {
                return "keeps its level and its season";
            }
            return dickeyFuller.isSignificant() ? "the tests disagree" : "too few rows to tell";
        }
    }

    /**
     * Tests a series.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than 10 rows
     */
    public static Stationarity of(Series series) {
        Complete.values(series, "A test of whether a series is stationary", DickeyFuller.FEWEST + 2);
        int season = series.frequency().season();
        List<Stage> stages = new ArrayList<>();
        stages.add(stage("as it is", series));
        stages.add(stage("one difference", difference(series, 1)));
        if (season > 1 && series.size() - season > DickeyFuller.FEWEST + 1) {
            Series seasonal = difference(series, season);
            stages.add(stage("a seasonal difference (" + season + ")", seasonal));
            stages.add(stage("a seasonal difference (" + season + ") and one difference", difference(seasonal, 1)));
        }
        return new Stationarity(series, stages);
    }

    private static Stage stage(String name, Series values) {
        int season = values.frequency().season();
        double seasonal =
                season > 1 && season < values.size() ? Correlations.auto(values.values(), season)[season - 1] : 0;
        return new Stage(name, values, DickeyFuller.of(values.values()), Kpss.of(values.values()), seasonal);
    }

    private static Series difference(Series series, int lag) {
        return Series.of(series.name(), series.index().rows(lag, series.size()), Differences.of(series.values(), lag))
                .unit(series.unit());
    }

    /** Returns the first stage that looks stationary. */
    public Optional<Stage> stationary() {
        return stages.stream().filter(Stage::isStationary).findFirst();
    }

    /** Returns for example {@code looks stationary after one difference}. */
    public String verdict() {
        return stationary()
                .map(stage ->
                        stage.equals(stages.get(0)) ? "looks stationary" : "looks stationary after " + stage.name())
                .orElse("does not look stationary, whatever is differenced");
    }

    /** Returns the name and the verdict. */
    @Override
    public String toString() {
        return series.name() + " " + verdict();
    }
}
