package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.Series;

/**
 * A fitted {@link Naive}, {@link SeasonalNaive}, {@link Drift} or {@link Mean}. Its quantiles are those of normal errors that do not know of
 * each other (Hyndman and Athanasopoulos 2021, table 5.2); NaN where the history is too short to have errors.
 */
public final class BaselineFit implements ClassicFit, ProbabilisticFit {

    /** How such a method goes on. */
    interface Rule {

        /** Returns the rows after a history that is long enough. */
        double[] forecast(double[] history, int rows);

        /** Returns how much wider than one row ahead the errors are, per row. */
        double[] widening(int rows);
    }

    /**
     * What distinguishes the methods.
     *
     * @param method what messages call it
     * @param least the fewest rows of a history
     * @param taken the degrees of freedom that its parameters take
     */
    record Kind(String label, String method, String words, int least, int taken) {}

    private final Kind kind;
    private final Series history;
    private final Rule rule;
    private final List<Coefficient> coefficients;
    private final double[] residuals;
    private final double deviation;

    BaselineFit(Kind kind, Series history, Rule rule, List<Coefficient> coefficients, double[] residuals) {
        this.kind = kind;
        this.history = history;
        this.rule = rule;
        this.coefficients = List.copyOf(coefficients);
        this.residuals = residuals;
        double[] known =
                Arrays.stream(residuals).filter(error -> !Double.isNaN(error)).toArray();
        int free = known.length - kind.taken();
        this.deviation = free < 1
                ? Double.NaN
                : Math.sqrt(Arrays.stream(known).map(error -> error * error).sum() / free);
    }

    @Override
    public String label() {
        return kind.label();
    }

    @Override
    public double[] forecast(int rows) {
        return forecast(history, rows);
    }

    @Override
    public double[] forecast(Series other, int rows) {
        return rule.forecast(Observed.values(other, kind.method(), kind.least()), Observed.ahead(rows));
    }

    @Override
    public double[] quantile(double level, int rows) {
        return quantile(history, level, rows);
    }

    @Override
    public double[] quantile(Series other, double level, int rows) {
        double[] mean = forecast(other, rows);
        double[] spread = rule.widening(rows);
        for (int row = 0; row < rows; row++) {
            spread[row] *= deviation;
        }
        return new NormalAhead(mean, spread).quantile(level);
    }

    @Override
    public Series history() {
        return history;
    }

    @Override
    public String words() {
        return kind.words();
    }

    @Override
    public List<Coefficient> coefficients() {
        return coefficients;
    }

    /** Returns the standard deviation of the errors one row ahead. */
    @Override
    public List<Measure> criteria() {
        return List.of(new Measure("standard deviation of the errors", deviation));
    }

    @Override
    public double[] residuals() {
        return residuals.clone();
    }

    @Override
    public String toString() {
        return label() + ", fitted on " + history;
    }
}
