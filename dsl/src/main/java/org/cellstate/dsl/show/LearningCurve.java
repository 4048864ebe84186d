package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;

/** The figure of a training: training and validation loss over the epochs, and the best epoch. */
public final class LearningCurve {

    static final double LOGARITHMIC_FROM = 100;

    private LearningCurve() {}

    /** Returns the learning curve, titled by how the training went. */
    public static Figure of(History history) {
        return of(history.epochs(), history.bestEpoch()).title(title(history)).caption(history.note());
    }

    /** Returns the bare curve of some epochs. The loss is in training standard deviations; beyond a ratio of 100, logarithmic. */
    static Figure of(List<Epoch> epochs, int best) {
        Values numbers = values(epochs, Epoch::number);
        Values train = values(epochs, Epoch::train);
        Values valid = values(epochs, Epoch::valid);
        Figure figure = Figure.titled("")
                .x(Axis.whole("epoch"))
                .y(spread(List.of(train, valid)) > LOGARITHMIC_FROM ? Axis.logarithmic("loss") : Axis.number("loss"))
                .with(new Mark.Line("train", numbers, train, Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Line("valid", numbers, valid, Stroke.dashed(Palette.VERMILLION, 2)));
        if (best < 1 || best > epochs.size()) {
            return figure;
        }
        double loss = epochs.get(best - 1).valid();
        return figure.with(new Mark.Points("best", Values.of(best), Values.of(loss), Palette.VERMILLION, 7));
    }

    /** Returns how many times the lowest positive loss the highest is. */
    static double spread(List<Values> curves) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Values losses : curves) {
            for (double loss : losses.stream()
                    .filter(loss -> loss > 0 && Double.isFinite(loss))
                    .toArray()) {
                low = Math.min(low, loss);
                high = Math.max(high, loss);
            }
        }
        return high / low;
    }

    static String title(History history) {
        int last = history.epochs().size();
        if (last == 0) {
            return "No epoch ended";
        }
        String best = history.bestEpoch() == 0 ? "" : "; epoch " + history.bestEpoch() + " was the best";
        return switch (history.stop()) {
            case NO_IMPROVEMENT -> "Validation stopped improving at epoch " + history.bestEpoch();
            case OUT_OF_TIME -> "Out of time after epoch " + last + " of " + history.planned() + best;
            case INTERRUPTED -> "Stopped by hand after epoch " + last + " of " + history.planned() + best;
            case FAILED -> "The training failed after epoch " + last + best;
            case DIVERGED -> "The loss diverged after epoch " + last + best;
            case COMPLETED ->
                history.bestEpoch() == last
                        ? "Validation was still improving at the last epoch, " + last
                        : "Validation was best at epoch " + history.bestEpoch() + " of " + last;
        };
    }

    private static Values values(List<Epoch> epochs, java.util.function.ToDoubleFunction<Epoch> value) {
        return Values.of(epochs.stream().mapToDouble(value).toArray());
    }
}
