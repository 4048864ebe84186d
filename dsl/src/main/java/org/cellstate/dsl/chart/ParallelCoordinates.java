package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Many settings and what came of them: a vertical axis for each, a line through them for each trial, coloured by the last
 * axis, the best one in ink.
 *
 * <pre>{@code
 * ParallelCoordinates.of("A small learning rate wins",
 *                 List.of(Axis.logarithmic("learning rate"), Axis.categories("cell", List.of("lstm", "gru")), Axis.number("MAE")),
 *                 List.of(rates, cells, errors))
 *         .best(ParallelCoordinates.Best.LOWEST);
 * }</pre>
 *
 * @param title what the picture finds
 * @param caption what a reader must know; may be empty
 * @param axes from left to right, at least one; the last one colours the lines
 * @param columns for each axis the values of all lines; {@code NaN} where a line has none
 * @param best which line is the best one
 * @param width in CSS pixels, at least 120; 720 unless said otherwise
 * @param height in CSS pixels, at least 90; 300 unless said otherwise
 */
public record ParallelCoordinates(
        String title, String caption, List<Axis> axes, List<Values> columns, Best best, int width, int height)
        implements Chart {

    /** Which value of the last axis is the best one. */
    public enum Best {
        /** An error: the less the better. */
        LOWEST,
        /** A score: the more the better. */
        HIGHEST,
        /** None stands out. */
        NONE
    }

    /** More lines than these hide each other. */
    private static final int MOST_LINES = 100;

    public ParallelCoordinates {
        Size.checked(width, height);
        axes = List.copyOf(axes);
        columns = List.copyOf(columns);
        if (axes.isEmpty() || axes.size() != columns.size()) {
            throw new IllegalArgumentException("Parallel coordinates must have values for each of their axes."
                    + "\n  received: " + axes.size() + " axes and " + columns.size()
                    + " columns of values\n  try: one Values for each Axis, at least one");
        }
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).size() != columns.get(0).size()) {
                throw new IllegalArgumentException("Each line must have a value on each axis.\n  received: "
                        + columns.get(0).size() + " values of \"" + axes.get(0).title() + "\" and "
                        + columns.get(i).size() + " of \"" + axes.get(i).title()
                        + "\"\n  try: NaN where there is no value");
            }
        }
    }

    /**
     * Returns lines over axes, 720 × 300 pixels; the lowest value of the last axis is the best.
     *
     * @param axes from left to right; the last one colours the lines
     * @param columns for each axis the values of all lines
     */
    public static ParallelCoordinates of(String title, List<Axis> axes, List<Values> columns) {
        return new ParallelCoordinates(title, "", axes, columns, Best.LOWEST, 720, 300);
    }

    /** Returns this chart with another title. */
    public ParallelCoordinates title(String newTitle) {
        return new ParallelCoordinates(newTitle, caption, axes, columns, best, width, height);
    }

    /** Returns this chart with another caption. */
    public ParallelCoordinates caption(String newCaption) {
        return new ParallelCoordinates(title, newCaption, axes, columns, best, width, height);
    }

    /** Returns this chart with another choice of the best line. */
    public ParallelCoordinates best(Best newBest) {
        return new ParallelCoordinates(title, caption, axes, columns, newBest, width, height);
    }

    @Override
    public ParallelCoordinates size(int newWidth, int newHeight) {
        return new ParallelCoordinates(title, caption, axes, columns, best, newWidth, newHeight);
    }

    /** Returns how many lines there are. */
    public int lines() {
        return columns.get(0).size();
    }

    /** Returns which lines are drawn: all, or of very many an even choice, the best one among them. */
    public IntStream drawnLines() {
        int every = (lines() + MOST_LINES - 1) / MOST_LINES;
        int bestLine = bestLine().orElse(-1);
        return IntStream.range(0, lines()).filter(line -> every < 2 || line % every == 0 || line == bestLine);
    }

    /** Returns the stretch of an axis, counted from 0, that shows all its values. */
    public Range range(int axis) {
        return Range.around(axes.get(axis), columns.get(axis).stream(), 0);
    }

    /** Returns the position of the best line, the first of equals; empty where there is none. */
    public OptionalInt bestLine() {
        int found = -1;
        int sign = best == Best.LOWEST ? 1 : -1;
        for (int line = 0; line < lines() && best != Best.NONE; line++) {
            double value = value(line);
            if (lastAxis().holds(value) && (found < 0 || sign * value < sign * value(found))) {
                found = line;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private double value(int line) {
        return columns.get(columns.size() - 1).at(line);
    }

    private Axis lastAxis() {
        return axes.get(axes.size() - 1);
    }

    @Override
    public String altText() {
        List<String> text = new ArrayList<>();
        if (!title.isBlank()) {
            text.add(title);
        }
        text.add("  " + Numbers.count(lines()) + (lines() == 1 ? " line over " : " lines over ") + axes.size()
                + (axes.size() == 1 ? " axis" : " axes"));
        for (int axis = 0; axis < axes.size(); axis++) {
            text.add("    " + name(axis) + ": " + span(axis));
        }
        bestLine()
                .ifPresent(line -> text.add("  best: "
                        + String.join(
                                ", ",
                                IntStream.range(0, axes.size())
                                        .mapToObj(axis -> name(axis) + " "
                                                + axes.get(axis)
                                                        .text(columns.get(axis).at(line)))
                                        .toList())));
        if (!caption.isBlank()) {
            text.add(caption);
        }
        if (!omissions().isEmpty()) {
            text.add(omissions());
        }
        return String.join("\n", text);
    }

    private String name(int axis) {
        String name = axes.get(axis).title();
        return name.isBlank() ? "axis " + (axis + 1) : name;
    }

    private String span(int position) {
        Axis axis = axes.get(position);
        if (axis.kind() == Axis.Kind.CATEGORY) {
            return String.join(", ", axis.names());
        }
        double low = columns.get(position).stream().filter(axis::holds).min().orElse(Double.NaN);
        double high = columns.get(position).stream().filter(axis::holds).max().orElse(Double.NaN);
        return Double.isNaN(low) ? "no values" : axis.text(low) + " … " + axis.text(high);
    }

    @Override
    public String omissions() {
        long drawn = drawnLines().count();
        String choice =
                drawn == lines() ? "" : Numbers.count(drawn) + " of " + Numbers.count(lines()) + " lines are drawn. ";
        return (choice + Omissions.of(this).sentence()).strip();
    }
}
