package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A chart as a value: what it says, what it shows, on which axes. Drawing it is another's task.
 *
 * <pre>{@code
 * Figure.titled("Validation stopped improving at epoch 12")
 *         .x(Axis.whole("epoch"))
 *         .y(Axis.number("loss"))
 *         .with(new Mark.Line("train", epochs, train, Stroke.solid(Palette.BLUE, 2)))
 *         .with(new Mark.Line("valid", epochs, valid, Stroke.dashed(Palette.VERMILLION, 2)));
 * }</pre>
 *
 * @param title what the figure finds, as a sentence, not the type of the chart
 * @param caption what a reader must know to trust it: scores, units, what is left out; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param marks what is drawn, in order
 * @param width in CSS pixels, at least 120; 720 unless said otherwise
 * @param height in CSS pixels, at least 90; 300 unless said otherwise
 */
public record Figure(String title, String caption, Axis x, Axis y, List<Mark> marks, int width, int height) {

    public Figure {
        if (width < 120 || height < 90) {
            throw new IllegalArgumentException("A figure must be at least 120 × 90 pixels.\n  received: " + width
                    + " × " + height + "\n  try: .size(720, 300)");
        }
        marks = List.copyOf(marks);
    }

    /** Returns an empty figure of 720 × 300 pixels with plain number axes. */
    public static Figure titled(String title) {
        return new Figure(title, "", Axis.number(""), Axis.number(""), List.of(), 720, 300);
    }

    /** Returns this figure with another title. */
    public Figure title(String newTitle) {
        return new Figure(newTitle, caption, x, y, marks, width, height);
    }

    /** Returns this figure with another caption. */
    public Figure caption(String newCaption) {
        return new Figure(title, newCaption, x, y, marks, width, height);
    }

    /** Returns this figure with another horizontal axis. */
    public Figure x(Axis axis) {
        return new Figure(title, caption, axis, y, marks, width, height);
    }

    /** Returns this figure with another vertical axis. */
    public Figure y(Axis axis) {
        return new Figure(title, caption, x, axis, marks, width, height);
    }

    /** Returns this figure in another size, in CSS pixels. */
    public Figure size(int newWidth, int newHeight) {
        return new Figure(title, caption, x, y, marks, newWidth, newHeight);
    }

    /** Returns this figure with one more mark on top of the others. */
    public Figure with(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return new Figure(title, caption, x, y, more, width, height);
    }

    /** Returns the stretch of the horizontal axis that shows all marks. */
    public Range xRange() {
        double room = x.kind() == Axis.Kind.TIME ? 0.005 : 0.015;
        return Range.around(x, marks.stream().flatMapToDouble(Figure::horizontal), room);
    }

    /** Returns the stretch of the vertical axis that shows all marks. */
    public Range yRange() {
        return Range.around(y, marks.stream().flatMapToDouble(Figure::vertical), 0.06);
    }

    /** Returns in words and figures what the picture shows: for terminals, screen readers and text exports. */
    public String altText() {
        return AltText.of(this);
    }

    /** Returns a sentence about values that could not be drawn, or an empty text if all were. */
    public String omissions() {
        return Omissions.of(this).sentence();
    }

    private static DoubleStream horizontal(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.x().stream();
        } else if (mark instanceof Mark.Band band) {
            return band.x().stream();
        } else if (mark instanceof Mark.Points points) {
            return points.x().stream();
        } else if (mark instanceof Mark.Bars bars) {
            double half = barWidth(bars) / 2;
            return bars.x().stream().flatMap(x -> DoubleStream.of(x - half, x + half));
        } else if (mark instanceof Mark.Rule rule) {
            return DoubleStream.of(rule.x());
        } else if (mark instanceof Mark.Region region) {
            return DoubleStream.of(region.from(), region.to());
        }
        throw new IllegalStateException("unknown mark: " + mark);
    }

    private static DoubleStream vertical(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.y().stream();
        } else if (mark instanceof Mark.Band band) {
            return DoubleStream.concat(band.lower().stream(), band.upper().stream());
        } else if (mark instanceof Mark.Points points) {
            return points.y().stream();
        } else if (mark instanceof Mark.Bars bars) {
            return DoubleStream.concat(DoubleStream.of(0), bars.y().stream());
        }
        return DoubleStream.empty();
    }

    /** Returns the width of each of these bars in units of the horizontal axis: four fifths of the least distance of two. */
    public static double barWidth(Mark.Bars bars) {
        double[] sorted =
                bars.x().stream().filter(Double::isFinite).sorted().distinct().toArray();
        double least = 1;
        for (int i = 1; i < sorted.length; i++) {
            double distance = sorted[i] - sorted[i - 1];
            least = i == 1 ? distance : Math.min(least, distance);
        }
        return 0.8 * least;
    }
}
