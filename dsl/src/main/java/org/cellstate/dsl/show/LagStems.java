package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;

/** Correlations by lag: stems over the band in which nineteen of twenty lie by chance. */
final class LagStems {

    private LagStems() {}

    static Figure of(String title, String step, String what, double[] correlations, double limit) {
        return Figure.titled(title)
                .x(Axis.whole("lag (" + step + "s)"))
                .y(Axis.number(what))
                .with(new Mark.Band(
                        "",
                        Values.of(0.5, correlations.length + 0.5),
                        Values.of(-limit, -limit),
                        Values.of(limit, limit),
                        Palette.SECONDARY,
                        0.16))
                .with(new Mark.HorizontalRule("", 0))
                .with(new Mark.Stems(
                        "", Values.counting(1, correlations.length), Values.of(correlations), Palette.BLUE));
    }
}
