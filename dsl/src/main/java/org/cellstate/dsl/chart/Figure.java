package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;

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
public record Figure(String title, String caption, Axis x, Axis y, List<Mark> marks, int width, int height)
        implements Chart {

    public Figure {
        Size.checked(width, height);
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

    @Override
    public Figure size(int newWidth, int newHeight) {
        return new Figure(title, caption, x, y, marks, newWidth, newHeight);
    }

    /** Returns this figure with one more mark on top of the others. */
    public Figure with(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return new Figure(title, caption, x, y, more, width, height);
    }

    /** Returns this figure with the marks of another on top, in colours that it does not use yet. */
    public Figure with(Figure other) {
        return new Figure(title, caption, x, y, Overlay.of(marks, other.marks()), width, height);
    }

    /** Returns this figure with a logarithmic horizontal axis; values that are not positive are left out and counted. */
    public Figure logX() {
        return x(Axis.logarithmic(x.title()));
    }

    /** Returns this figure with a logarithmic vertical axis; values that are not positive are left out and counted. */
    public Figure logY() {
        return y(Axis.logarithmic(y.title()));
    }

    /** Returns the stretch of the horizontal axis that shows all marks. */
    public Range xRange() {
        double room = x.kind() == Axis.Kind.TIME ? 0.005 : 0.015;
        return Range.around(x, marks.stream().flatMapToDouble(Extent::horizontal), room);
    }

    /** Returns the stretch of the vertical axis that shows all marks; categories run downwards. */
    public Range yRange() {
        Range range = Range.around(y, marks.stream().flatMapToDouble(Extent::vertical), 0.06);
        return y.kind() == Axis.Kind.CATEGORY ? range.turned() : range;
    }

    @Override
    public String altText() {
        return AltText.of(this);
    }

    @Override
    public String omissions() {
        return Omissions.of(this).sentence();
    }

    /** Returns the width of each of these bars in units of the horizontal axis: four fifths of the least distance of two. */
    public static double barWidth(Mark.Bars bars) {
        return barWidth(bars.x());
    }

    /** Returns the width of bars or boxes at these places: four fifths of the least distance of two. */
    public static double barWidth(Values places) {
        double[] sorted = places.stream().filter(Double::isFinite).sorted().toArray();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double distance = sorted[i] - sorted[i - 1];
            least = distance > 0 ? Math.min(least, distance) : least;
        }
        return least == Double.POSITIVE_INFINITY ? 0.8 : 0.8 * least;
    }
}
