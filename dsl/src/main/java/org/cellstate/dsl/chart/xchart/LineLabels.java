package org.cellstate.dsl.chart.xchart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Values;

/**
 * Where the names of lines and bands stand: at the right of those that reach the right end, moved apart so that none covers
 * another, and above the end of those that stop earlier.
 */
final class LineLabels {

    /** Above this number, names stand in a legend below the plot. */
    static final int MOST_AT_END = 4;

    private static final double LINE_HEIGHT = 14;
    private static final double NEAR_END = 0.97;

    /**
     * A name and the end of what it names. {@code y} is the place of the name in the figure; {@code opacity} is 1 for lines, and for a band
     * that of it and those it lies on.
     */
    record Label(String text, Palette colour, double x, double y, double opacity) {

        Label(String text, Palette colour, double x, double y) {
            this(text, colour, x, y, 1);
        }

        Label at(double newY) {
            return new Label(text, colour, x, newY, opacity);
        }
    }

    private LineLabels() {}

    /** Returns the named lines and bands of a figure with their ends as shares of the plot, {@code y} upwards. */
    static List<Label> ends(Figure figure) {
        List<Label> ends = new ArrayList<>();
        Map<Palette, Double> clear = new EnumMap<>(Palette.class);
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Line line) {
                addEnd(ends, figure, line.label(), line.stroke().colour(), line.x(), line.y(), 1);
            } else if (mark instanceof Mark.Band band) {
                double through = clear.merge(band.colour(), 1 - band.opacity(), (below, own) -> below * own);
                addEnd(ends, figure, band.label(), band.colour(), band.x(), band.upper(), 1 - through);
            } else if (mark instanceof Mark.Steps steps) {
                addEnd(ends, figure, steps.label(), steps.stroke().colour(), steps.x(), steps.y(), 1);
            } else if (mark instanceof Mark.HorizontalRule rule) {
                Values right = Values.of(figure.xRange().max());
                addEnd(ends, figure, rule.label(), rule.stroke().colour(), right, Values.of(rule.y()), 1);
            }
        }
        return ends;
    }

    private static void addEnd(
            List<Label> ends, Figure figure, String text, Palette colour, Values x, Values y, double opacity) {
        if (text.isEmpty()) {
            return;
        }
        Range xRange = figure.xRange();
        Range yRange = figure.yRange();
        for (int i = y.size() - 1; i >= 0; i--) {
            double across = xRange.fraction(x.at(i));
            double up = yRange.fraction(y.at(i));
            if (!Double.isNaN(across) && !Double.isNaN(up)) {
                ends.add(new Label(text, colour, across, up, opacity));
                return;
            }
        }
    }

    /** Returns the names of groups of dots and of bars side by side, where there are several: a legend tells them apart. */
    static List<Label> groups(Figure figure) {
        List<Label> groups = new ArrayList<>();
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Points points && isGroup(points)) {
                groups.add(new Label(points.label(), points.colour(), 0, 0));
            } else if (mark instanceof Mark.Bars bars && bars.slot().of() > 1) {
                groups.add(new Label(bars.label(), bars.colour(), 0, 0));
            }
        }
        return groups.size() > 1 ? groups : List.of();
    }

    private static boolean isGroup(Mark.Points points) {
        return points.x().size() > 1 && !points.label().isEmpty();
    }

    static boolean atRightEnd(Label end) {
        return end.x() >= NEAR_END;
    }

    /** Returns labels moved up and down as little as keeps them apart and between two heights. */
    static List<Label> apart(List<Label> labels, double highest, double lowest) {
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(Label::y));
        for (int pass = 0; pass < 2; pass++) {
            double free = highest;
            for (int i = 0; i < sorted.size(); i++) {
                sorted.set(i, sorted.get(i).at(Math.max(sorted.get(i).y(), free)));
                free = sorted.get(i).y() + LINE_HEIGHT;
            }
            free = lowest;
            for (int i = sorted.size() - 1; i >= 0; i--) {
                sorted.set(i, sorted.get(i).at(Math.min(sorted.get(i).y(), free)));
                free = sorted.get(i).y() - LINE_HEIGHT;
            }
        }
        return sorted;
    }
}
