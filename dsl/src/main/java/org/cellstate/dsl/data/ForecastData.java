package org.cellstate.dsl.data;

/**
 * All that is said about the data of a forecast. It is a description: nothing is scaled or windowed yet.
 *
 * @param split the series and where it is split
 * @param lookback rows that the model sees before a forecast
 * @param horizon rows that it forecasts, all at once
 * @param withCalendar whether the model also sees the calendar of past and coming rows
 * @param validation the share of the training rows, at their end, that early stopping and the forecast band are measured on. Default
 *     {@value #VALIDATION_SHARE}, as Keras' examples hold out
 */
public record ForecastData(SplitSeries split, int lookback, int horizon, boolean withCalendar, double validation) {

    /** The default share of the training rows that validates. */
    public static final double VALIDATION_SHARE = 0.1;

    /** Checks that at least one window trains and one validates. */
    public ForecastData {
        if (horizon < 1) {
            throw new ShapeProblem("horizon must be at least 1 row.", "horizon=" + horizon, ".horizon(1)");
        }
        if (!(validation > 0 && validation < 1)) {
            throw new ConfigProblem(
                    "The validation share must be above 0 and below 1.",
                    "validation(" + validation + ")",
                    ".validation(" + VALIDATION_SHARE + ")");
        }
        int validationRows = validationRows(split, horizon, validation);
        long needed = (long) lookback + horizon + validationRows;
        if (needed > split.trainRows()) {
            throw new ShapeProblem(
                    "lookback, horizon and the validation tail must fit into the training part together.",
                    "lookback=" + lookback + ", horizon=" + horizon + ", validation rows=" + validationRows
                            + ", training rows=" + split.trainRows(),
                    suggestion(split, horizon));
        }
    }

    private static int validationRows(SplitSeries split, int horizon, double validation) {
        return Math.max(horizon, (int) Math.round(validation * split.trainRows()));
    }

    private static String suggestion(SplitSeries split, int horizon) {
        int lookback = suggestLookback(split);
        int longest = (split.trainRows() - lookback) / 2;
        return longest < 1
                ? "a longer series: " + split.series().size() + " rows are too few to learn from"
                : ".lookback(" + lookback + ").horizon(" + Math.min(horizon, longest) + "), or a larger training share";
    }

    /** Two seasons where a third of the training part has room for them; else that third. */
    static int suggestLookback(SplitSeries split) {
        int seasons = 2 * Math.max(2, split.series().frequency().season());
        return Math.max(1, Math.min(seasons, split.trainRows() / 3));
    }

    /**
     * Adds the calendar, known for past and coming rows alike: weekday and day of the year for daily data, the month for monthly and
     * quarterly, hour and weekday for hourly, day of the year for weekly; nothing for yearly.
     */
    public ForecastData calendar() {
        return new ForecastData(split, lookback, horizon, true, validation);
    }

    /** Sets the share of the training rows that validates, above 0 and below 1. At least one horizon validates. */
    public ForecastData validation(double share) {
        return new ForecastData(split, lookback, horizon, withCalendar, share);
    }

    /** Returns the whole series. */
    public Series series() {
        return split.series();
    }

    /** Returns the number of rows of the training part, its validation tail among them. */
    public int trainRows() {
        return split.trainRows();
    }

    /** Returns the number of rows at the end of the training part that validate; at least one horizon. */
    public int validationRows() {
        return validationRows(split, horizon, validation);
    }

    /** Returns for example {@code births, 6574 rows train (658 of them validate), 731 test, lookback 56, horizon 28, calendar}. */
    @Override
    public String toString() {
        return series().name() + ", " + trainRows() + " rows train (" + validationRows() + " of them validate), "
                + (series().size() - trainRows()) + " test, lookback " + lookback + ", horizon " + horizon
                + (withCalendar ? ", calendar" : "");
    }
}
