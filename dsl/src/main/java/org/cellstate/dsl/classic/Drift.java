package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.Series;

/** Goes on from the last observed row along the line from the first one: a random walk with the mean step. Needs two rows. */
public record Drift() implements Method {

    @Override
    public String label() {
        return "drift";
    }

    @Override
    public BaselineFit fit(Series history) {
        BaselineFit.Kind kind = new BaselineFit.Kind(
                label(), "drift", "From the last observed row on along the line from the first to the last.", 2, 1);
        double[] values = Observed.values(history, kind.method(), kind.least());
        int steps = values.length - 1;
        double slope = (values[steps] - values[0]) / steps;
        double[] residuals = Naive.differences(values, 1);
        for (int row = 1; row < residuals.length; row++) {
            residuals[row] -= slope;
        }
        double error = deviation(residuals) / Math.sqrt(steps);
        return new BaselineFit(
                kind, history, new Line(slope, steps), List.of(new Coefficient("step", slope, error)), residuals);
    }

    /** Returns the deviation of the steps around their mean; NaN if there is one step. */
    private static double deviation(double[] residuals) {
        double squares =
                Arrays.stream(residuals).skip(1).map(error -> error * error).sum();
        return Math.sqrt(squares / (residuals.length - 2));
    }

    private record Line(double slope, int steps) implements BaselineFit.Rule {

        @Override
        public double[] forecast(double[] history, int rows) {
            double[] ahead = new double[rows];
            Arrays.setAll(ahead, row -> history[history.length - 1] + (row + 1) * slope);
            return ahead;
        }

        @Override
        public double[] widening(int rows) {
            double[] widening = new double[rows];
            Arrays.setAll(widening, row -> Math.sqrt((row + 1) * (1 + (row + 1.0) / steps)));
            return widening;
        }
    }
}
