package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.GradientFlow;
import org.cellstate.dsl.explain.GradientsThroughTime;

/** What is left of the gradient on its way back through time, a line for each model, on a logarithmic axis. */
public final class GradientsChart {

    private static final double LITTLE = 0.01;

    private GradientsChart() {}

    /** Returns the picture, titled by when each model's gradient has all but vanished. */
    public static Figure of(GradientsThroughTime gradients) {
        Figure figure = Figure.titled(title(gradients))
                .x(Axis.whole("steps back from the last"))
                .y(Axis.logarithmic("gradient left, as a share"))
                .with(new Mark.HorizontalRule("1 %", LITTLE, Stroke.dashed(Palette.SECONDARY, 1)));
        for (int i = 0; i < gradients.models().size(); i++) {
            GradientFlow flow = gradients.models().get(i);
            Palette colour = Palette.series(i);
            double[] shares = flow.shares();
            figure = figure.with(new Mark.Line(
                    flow.model(),
                    Values.counting(0, shares.length),
                    Values.of(shares),
                    i % 2 == 0 ? Stroke.solid(colour, 2) : Stroke.dashed(colour, 2)));
        }
        return figure.caption(caption(gradients));
    }

    private static String title(GradientsThroughTime gradients) {
        List<String> lost = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (GradientFlow flow : gradients.models()) {
            int reach = flow.reach(LITTLE);
            int last = flow.shares().length - 1;
            if (Double.isNaN(flow.shares()[last])) {
                kept.add(flow.model() + " has no gradient: its loss does not move");
            } else if (reach > last) {
                String all = lost.isEmpty() && kept.isEmpty() ? " of the gradient" : "";
                kept.add(flow.model() + " keeps " + share(flow.shares()[last]) + all + " over " + steps(last));
            } else if (lost.isEmpty()) {
                lost.add(flow.model() + " loses 99 %" + (kept.isEmpty() ? " of the gradient" : "") + " in "
                        + steps(reach));
            } else {
                lost.add(flow.model() + " in " + Numbers.count(reach));
            }
        }
        boolean keptFirst = gradients.models().get(0).reach(LITTLE)
                >= gradients.models().get(0).shares().length;
        List<String> parts = new ArrayList<>(keptFirst ? kept : lost);
        parts.addAll(keptFirst ? lost : kept);
        return String.join(", ", parts);
    }

    private static String steps(int count) {
        return Numbers.count(count) + (count == 1 ? " step" : " steps");
    }

    private static String share(double share) {
        return share < 0.095 ? Numbers.fixed(100 * share, 1) + Numbers.THIN_SPACE + "%" : Numbers.percent(share);
    }

    private static String caption(GradientsThroughTime gradients) {
        int windows = gradients.models().stream()
                .mapToInt(GradientFlow::windows)
                .max()
                .orElseThrow();
        return "Length of the loss's gradient with respect to the top layer's state so many steps before the last, over its"
                + " length at the last; "
                + (windows == 1 ? "one validation window" : "mean of " + Numbers.count(windows) + " validation windows")
                + ". Where next to nothing is left, nothing is learned.";
    }
}
