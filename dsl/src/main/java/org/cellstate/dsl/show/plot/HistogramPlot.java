package org.cellstate.dsl.show.plot;

import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.data.ConfigProblem;
import org.jspecify.annotations.Nullable;

/** How often values of each size occur. */
public final class HistogramPlot {

    private static final int MOST_BINS = 1_000;

    private HistogramPlot() {}

    /** Returns the histogram in bins whose width follows from the values. */
    public static Figure of(Sample sample) {
        double[] finite = sample.finite();
        return figure(sample, finite.length == 0 ? null : Bins.of(finite));
    }

    /** Returns the histogram in so many bins. */
    public static Figure of(Sample sample, int bins) {
        if (bins < 1 || bins > MOST_BINS) {
            throw new ConfigProblem(
                    "A histogram has from 1 to 1000 bins.", "bins=" + bins, "20, or none: they follow from the values");
        }
        double[] finite = sample.finite();
        return figure(sample, finite.length == 0 ? null : Bins.shared(bins, finite));
    }

    private static Figure figure(Sample sample, @Nullable Bins bins) {
        Figure figure = Figure.titled(Findings.mean(sample))
                .x(Axis.number(sample.title()))
                .y(Axis.whole("values"));
        if (bins == null) {
            return figure;
        }
        int count = bins.counts().size();
        String width = Numbers.text(bins.edges().at(1) - bins.edges().at(0));
        long leftOut = sample.values().size() - (long) sample.finite().length;
        String missing = leftOut == 0 ? "" : " Left out: " + Findings.counted(leftOut, "value") + " not finite.";
        return figure.with(new Mark.Bins("", bins.edges(), bins.counts(), Palette.BLUE))
                .caption((count == 1 ? "1 bin" : count + " bins") + " of " + width + " (" + bins.rule() + ")."
                        + missing);
    }
}
