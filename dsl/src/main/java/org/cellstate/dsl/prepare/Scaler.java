package org.cellstate.dsl.prepare;

/**
 * Moves values to mean 0 and standard deviation 1, and back.
 *
 * @param mean in the unit of the series
 * @param deviation standard deviation in the unit of the series; 1 where the values are all equal
 */
public record Scaler(double mean, double deviation) {

    /** Returns the scaler of the rows from {@code from} (included) to {@code to} (excluded), and of no others. */
    public static Scaler fit(double[] values, int from, int to) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            sum += values[row];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int row = from; row < to; row++) {
            squares += (values[row] - mean) * (values[row] - mean);
        }
        double deviation = Math.sqrt(squares / (to - from));
        return new Scaler(mean, deviation > 0 ? deviation : 1);
    }

    /** Returns a value of the series in standard deviations from the mean. */
    public double scale(double value) {
        return (value - mean) / deviation;
    }

    /** Returns a scaled value in the unit of the series. */
    public double restore(double scaled) {
        return mean + scaled * deviation;
    }
}
