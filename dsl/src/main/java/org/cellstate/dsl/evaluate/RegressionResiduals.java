package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a regressor did not see in its validation sequences: value minus prediction. The sequences have no order in time, so it is by the
 * size of the prediction that a pattern would show.
 *
 * @param model such as {@code LSTM 1×32}
 * @param predicted one per sequence, in the unit of the values
 * @param observed one per sequence
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record RegressionResiduals(String model, double[] predicted, double[] observed) {

    /** Copies the arrays. */
    public RegressionResiduals {
        if (predicted.length != observed.length || predicted.length == 0) {
            throw new IllegalArgumentException(
                    "as many predictions as values, and at least one: " + predicted.length + " and " + observed.length);
        }
        predicted = predicted.clone();
        observed = observed.clone();
    }

    @Override
    public double[] predicted() {
        return predicted.clone();
    }

    @Override
    public double[] observed() {
        return observed.clone();
    }

    /** Returns observed minus predicted: above 0 where the prediction was too low. */
    public double[] errors() {
        double[] errors = new double[observed.length];
        Arrays.setAll(errors, row -> observed[row] - predicted[row]);
        return errors;
    }

    /** Returns the number of sequences. */
    public int size() {
        return observed.length;
    }

    /** Returns the mean error. */
    public double mean() {
        return Arrays.stream(errors()).average().orElseThrow();
    }

    /** Returns the standard deviation of the errors, over one less than their number; NaN of one sequence. */
    public double deviation() {
        double mean = mean();
        double squares = Arrays.stream(errors())
                .map(error -> (error - mean) * (error - mean))
                .sum();
        return size() > 1 ? Math.sqrt(squares / (size() - 1)) : Double.NaN;
    }

    /** Returns whether the mean is further from 0 than two standard errors. */
    public boolean isBiased() {
        return Math.abs(mean()) > 2 * deviation() / Math.sqrt(size());
    }

    /**
     * Returns the share of the values' variance that the predictions explain; below 0 where the mean of the values would be closer, NaN
     * where they are all equal.
     */
    public double explained() {
        double mean = Arrays.stream(observed).average().orElseThrow();
        double all = Arrays.stream(observed)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double left = Arrays.stream(errors()).map(error -> error * error).sum();
        return all > 0 ? 1 - left / all : Double.NaN;
    }

    /** Returns the mean, the deviation and the share explained in a line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, residuals of %d validation sequences: mean %.4g, standard deviation %.4g, %.0f %% of the variance explained",
                model,
                size(),
                mean(),
                deviation(),
                100 * explained());
    }
}
