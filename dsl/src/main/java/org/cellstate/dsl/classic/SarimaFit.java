package org.cellstate.dsl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.Series;

/**
 * A fitted SARIMA. Its coefficients are the most likely ones under normal errors, exactly, as R's {@code arima(method = "ML")} finds them,
 * with R's signs: {@code ma1} is added.
 */
public final class SarimaFit implements ClassicFit, ProbabilisticFit {

    private final Series history;
    private final SarimaModel model;
    private final SarimaEstimation.Found found;
    private final String label;
    private final String words;

    SarimaFit(Series history, SarimaModel model, SarimaEstimation.Found found, String label, String words) {
        this.history = history;
        this.model = model;
        this.found = found;
        this.label = label;
        this.words = words;
    }

    @Override
    public String label() {
        return label;
    }

    /** Returns the order, searched for or asked for. */
    public SarimaOrder order() {
        return model.order();
    }

    /** Returns whether the model has a mean, or a drift where it differences once. */
    public boolean hasConstant() {
        return model.constant();
    }

    @Override
    public double[] forecast(int rows) {
        return forecast(history, rows);
    }

    /** Forecasts as {@link Fitted#forecast(Series, int)} says. Under a logarithm it is the median, {@code exp} of the forecast logarithm. */
    @Override
    public double[] forecast(Series other, int rows) {
        return restored(ahead(other, rows).mean());
    }

    @Override
    public double[] quantile(double level, int rows) {
        return quantile(history, level, rows);
    }

    @Override
    public double[] quantile(Series other, double level, int rows) {
        return restored(ahead(other, rows).quantile(level));
    }

    private NormalAhead ahead(Series other, int rows) {
        return model.ahead(model.values(other, label), found, Observed.ahead(rows));
    }

    private double[] restored(double[] values) {
        return model.log() ? Arrays.stream(values).map(Math::exp).toArray() : values;
    }

    @Override
    public Series history() {
        return history;
    }

    @Override
    public String words() {
        return words;
    }

    /** Returns the coefficients: ar, ma, seasonal ar, seasonal ma, and the mean or the drift if there is one. */
    @Override
    public List<Coefficient> coefficients() {
        List<Coefficient> all = new ArrayList<>();
        SarimaOrder order = model.order();
        add(all, "ar", order.ar());
        add(all, "ma", order.ma());
        add(all, "sar", order.seasonalAr());
        add(all, "sma", order.seasonalMa());
        if (model.constant()) {
            all.add(new Coefficient(
                    order.differences() == 0 ? "mean" : "drift", found.seen().constant(), found.errors()[all.size()]));
        }
        return List.copyOf(all);
    }

    private void add(List<Coefficient> all, String name, int count) {
        for (int i = 1; i <= count; i++) {
            int at = all.size();
            all.add(new Coefficient(name + i, found.coefficients()[at], found.errors()[at]));
        }
    }

    /** Returns the variance of the errors, as R prints it: over the number of differenced rows. */
    public double sigma2() {
        return found.seen().sigma2();
    }

    /** Returns the log-likelihood of the differenced rows, of their logarithms if the model takes them. */
    public double logLikelihood() {
        return found.logLikelihood();
    }

    /**
     * Returns the log-likelihood as R's {@code arima} prints it: the same but for the trace of a prior of the rows before the first, which is
     * wide but not endless. For a model that does not difference the two are equal.
     */
    public double logLikelihoodOfR() {
        return model.widePrior(model.values(history, label), found).logLikelihood();
    }

    /** Returns Akaike's criterion as R's {@code arima} prints it, from {@link #logLikelihoodOfR}. */
    public double aicOfR() {
        return -2 * logLikelihoodOfR() + 2 * model.parameters();
    }

    /** Returns Akaike's criterion. Models of other differences, or with and without a logarithm, cannot be compared by it. */
    public double aic() {
        return -2 * logLikelihood() + 2 * model.parameters();
    }

    /** Returns Akaike's criterion corrected for few rows; infinite where there are fewer rows than it takes. */
    public double aicc() {
        return model.aicc(logLikelihood(), rows());
    }

    /** Returns the Bayesian criterion. */
    public double bic() {
        return -2 * logLikelihood() + Math.log(rows()) * model.parameters();
    }

    private int rows() {
        return history.size() - model.order().lost();
    }

    /** Returns sigma², the log-likelihood, AIC, AICc and BIC. */
    @Override
    public List<Measure> criteria() {
        return List.of(
                new Measure("sigma²", sigma2()),
                new Measure("log-likelihood", logLikelihood()),
                new Measure("AIC", aic()),
                new Measure("AICc", aicc()),
                new Measure("BIC", bic()));
    }

    /** Returns the errors one row ahead; of logarithms if the model takes them; NaN for the rows that differencing takes. */
    @Override
    public double[] residuals() {
        double[] all = new double[history.size()];
        int lost = model.order().lost();
        Arrays.fill(all, 0, lost, Double.NaN);
        System.arraycopy(found.residuals(), 0, all, lost, found.residuals().length);
        return all;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, log-likelihood %.2f, AICc %.2f, fitted on %s",
                label,
                logLikelihood(),
                aicc(),
                history);
    }
}
