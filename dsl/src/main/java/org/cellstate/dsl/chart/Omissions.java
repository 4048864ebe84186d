package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;

/** How many values of a chart cannot be drawn, by the reason. */
record Omissions(long missing, long infinite, long notPositive, long outside, boolean nothingLeft) {

    static Omissions of(Figure figure) {
        Count count = new Count();
        Axis x = figure.x();
        Axis y = figure.y();
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Line line) {
                count.add(x, line.x(), y, line.y());
            } else if (mark instanceof Mark.Steps steps) {
                count.add(x, steps.x(), y, steps.y());
            } else if (mark instanceof Mark.Points points) {
                count.add(x, points.x(), y, points.y());
            } else if (mark instanceof Mark.Bars bars) {
                count.add(x, bars.x(), y, bars.y());
            } else if (mark instanceof Mark.Bins bins) {
                count.add(x, bins.middles(), y, bins.counts());
            } else if (mark instanceof Mark.HorizontalBars bars) {
                count.add(x, bars.x(), y, bars.y());
            } else if (mark instanceof Mark.Stems stems) {
                count.add(x, stems.x(), y, stems.y());
            } else if (mark instanceof Mark.Boxes boxes) {
                count.add(x, boxes.x(), y, medians(boxes));
            } else if (mark instanceof Mark.Annotation annotation) {
                count.add(x, Values.of(annotation.x()), y, Values.of(annotation.y()));
            } else if (mark instanceof Mark.Band band) {
                count.add(x, band.x(), y, band.lower());
                count.add(x, band.x(), y, band.upper());
            }
        }
        return count.result();
    }

    static Omissions of(double[] numbers) {
        Count count = new Count();
        Axis any = Axis.number("");
        for (double number : numbers) {
            count.add(any, number);
        }
        return count.result();
    }

    static Omissions of(ParallelCoordinates lines) {
        Count count = new Count();
        for (int i = 0; i < lines.axes().size(); i++) {
            Axis axis = lines.axes().get(i);
            lines.columns().get(i).stream().forEach(value -> count.add(axis, value));
        }
        return count.result();
    }

    private static Values medians(Mark.Boxes boxes) {
        return Values.of(boxes.boxes().stream().mapToDouble(Box::median).toArray());
    }

    String sentence() {
        List<String> parts = new ArrayList<>();
        addPart(parts, missing, "missing");
        addPart(parts, infinite, "infinite");
        addPart(parts, notPositive, "not positive (logarithmic axis)");
        addPart(parts, outside, "outside the categories");
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

        private long drawn;
        private long missing;
        private long infinite;
        private long notPositive;
        private long outside;

        void add(Axis xAxis, Values x, Axis yAxis, Values y) {
            for (int i = 0; i < y.size(); i++) {
                boolean first = xAxis.holds(x.at(i));
                if (first || Double.isNaN(y.at(i))) {
                    add(yAxis, y.at(i));
                } else {
                    add(xAxis, x.at(i));
                }
            }
        }

        void add(Axis axis, double value) {
            if (axis.holds(value)) {
                drawn++;
            } else if (Double.isNaN(value)) {
                missing++;
            } else if (Double.isInfinite(value)) {
                infinite++;
            } else if (axis.kind() == Axis.Kind.LOGARITHMIC) {
                notPositive++;
            } else {
                outside++;
            }
        }

        Omissions result() {
            return new Omissions(missing, infinite, notPositive, outside, drawn == 0);
        }
    }
}
