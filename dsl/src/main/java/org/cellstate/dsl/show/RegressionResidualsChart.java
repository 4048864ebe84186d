package org.cellstate.dsl.show;

import java.util.Arrays;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.RegressionResiduals;

/** What a regressor did not see, in three panels: by prediction, beside a normal curve, and values by prediction. */
public final class RegressionResidualsChart {

    private static final double DOT = 4;

    private RegressionResidualsChart() {}

    /** Returns the panels, titled by how much the predictions explain. */
    public static Facets of(RegressionResiduals residuals) {
        Values predicted = Values.of(residuals.predicted());
        Figure byPrediction = ResidualPanels.limits(
                        Figure.titled("By prediction")
                                .x(Axis.number("prediction"))
                                .y(Axis.number("residual")),
                        residuals.deviation())
                .with(new Mark.Points("", predicted, Values.of(residuals.errors()), Palette.BLUE, DOT));
        return Facets.of(
                        title(residuals),
                        3,
                        byPrediction,
                        ResidualPanels.distribution(residuals.errors(), residuals.mean(), residuals.deviation()),
                        values(residuals, predicted))
                .caption(caption(residuals));
    }

    private static Figure values(RegressionResiduals residuals, Values predicted) {
        double low = Math.min(least(residuals.predicted()), least(residuals.observed()));
        double high = Math.max(most(residuals.predicted()), most(residuals.observed()));
        Values diagonal = Values.of(low, high);
        return Figure.titled("Values by prediction")
                .x(Axis.number("prediction"))
                .y(Axis.number("value"))
                .with(new Mark.Line("", diagonal, diagonal, Stroke.solid(Palette.SECONDARY, 1)))
                .with(new Mark.Points("", predicted, Values.of(residuals.observed()), Palette.BLUE, DOT));
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static String title(RegressionResiduals residuals) {
        String bias = ResidualPanels.bias("predictions", residuals.isBiased(), residuals.mean());
        double explained = residuals.explained();
        String finding = Double.isNaN(explained)
                ? "All values are the same"
                : explained > 0
                        ? "Predictions explain " + Numbers.percent(explained) + " of the variance"
                        : "Predictions are no closer than the mean of the values";
        return bias.isEmpty() ? finding : finding + "; " + bias;
    }

    private static String caption(RegressionResiduals residuals) {
        return residuals.model() + " on " + Numbers.count(residuals.size()) + " validation "
                + (residuals.size() == 1 ? "sequence" : "sequences") + ". Residuals are value minus prediction: mean "
                + Numbers.text(residuals.mean()) + ", standard deviation " + Numbers.text(residuals.deviation()) + ".";
    }
}
