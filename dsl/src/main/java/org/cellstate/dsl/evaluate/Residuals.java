package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.Locale;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.statistic.Correlations;
import org.cellstate.dsl.statistic.LjungBox;
import org.cellstate.dsl.statistic.Normality;

/**
 * What a forecaster did not foresee: observed minus forecast, one row ahead, for every row of a part. Each forecast knows all rows before
 * the one it is for, so errors of a model that has learned all there is are noise: their mean is 0, and none tells of the next. (Errors
 * several rows ahead overlap, and would be correlated whatever the model knows.)
 *
 * @param model such as {@code LSTM 2×128}
 * @param part which rows
 * @param errors observed minus forecast in the unit of the series: above 0 where the forecast was too low; at least 3 rows
 */
public record Residuals(String model, Part part, Series errors) {

    private static final int FEWEST = 3;
    private static final int LAGS_WITHOUT_SEASON = 10;

    /** Checks the number of rows. */
    public Residuals {
        if (errors.size() < FEWEST) {
            throw new ShapeProblem(
                    "Residuals need at least " + FEWEST + " rows.",
                    errors.size() + " rows of the " + part + " part",
                    "a smaller training share, such as .split(0.8)");
        }
    }

    /** Returns the mean error. */
    public double mean() {
        return Arrays.stream(errors.values()).average().orElseThrow();
    }

    /** Returns the standard deviation of the errors, over one less than their number. */
    public double deviation() {
        double mean = mean();
        double squares = Arrays.stream(errors.values())
                .map(error -> (error - mean) * (error - mean))
                .sum();
        return Math.sqrt(squares / (errors.size() - 1));
    }

    /** Returns whether the mean is further from 0 than two standard errors, as it is by chance once in twenty times. */
    public boolean isBiased() {
        return Math.abs(mean()) > 2 * deviation() / Math.sqrt(errors.size());
    }

    /**
     * Returns how many lags are looked at: two seasons, 10 where there is no season, but no more than a fifth of the rows (Hyndman and
     * Athanasopoulos 2021, section 5.4), and at least 1.
     */
    public int lags() {
        int season = errors.frequency().season();
        int wanted = season > 1 ? 2 * season : LAGS_WITHOUT_SEASON;
        return Math.max(1, Math.min(wanted, errors.size() / 5));
    }

    /**
     * Returns the correlation of the errors with themselves at each lag from 1 to {@link #lags}, over the variance of all; NaN where the
     * errors are all equal.
     */
    public double[] autocorrelations() {
        return Correlations.auto(errors.values(), lags());
    }

    /** Returns how far from 0 nineteen of twenty autocorrelations of independent values stay: {@code 1.96 / √n}. */
    public double autocorrelationLimit() {
        return 1.96 / Math.sqrt(errors.size());
    }

    /** Returns the test of whether the errors are independent, over {@link #lags}. */
    public LjungBox ljungBox() {
        return LjungBox.of(errors.values(), lags());
    }

    /** Returns the test of whether the errors are normally distributed. */
    public Normality normality() {
        return Normality.of(errors.values());
    }

    /** Returns the mean, the deviation and the test in a line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, residuals of %s one %s ahead on %d rows of the %s part: mean %.4g, standard deviation %.4g,"
                        + " Ljung-Box p %.3g over %d lags",
                model,
                errors.name(),
                errors.frequency().noun(),
                errors.size(),
                part,
                mean(),
                deviation(),
                ljungBox().pValue(),
                lags());
    }
}
