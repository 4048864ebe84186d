package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Small multiples: charts in a grid under one title. The children keep their titles, captions and axes and are drawn in equal
 * panels, row by row from the left.
 *
 * @param title what they show together
 * @param caption what holds for all of them; may be empty
 * @param columns the panels of a row, at least 1
 * @param charts of any kind, facets among them
 * @param size of the whole, by default 720 pixels wide with panels of 240 pixels height, for maps of square cells nearly square ones
 */
public record Facets(String title, String caption, int columns, List<Chart> charts, Size size) implements Chart {

    /** Between panels. */
    public static final int GAP = 16;

    private static final int WIDTH = 720;
    private static final int PANEL_HEIGHT = 240;
    private static final int LARGEST_SQUARE = 360;
    private static final int LEAST_WIDTH = 150;
    private static final int LEAST_HEIGHT = 120;

    public Facets {
        if (columns < 1) {
            throw new IllegalArgumentException("Facets must have at least one column.\n  received: columns=" + columns
                    + "\n  try: as many columns as there are charts, at most 4");
        }
        charts = List.copyOf(charts);
    }

    /** Returns charts in rows of {@code columns} panels. */
    public static Facets of(String title, int columns, Chart... charts) {
        return of(title, columns, List.of(charts));
    }

    /** Returns charts in rows of {@code columns} panels. */
    public static Facets of(String title, int columns, List<? extends Chart> charts) {
        return new Facets(title, "", columns, List.copyOf(charts), Size.FITTED);
    }

    /** Returns these facets with another title. */
    public Facets title(String newTitle) {
        return new Facets(newTitle, caption, columns, charts, size);
    }

    /** Returns these facets with another caption. */
    public Facets caption(String newCaption) {
        return new Facets(title, newCaption, columns, charts, size);
    }

    @Override
    public Facets size(int newWidth, int newHeight) {
        return new Facets(title, caption, columns, charts, new Size(newWidth, newHeight));
    }

    /** Returns how many rows of panels there are. */
    public int rows() {
        return (charts.size() + columns - 1) / columns;
    }

    @Override
    public int width() {
        return size.isFitted() ? Math.max(WIDTH, across(LEAST_WIDTH, Math.min(columns, charts.size()))) : size.width();
    }

    @Override
    public int height() {
        if (!size.isFitted()) {
            return size.height();
        }
        int lines = caption.isBlank() ? 0 : Math.min(3, 1 + caption.length() / 95);
        int words =
                24 + (title.isBlank() ? 0 : 24 + (title.length() > 85 ? 17 : 0)) + (lines == 0 ? 0 : 8 + 15 * lines);
        return Math.max(LEAST_HEIGHT, words + across(panelHeight(), rows()));
    }

    /** Maps of square cells want square panels. */
    private int panelHeight() {
        boolean squares = charts.stream().allMatch(chart -> chart instanceof Heatmap map && map.square());
        int shown = Math.max(1, Math.min(columns, charts.size()));
        int panelWidth = (width() - (shown - 1) * GAP) / shown;
        return squares ? Math.min(LARGEST_SQUARE, panelWidth * 9 / 10) : PANEL_HEIGHT;
    }

    private static int across(int panel, int count) {
        return count * panel + Math.max(0, count - 1) * GAP;
    }

    @Override
    public String altText() {
        List<String> lines = new ArrayList<>();
        if (!title.isBlank()) {
            lines.add(title);
        }
        for (Chart chart : charts) {
            chart.altText().lines().forEach(line -> lines.add("  " + line));
        }
        if (charts.isEmpty()) {
            lines.add("No charts to draw.");
        }
        if (!caption.isBlank()) {
            lines.add(caption);
        }
        return String.join("\n", lines);
    }

    @Override
    public String omissions() {
        return charts.isEmpty()
                ? "No charts to draw."
                : String.join(
                        " ",
                        charts.stream()
                                .filter(chart -> !chart.omissions().isEmpty())
                                .map(chart -> (chart.title().isBlank() ? "" : chart.title() + ": ") + chart.omissions())
                                .toList());
    }
}
