package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.Series;

/** Every coming row is the last observed one: a random walk. Needs one row. */
public record Naive() implements Method {

    @Override
    public String label() {
        return "naive";
    }

    @Override
    public BaselineFit fit(Series history) {
        BaselineFit.Kind kind =
                new BaselineFit.Kind(label(), "naive", "Every coming row is the last observed one.", 1, 0);
        double[] values = Observed.values(history, kind.method(), kind.least());
        return new BaselineFit(kind, history, new Walk(1), List.of(), differences(values, 1));
    }

    /** Returns each value less the one so many rows before it, NaN where there is none. */
    static double[] differences(double[] values, int lag) {
        double[] differences = new double[values.length];
        Arrays.setAll(differences, row -> row < lag ? Double.NaN : values[row] - values[row - lag]);
        return differences;
    }

    /** Repeats the last season; a season of one row is a random walk. */
    record Walk(int season) implements BaselineFit.Rule {

        @Override
        public double[] forecast(double[] history, int rows) {
            double[] ahead = new double[rows];
            Arrays.setAll(ahead, row -> history[history.length - season + row % season]);
            return ahead;
        }

        @Override
        public double[] widening(int rows) {
            double[] widening = new double[rows];
            Arrays.setAll(widening, row -> Math.sqrt(row / season + 1));
            return widening;
        }
    }
}
