package org.cellstate.dsl.show;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.classes.Roc;
import org.cellstate.dsl.evaluate.classes.RocCurve;

/** The figure of ROC curves: one for each class against the others, with the area below it, over the diagonal of guessing. */
public final class RocChart {

    /** More lines than colours cannot be told apart. */
    private static final int MOST = 6;

    private RocChart() {}

    /** Returns the figure. Of two classes the second's curve is drawn, which is the first's turned round; of many the lowest ones. */
    public static Figure of(Roc roc) {
        List<RocCurve> known =
                roc.curves().stream().filter(curve -> !curve.points().isEmpty()).toList();
        List<RocCurve> drawn = roc.curves().size() == 2 && known.size() == 2 ? known.subList(1, 2) : lowest(known);
        Figure figure = Figure.titled(title(roc, known))
                .x(Axis.number("share of others taken for the class"))
                .y(Axis.number("share of the class found"))
                .size(420, 420)
                .caption(caption(roc, known, drawn))
                .with(new Mark.Line(
                        "guessing 0.50", Values.of(0, 1), Values.of(0, 1), Stroke.dashed(Palette.MUTED, 1.2)));
        for (int i = 0; i < drawn.size(); i++) {
            figure = figure.with(line(drawn.get(i), Palette.series(i)));
        }
        return figure;
    }

    private static List<RocCurve> lowest(List<RocCurve> known) {
        if (known.size() <= MOST) {
            return known;
        }
        return known.stream()
                .sorted(Comparator.comparingDouble(RocCurve::area))
                .limit(MOST)
                .toList();
    }

    private static Mark line(RocCurve curve, Palette colour) {
        return new Mark.Line(
                curve.name() + " " + area(curve.area()),
                values(curve, RocCurve.Point::falsePositives),
                values(curve, RocCurve.Point::truePositives),
                Stroke.solid(colour, 2));
    }

    private static Values values(RocCurve curve, java.util.function.ToDoubleFunction<RocCurve.Point> value) {
        return Values.of(curve.points().stream().mapToDouble(value).toArray());
    }

    private static String title(Roc roc, List<RocCurve> known) {
        if (known.isEmpty()) {
            return "No class has a ROC curve";
        }
        if (known.size() < 3) {
            return "Area below the ROC curve: " + area(roc.area());
        }
        RocCurve lowest =
                known.stream().min(Comparator.comparingDouble(RocCurve::area)).orElseThrow();
        String mean = area(roc.area());
        return "Area below the ROC curves: " + mean
                + (area(lowest.area()).equals(mean) ? "" : ", least for \"" + lowest.name() + "\"");
    }

    private static String caption(Roc roc, List<RocCurve> known, List<RocCurve> drawn) {
        String without = roc.curves().stream()
                .filter(curve -> curve.points().isEmpty())
                .map(RocCurve::name)
                .collect(Collectors.joining(", "));
        String left = drawn.size() < known.size() && known.size() > 2
                ? "Drawn: the " + drawn.size() + " lowest of " + known.size() + ". "
                : "";
        return left + (without.isEmpty() ? "" : "All or no rows are " + without + ": no curve.");
    }

    static String area(double area) {
        return Numbers.fixed(area, 2);
    }
}
