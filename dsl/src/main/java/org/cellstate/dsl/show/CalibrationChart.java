package org.cellstate.dsl.show;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.classes.Calibration;

/** The reliability diagram: how often what was said was right, over the probability that it had. */
public final class CalibrationChart {

    private static final double SMALL = 0.02;

    private CalibrationChart() {}

    /**
     * Returns the figure: a point per bin beside the diagonal of probabilities that mean what they say, and as bars the share of rows in
     * each bin.
     */
    public static Figure of(Calibration calibration) {
        List<Calibration.Bin> bins =
                calibration.bins().stream().filter(bin -> bin.count() > 0).toList();
        Values confidence = values(bins, Calibration.Bin::confidence);
        Values accuracy = values(bins, Calibration.Bin::accuracy);
        double rows = calibration.rows();
        return Figure.titled(title(calibration))
                .x(Axis.number("probability of what was said"))
                .y(Axis.number("share that was right"))
                .size(420, 420)
                .caption("Bars: how many of the " + Numbers.count(calibration.rows())
                        + " rows. Expected calibration error " + Numbers.fixed(calibration.error(), 3) + ".")
                .with(new Mark.Bars(
                        "rows",
                        values(calibration.bins(), bin -> (bin.from() + bin.to()) / 2),
                        values(calibration.bins(), bin -> bin.count() / rows),
                        Palette.GRID))
                .with(new Mark.Line("calibrated", Values.of(0, 1), Values.of(0, 1), Stroke.dashed(Palette.MUTED, 1.2)))
                .with(new Mark.Line("", confidence, accuracy, Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Points("", confidence, accuracy, Palette.BLUE, 7));
    }

    private static Values values(List<Calibration.Bin> bins, ToDoubleFunction<Calibration.Bin> value) {
        return Values.of(bins.stream().mapToDouble(value).toArray());
    }

    static String title(Calibration calibration) {
        double over = calibration.overconfidence();
        if (calibration.error() <= SMALL) {
            return "Probabilities mean what they say";
        }
        if (Math.abs(over) <= SMALL) {
            return "Probabilities are right on average, not bin by bin";
        }
        return "Probabilities are " + Numbers.fixed(100 * Math.abs(over), 0) + " points too "
                + (over > 0 ? "high" : "low");
    }
}
