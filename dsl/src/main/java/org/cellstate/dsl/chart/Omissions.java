package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;

/** How many values of a figure cannot be drawn, by the reason. */
record Omissions(long missing, long infinite, long notPositive, boolean nothingLeft) {

    static Omissions of(Figure figure) {
        Count count = new Count(figure);
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Line line) {
                count.add(line.x(), line.y());
            } else if (mark instanceof Mark.Points points) {
                count.add(points.x(), points.y());
            } else if (mark instanceof Mark.Bars bars) {
                count.add(bars.x(), bars.y());
            } else if (mark instanceof Mark.Band band) {
                count.add(band.x(), band.lower());
                count.add(band.x(), band.upper());
            }
        }
        return new Omissions(count.missing, count.infinite, count.notPositive, count.drawn == 0);
    }

    String sentence() {
        List<String> parts = new ArrayList<>();
        addPart(parts, missing, "missing");
        addPart(parts, infinite, "infinite");
        addPart(parts, notPositive, "not positive (logarithmic axis)");
        String left = parts.isEmpty() ? "" : "Left out: " + String.join(", ", parts) + ".";
        if (!nothingLeft) {
            return left;
        }
        return left.isEmpty() ? "No values to draw." : left + " No values left to draw.";
    }

    private static void addPart(List<String> parts, long count, String reason) {
        if (count > 0) {
            parts.add(Numbers.count(count) + (count == 1 ? " value " : " values ") + reason);
        }
    }

    private static final class Count {

        private final Figure figure;
        private long drawn;
        private long missing;
        private long infinite;
        private long notPositive;

        Count(Figure figure) {
            this.figure = figure;
        }

        void add(Values x, Values y) {
            for (int i = 0; i < y.size(); i++) {
                add(x.at(i), y.at(i));
            }
        }

        private void add(double x, double y) {
            if (Double.isNaN(x) || Double.isNaN(y)) {
                missing++;
            } else if (Double.isInfinite(x) || Double.isInfinite(y)) {
                infinite++;
            } else if (!figure.x().holds(x) || !figure.y().holds(y)) {
                notPositive++;
            } else {
                drawn++;
            }
        }
    }
}
