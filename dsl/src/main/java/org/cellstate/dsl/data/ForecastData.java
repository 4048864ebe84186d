package org.cellstate.dsl.data;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is said about the data of a forecast. It is a description: nothing is scaled or windowed yet.
 *
 * @param split the series and where they are split
 * @param lookback rows that the model sees before a forecast
 * @param horizon rows that it forecasts, all at once
 * @param known what the model is told of past and coming rows besides the covariates
 * @param transforms what the target goes through before a model sees it, in this order; forecasts come back through the inverse
 * @param validation the share of each series' training rows, at their end, that early stopping and the forecast band are measured on.
 *     Default {@value #VALIDATION_SHARE}, as Keras' examples hold out
 */
public record ForecastData(
        SplitSeries split, int lookback, int horizon, Known known, List<Transform> transforms, double validation) {

    /** The default share of the training rows that validates. */
    public static final double VALIDATION_SHARE = 0.1;

    /** Checks that at least one window of each series trains and one validates, and that lags reach back a whole horizon. */
    public ForecastData {
        transforms = List.copyOf(transforms);
        int lost = Transform.lost(transforms);
        if (horizon < 1) {
            throw new ShapeProblem("horizon must be at least 1 row.", "horizon=" + horizon, ".horizon(1)");
        }
        if (!(validation > 0 && validation < 1)) {
            throw new ConfigProblem(
                    "The validation share must be above 0 and below 1.",
                    "validation(" + validation + ")",
                    ".validation(" + VALIDATION_SHARE + ")");
        }
        for (int lag : known.lags()) {
            if (lag < horizon) {
                throw new ShapeProblem(
                        "A lag reaches back at least one horizon: what lies nearer is not known of all rows ahead.",
                        "lags(" + lag + "), horizon=" + horizon,
                        ".lags(" + horizon + "), or a shorter horizon; the lookback holds what is nearer");
            }
        }
        int shortest = split.shortest();
        int validationRows = validationRows(split.trainRows(shortest), horizon, validation);
        long needed = (long) lookback + horizon + validationRows + known.longestLag() + lost;
        if (needed > split.trainRows(shortest)) {
            String lag = (known.lags().isEmpty() ? "" : ", longest lag=" + known.longestLag())
                    + (lost == 0 ? "" : ", rows that differences lose=" + lost);
            throw new ShapeProblem(
                    "lookback, horizon and the validation tail must fit into the training part together.",
                    "lookback=" + lookback + ", horizon=" + horizon + ", validation rows=" + validationRows + lag
                            + ", training rows=" + split.trainRows(shortest) + of(split, shortest),
                    suggestion(split, horizon, known.longestLag() + lost, lost));
        }
    }

    private static int validationRows(int trainRows, int horizon, double validation) {
        return Math.max(horizon, (int) Math.round(validation * trainRows));
    }

    private static String suggestion(SplitSeries split, int horizon, int before, int lost) {
        int lookback = suggestLookback(split);
        int shortest = split.shortest();
        int longest = (split.trainRows(shortest) - lookback - before) / 2;
        String shorter = before > lost
                ? "a shorter lag, or a longer series"
                : lost > 0 ? "no difference, or a longer series" : "a longer series";
        return longest < 1
                ? shorter + ": " + split.panel().members().get(shortest).rows() + " rows are too few to learn from"
                : ".lookback(" + lookback + ").horizon(" + Math.min(horizon, longest) + "), or a larger training share";
    }

    /** Says which series is meant, where there are several. */
    static String of(SplitSeries split, int member) {
        return split.panel().size() == 1
                ? ""
                : " of '" + split.panel().members().get(member).name() + "'";
    }

    /** Two seasons where a third of the training part has room for them; else that third. */
    static int suggestLookback(SplitSeries split) {
        int seasons = 2 * Math.max(2, split.panel().frequency().season());
        return Math.max(1, Math.min(seasons, split.trainRows(split.shortest()) / 3));
    }

    /**
     * Adds the calendar, known for past and coming rows alike: weekday and day of the year for daily data, the month for monthly and
     * quarterly, hour and weekday for hourly, day of the year for weekly; nothing for yearly.
     */
    public ForecastData calendar() {
        return known(known.withCalendar());
    }

    /**
     * Adds holidays, known for past and coming rows alike: where a row is a day or less, a feature for the day and one for
     * each of its neighbours, 1 on that day and else 0; of a holiday that falls on any weekday the same once more for Mondays to Fridays
     * alone, because one on a Sunday changes little; and one for the weekday that stands in for it. For longer steps one feature, 1 where
     * the holiday falls into the step.
     *
     * @throws ConfigProblem if one of that name is there already
     */
    public ForecastData holidays(Holidays holidays) {
        return known(known.withHolidays(holidays));
    }

    /**
     * Adds the values that stood so many rows before each row of the lookback and of the horizon, such as 364 for the same weekday a year
     * earlier. Windows at the start of a series that has no such rows before it do not train.
     *
     * @param rows each at least one horizon
     * @throws ShapeProblem if one is shorter than the horizon, or too long for the training part
     */
    public ForecastData lags(int... rows) {
        return known(known.withLags(rows));
    }

    private ForecastData known(Known newKnown) {
        return new ForecastData(split, lookback, horizon, newKnown, transforms, validation);
    }

    /**
     * Adds transforms of the target, after those that are there: {@code .transform(log(), seasonalDifference(12))}. Each is fitted on the
     * training rows of each series. Forecasts, bands, backtests and residuals come back in the unit of the series. A chain that does not end
     * in {@code standard()}, {@code minMax()} or {@code robust()} is followed by {@code standard()}; besides, every window is normalised by
     * itself.
     *
     * @throws ConfigProblem if a logarithm or Box-Cox transform stands after a difference
     * @throws ShapeProblem if differences lose more rows than the training part has room for
     */
    public ForecastData transform(Transform... chain) {
        List<Transform> all = new ArrayList<>(transforms);
        all.addAll(List.of(chain));
        return new ForecastData(split, lookback, horizon, known, all, validation);
    }

    /** Returns the same description of other series, or of the same split elsewhere. */
    public ForecastData split(SplitSeries newSplit) {
        return new ForecastData(newSplit, lookback, horizon, known, transforms, validation);
    }

    /** Sets the share of the training rows that validates, above 0 and below 1. At least one horizon validates. */
    public ForecastData validation(double share) {
        return new ForecastData(split, lookback, horizon, known, transforms, share);
    }

    /** Returns whether the model sees the calendar. */
    public boolean withCalendar() {
        return known.calendar();
    }

    /** Returns all series with their covariates. */
    public Panel panel() {
        return split.panel();
    }

    /**
     * Returns the only series, whole.
     *
     * @throws ShapeProblem if there are several
     */
    public Series series() {
        return split.series();
    }

    /** Returns the number of rows of the only series' training part, its validation tail among them. Problems are those of {@link #series}. */
    public int trainRows() {
        return split.trainRows();
    }

    /** Returns the number of rows of a series' training part, its validation tail among them. */
    public int trainRows(int member) {
        return split.trainRows(member);
    }

    /** Returns the number of rows at the end of the only series' training part that validate. Problems are those of {@link #series}. */
    public int validationRows() {
        return validationRows(trainRows(), horizon, validation);
    }

    /** Returns the number of rows at the end of a series' training part that validate; at least one horizon. */
    public int validationRows(int member) {
        return validationRows(trainRows(member), horizon, validation);
    }

    /** Returns the first row that can be forecast: before it lie one lookback, the longest lag and what differences lose. */
    public int firstOrigin() {
        return lookback + known.longestLag() + Transform.lost(transforms);
    }

    /** Returns what was filled, in words: of one series {@code 12 filled by interpolate() from 2001-03-01 to 2004-07-09, …}. */
    public List<String> filled() {
        return PanelRules.filled(panel());
    }

    /**
     * Returns for example {@code births, 6574 rows train (658 of them validate), 731 test, lookback 56, horizon 28, calendar}; all covariates
     * by name.
     */
    @Override
    public String toString() {
        Panel panel = panel();
        long train = 0;
        long validates = 0;
        long rows = 0;
        for (int member = 0; member < panel.size(); member++) {
            train += trainRows(member);
            validates += validationRows(member);
            rows += panel.members().get(member).rows();
        }
        List<String> parts = new ArrayList<>();
        parts.add(panel.title());
        parts.add(train + " rows train (" + validates + " of them validate), " + (rows - train) + " test");
        parts.add("lookback " + lookback + ", horizon " + horizon);
        parts.addAll(known.words());
        parts.addAll(PanelRules.words(panel));
        if (!transforms.isEmpty()) {
            parts.add("transformed by " + Transform.words(transforms));
        }
        parts.addAll(filled());
        return String.join(", ", parts);
    }
}
