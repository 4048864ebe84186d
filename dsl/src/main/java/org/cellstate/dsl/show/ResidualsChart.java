package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Residuals;
import org.cellstate.dsl.statistic.LjungBox;
import org.cellstate.dsl.statistic.Normality;

/** What a forecaster did not foresee, in three panels: over time, beside a normal curve, and related to itself. */
public final class ResidualsChart {

    private ResidualsChart() {}

    /** Returns the panels, titled by whether the errors are noise. */
    public static Facets of(Residuals residuals) {
        return Facets.of(
                        title(residuals),
                        3,
                        overTime(residuals),
                        ResidualPanels.distribution(
                                residuals.errors().values(), residuals.mean(), residuals.deviation()),
                        autocorrelation(residuals))
                .caption(caption(residuals));
    }

    private static Figure overTime(Residuals residuals) {
        Series errors = residuals.errors();
        String title = errors.unit().isEmpty() ? "residual" : "residual (" + errors.unit() + ")";
        return ResidualPanels.limits(
                        Figure.titled("Over time").x(Axis.time("")).y(Axis.number(title)), residuals.deviation())
                .with(new Mark.Line("", Times.places(errors), Times.values(errors), Stroke.solid(Palette.BLUE, 1)));
    }

    private static Figure autocorrelation(Residuals residuals) {
        return LagStems.of(
                "Related to earlier ones",
                residuals.errors().frequency().noun(),
                "autocorrelation",
                residuals.autocorrelations(),
                residuals.autocorrelationLimit());
    }

    private static String title(Residuals residuals) {
        LjungBox test = residuals.ljungBox();
        if (Double.isNaN(test.pValue())) {
            return "All errors are the same: " + Numbers.text(residuals.mean());
        }
        String bias = ResidualPanels.bias("forecasts", residuals.isBiased(), residuals.mean());
        if (bias.isEmpty()) {
            return test.isSignificant() ? pattern(residuals) : "Errors look like noise";
        }
        return (test.isSignificant() ? pattern(residuals) : "Errors do not depend on each other") + "; " + bias;
    }

    private static String pattern(Residuals residuals) {
        double[] correlations = residuals.autocorrelations();
        int lag = strongest(correlations);
        return "Errors keep a pattern, most " + (correlations[lag - 1] > 0 ? "alike " : "opposed ")
                + Times.rows(lag, residuals.errors().frequency()) + " apart";
    }

    /** Returns the lag, from 1, at which the correlation is largest in size. */
    static int strongest(double[] correlations) {
        int lag = 1;
        for (int i = 1; i <= correlations.length; i++) {
            lag = Math.abs(correlations[i - 1]) > Math.abs(correlations[lag - 1]) ? i : lag;
        }
        return lag;
    }

    private static String caption(Residuals residuals) {
        Series errors = residuals.errors();
        String unit = errors.unit().isEmpty() ? "" : " " + errors.unit();
        return residuals.model() + ", " + errors.name() + " one "
                + errors.frequency().noun() + " ahead, " + Numbers.count(errors.size()) + " rows of the "
                + residuals.part() + " part. Mean " + Numbers.text(residuals.mean()) + ", standard deviation "
                + Numbers.text(residuals.deviation()) + unit + ". " + test(residuals.ljungBox())
                + normality(residuals.normality());
    }

    /** Says whether the errors are normal, which no interval of quantiles needs but many a formula takes for granted. */
    private static String normality(Normality test) {
        if (Double.isNaN(test.pValue())) {
            return "";
        }
        String p = " " + test.test() + " test, p " + ScoreSheetWords.chance(test.pValue()) + ": ";
        if (!test.isSignificant()) {
            return p + "no sign that errors are not normal.";
        }
        boolean tails = Math.abs(test.tails()) >= 2 * Math.abs(test.skewness());
        String shape = tails
                ? (test.tails() > 0 ? "extreme errors are more" : "extreme errors are less")
                        + " frequent than normal ones would be."
                : "the errors have a long tail " + (test.skewness() > 0 ? "upwards." : "downwards.");
        return p + shape;
    }

    private static String test(LjungBox test) {
        if (Double.isNaN(test.pValue())) {
            return "Without differences nothing can be said of their order.";
        }
        String p = test.pValue() < 0.001 ? "p below 0.001" : "p " + Numbers.fixed(test.pValue(), 3);
        return "Ljung-Box test over " + Numbers.count(test.lags()) + (test.lags() == 1 ? " lag, " : " lags, ") + p
                + (test.isSignificant()
                        ? ": errors that do not depend on each other are hardly ever so correlated."
                        : ": no sign that errors depend on each other.");
    }
}
