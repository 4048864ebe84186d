package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.RegressionResiduals;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what a regressor did not see: three panels; in text the distribution and the worst of it. */
public final class RegressionResidualsRenderer implements Renderer<RegressionResiduals> {

    @Override
    public Class<RegressionResiduals> type() {
        return RegressionResiduals.class;
    }

    @Override
    public MimeBundle render(RegressionResiduals residuals) {
        Chart chart = RegressionResidualsChart.of(residuals);
        return Bundles.of(
                chart,
                String.join(
                        "\n",
                        chart.title(),
                        "  distribution  "
                                + ResidualsRenderer.distribution(
                                        residuals.errors(), residuals.mean(), residuals.deviation()),
                        "  worst         " + worst(residuals),
                        chart.caption()));
    }

    private static String worst(RegressionResiduals residuals) {
        double[] errors = residuals.errors();
        int worst = 0;
        for (int row = 1; row < errors.length; row++) {
            worst = Math.abs(errors[row]) > Math.abs(errors[worst]) ? row : worst;
        }
        return "predicted " + Numbers.text(residuals.predicted()[worst]) + ", was "
                + Numbers.text(residuals.observed()[worst]);
    }
}
