package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.Series;

/**
 * How far off the forecast that repeats the value a season earlier is inside the training part: what scaled errors divide by.
 *
 * @param absolute its mean absolute error, in the unit of the series
 * @param squared its mean squared error
 * @param season rows that it looks back: the season of the series' frequency, less where the training part is not longer
 */
public record Scale(double absolute, double squared, int season) {

    /** Measures the training part of a series, of at least two rows, where both values were observed; NaN where none were. */
    public static Scale of(Series training) {
        int season = Math.min(training.frequency().season(), training.size() - 1);
        int rows = 0;
        double absolute = 0;
        double squared = 0;
        for (int row = season; row < training.size(); row++) {
            if (!training.isFilled(row) && !training.isFilled(row - season)) {
                double error = training.value(row) - training.value(row - season);
                absolute += Math.abs(error);
                squared += error * error;
                rows++;
            }
        }
        return new Scale(absolute / rows, squared / rows, season);
    }
}
