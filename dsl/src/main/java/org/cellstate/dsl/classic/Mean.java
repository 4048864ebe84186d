package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.Series;

/** Every coming row is the mean of those it was fitted on; another history does not move it. Needs one row. */
public record Mean() implements Method {

    @Override
    public String label() {
        return "mean";
    }

    @Override
    public BaselineFit fit(Series history) {
        BaselineFit.Kind kind =
                new BaselineFit.Kind(label(), "mean", "Every coming row is the mean of the observed ones.", 1, 1);
        double[] values = Observed.values(history, kind.method(), kind.least());
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] residuals = Arrays.stream(values).map(value -> value - mean).toArray();
        double squares = Arrays.stream(residuals).map(error -> error * error).sum();
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        return new BaselineFit(
                kind,
                history,
                new Constant(mean, values.length),
                List.of(new Coefficient("mean", mean, error)),
                residuals);
    }

    private record Constant(double mean, int size) implements BaselineFit.Rule {

        @Override
        public double[] forecast(double[] history, int rows) {
            double[] ahead = new double[rows];
            Arrays.fill(ahead, mean);
            return ahead;
        }

        @Override
        public double[] widening(int rows) {
            double[] widening = new double[rows];
            Arrays.fill(widening, Math.sqrt(1 + 1.0 / size));
            return widening;
        }
    }
}
