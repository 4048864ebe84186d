package org.cellstate.dsl.show;

import java.util.Arrays;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Residuals;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what a forecaster did not foresee: three panels; in text a line for each of them. */
public final class ResidualsRenderer implements Renderer<Residuals> {

    private static final int LONGEST = 48;

    @Override
    public Class<Residuals> type() {
        return Residuals.class;
    }

    @Override
    public MimeBundle render(Residuals residuals) {
        Chart chart = ResidualsChart.of(residuals);
        return Bundles.of(
                chart,
                String.join(
                        "\n",
                        chart.title(),
                        "  over time     " + overTime(residuals.errors()),
                        "  distribution  "
                                + distribution(residuals.errors().values(), residuals.mean(), residuals.deviation()),
                        "  by lag        " + byLag(residuals),
                        chart.caption()));
    }

    private static String overTime(Series errors) {
        int low = 0;
        int high = 0;
        for (int row = 1; row < errors.size(); row++) {
            low = errors.value(row) < errors.value(low) ? row : low;
            high = errors.value(row) > errors.value(high) ? row : high;
        }
        return Sparkline.of(Times.values(errors), LONGEST) + " lowest " + Numbers.text(errors.value(low)) + " at "
                + errors.index().label(low) + ", highest " + Numbers.text(errors.value(high)) + " at "
                + errors.index().label(high);
    }

    /** Returns a curve of the counts in bins, and how many errors are within two deviations of the mean. */
    static String distribution(double[] errors, double mean, double deviation) {
        long within = Arrays.stream(errors)
                .filter(error -> Math.abs(error - mean) <= 2 * deviation)
                .count();
        return Sparkline.of(Bins.of(errors).counts(), LONGEST) + " "
                + Numbers.percent((double) within / errors.length)
                + " within two standard deviations, of normal errors 95" + Numbers.THIN_SPACE + "%";
    }

    private static String byLag(Residuals residuals) {
        double[] correlations = residuals.autocorrelations();
        if (Double.isNaN(correlations[0])) {
            return "nothing: the errors are all equal";
        }
        int strongest = ResidualsChart.strongest(correlations);
        return Sparkline.of(Values.of(correlations), LONGEST) + " lag 1 " + Numbers.fixed(correlations[0], 2)
                + ", strongest " + Numbers.fixed(correlations[strongest - 1], 2) + " at lag " + strongest
                + "; of independent errors within ±" + Numbers.fixed(residuals.autocorrelationLimit(), 2);
    }
}
