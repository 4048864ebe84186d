package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.train.Comparison;
import org.cellstate.dsl.train.Epoch;

/** The figure of several trainings: the validation loss of each over the epochs. */
public final class ComparisonChart {

    private ComparisonChart() {}

    /** Returns the curves with a dot at each best epoch, titled by the training that has the lowest loss. */
    public static Figure of(Comparison comparison) {
        double[] losses = comparison.runs().stream()
                .flatMap(run -> run.history().epochs().stream())
                .mapToDouble(Epoch::valid)
                .toArray();
        Axis loss = LearningCurve.spread(List.of(Values.of(losses))) > LearningCurve.LOGARITHMIC_FROM
                ? Axis.logarithmic("validation loss")
                : Axis.number("validation loss");
        Figure figure =
                Figure.titled(title(comparison)).x(Axis.whole("epoch")).y(loss).caption(comparison.note());
        List<Comparison.Run> runs = comparison.runs();
        for (int i = 0; i < runs.size(); i++) {
            List<Epoch> epochs = runs.get(i).history().epochs();
            figure = figure.with(new Mark.Line(
                    runs.get(i).name(),
                    Values.of(epochs.stream().mapToDouble(Epoch::number).toArray()),
                    Values.of(epochs.stream().mapToDouble(Epoch::valid).toArray()),
                    new Stroke(Palette.series(i), 2, i % 2 == 1)));
        }
        for (int i = 0; i < runs.size(); i++) {
            Palette colour = Palette.series(i);
            Figure before = figure;
            figure = runs.get(i)
                    .history()
                    .best()
                    .map(best -> before.with(
                            new Mark.Points("", Values.of(best.number()), Values.of(best.valid()), colour, 7)))
                    .orElse(before);
        }
        return figure;
    }

    private static String title(Comparison comparison) {
        return comparison
                .best()
                .map(run -> {
                    Epoch best = run.history().best().orElseThrow();
                    return run.name() + " has the lowest validation loss, " + EpochTable.loss(best.valid())
                            + " at epoch " + best.number();
                })
                .orElse("No epoch ended");
    }
}
