package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;

/** Panels that reports of residuals share. */
final class ResidualPanels {

    private static final int CURVE = 61;

    private ResidualPanels() {}

    /** Returns a panel's lines at zero and at two standard deviations to both sides, under what is added to it later. */
    static Figure limits(Figure figure, double deviation) {
        Stroke dashed = Stroke.dashed(Palette.SECONDARY, 1);
        Figure zero = figure.with(new Mark.HorizontalRule("", 0));
        return Double.isFinite(deviation)
                ? zero.with(new Mark.HorizontalRule("+2σ", 2 * deviation, dashed))
                        .with(new Mark.HorizontalRule("-2σ", -2 * deviation, dashed))
                : zero;
    }

    /** Returns the errors counted in bins, under the curve of the normal distribution with their mean and deviation. */
    static Figure distribution(double[] errors, double mean, double deviation) {
        Bins bins = Bins.of(errors);
        Figure figure = Figure.titled("Beside a normal curve")
                .x(Axis.number("residual"))
                .y(Axis.number("count"))
                .with(new Mark.Bars("", bins.centres(), bins.counts(), Palette.SKY));
        if (!(deviation > 0)) {
            return figure;
        }
        double[] x = new double[CURVE];
        double[] y = new double[CURVE];
        double scale = errors.length * bins.width() / (deviation * Math.sqrt(2 * Math.PI));
        for (int i = 0; i < CURVE; i++) {
            double distance = 6.0 * i / (CURVE - 1) - 3;
            x[i] = mean + distance * deviation;
            y[i] = scale * Math.exp(-distance * distance / 2);
        }
        return figure.with(new Mark.Line("", Values.of(x), Values.of(y), Stroke.solid(Palette.VERMILLION, 2)));
    }

    /** Returns a bias in words, such as {@code forecasts run 35 low}; empty without one. */
    static String bias(String what, boolean biased, double mean) {
        if (!biased) {
            return "";
        }
        return what + " run " + Numbers.text(Math.abs(mean)) + (mean > 0 ? " low" : " high");
    }
}
