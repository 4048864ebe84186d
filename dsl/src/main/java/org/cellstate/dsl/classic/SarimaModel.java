package org.cellstate.dsl.classic;

import java.util.Arrays;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;

/**
 * What a SARIMA does with a history before and after its arithmetic.
 *
 * @param constant whether it has a mean, or a drift where it differences once
 * @param log whether it works on logarithms
 */
record SarimaModel(SarimaOrder order, boolean constant, boolean log) {

    /** Differences below this share of the largest value are rounding. */
    private static final double SAME = 1e-12;

    /** Returns the values of a history that the model reads. */
    double[] values(Series history, String method) {
        return values(history, method, Math.max(1, order.lost()), log);
    }

    /** Returns the values of a history of enough rows, or their logarithms. */
    static double[] values(Series history, String method, int least, boolean log) {
        double[] values = Observed.values(history, method, least);
        for (int row = 0; log && row < values.length; row++) {
            if (values[row] <= 0) {
                throw new DataProblem(
                        "A logarithm needs values above 0.",
                        values[row] + " at " + history.index().label(row) + " in '" + history.name() + "'",
                        "the method without .log(), or the series plus a constant that lifts it above 0");
            }
            values[row] = Math.log(values[row]);
        }
        return values;
    }

    /** Returns the fewest rows that it can be fitted on. */
    int least() {
        int seasons = order.season() * Math.max(order.seasonalAr(), order.seasonalMa());
        return order.lost() + Math.max(parameters() + 1, seasons > 0 ? seasons + 1 : 0);
    }

    /** Refuses a history in which nothing happens. */
    void checkVaries(double[] values, Series history) {
        double[] differenced = Differencing.of(order).difference(values);
        double mean = Arrays.stream(differenced).average().orElse(0);
        double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (Arrays.stream(differenced).allMatch(value -> Math.abs(value - mean) <= SAME * size)) {
            boolean plain = order.differences() == 0;
            throw new DataProblem(
                    "A SARIMA learns from rows that vary" + (plain ? "." : " after differencing."),
                    "'" + history.name() + "' with " + history.size() + " rows"
                            + (plain ? "" : ", differenced as " + order) + ", all " + (float) mean,
                    plain
                            ? "naive(), which repeats the last row"
                            : "drift() or seasonalNaive(), which go on as the series does");
        }
    }

    /** Returns the number of parameters, the variance of the errors among them. */
    int parameters() {
        return order.coefficients() + (constant ? 1 : 0) + 1;
    }

    /** Returns Akaike's criterion corrected for few rows. */
    double aicc(double logLikelihood, int rows) {
        int count = parameters();
        int free = rows - count - 1;
        return free <= 0
                ? Double.POSITIVE_INFINITY
                : -2 * logLikelihood + 2.0 * count + 2.0 * count * (count + 1) / free;
    }

    /** Returns what a constant of 1 adds to a differenced row: a drift is told per row, whatever is differenced. */
    double unit() {
        if (!constant) {
            return 0;
        }
        return order.difference() == 0 && order.seasonalDifference() == 1 ? order.season() : 1;
    }

    /** Returns an estimation on values. */
    SarimaEstimation estimation(double[] values) {
        return new SarimaEstimation(order, Differencing.of(order).difference(values), unit());
    }

    /** Returns the likelihood of a fit as R works it out. */
    WidePrior widePrior(double[] values, SarimaEstimation.Found found) {
        for (int row = 0; row < values.length; row++) {
            values[row] -= found.seen().constant() * (order.differences() == 0 ? 1 : row + 1);
        }
        return new WidePrior(Arma.of(order, found.coefficients()), Differencing.of(order), values);
    }

    /** Returns the coming rows with what a fit says of them. Both are exact, the coefficients taken for true. */
    NormalAhead ahead(double[] values, SarimaEstimation.Found found, int rows) {
        Differencing differencing = Differencing.of(order);
        Arma arma = Arma.of(order, found.coefficients());
        double[] differenced = differencing.difference(values);
        double level = found.seen().constant() * unit();
        for (int row = 0; row < differenced.length; row++) {
            differenced[row] -= level;
        }
        ArmaFilter filter = new ArmaFilter(arma, 1);
        filter.read(new double[][] {differenced}, new double[1][differenced.length], new double[differenced.length]);
        double[] ahead = filter.ahead(0, rows);
        for (int row = 0; row < rows; row++) {
            ahead[row] += level;
        }
        double[] none = new double[order.lost()];
        double[] deviation = Arrays.stream(filter.uncertainty(rows, path -> differencing.sum(none, path)))
                .map(variance -> Math.sqrt(variance * found.seen().sigma2()))
                .toArray();
        return new NormalAhead(differencing.sum(values, ahead), deviation);
    }
}
