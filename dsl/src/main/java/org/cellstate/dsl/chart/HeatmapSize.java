package org.cellstate.dsl.chart;

/** How large a heat map must be to be read. Text is measured roughly: fonts are the painter's affair. */
final class HeatmapSize {

    private static final int LONGEST_LABEL = 24;
    private static final double CHARACTER = 6.6;
    private static final double SLOPE = 0.71;
    private static final double LARGEST_CELL = 44;
    private static final int WIDE = 720;

    /** Of the colour bar: as long as the cells are high, but its numbers need room where there are one or two rows. */
    private static final double LEAST_BAR = 60;

    private static final int MOST_LEVEL = 40;

    private final Heatmap map;
    private final int rows;
    private final int columns;
    private final double left;
    private final double right;
    private final double columnLabel;

    private HeatmapSize(Heatmap map) {
        this.map = map;
        this.rows = Math.max(1, map.cells().rows());
        this.columns = Math.max(1, map.cells().columns());
        double title = map.rows().title().isBlank() ? 0 : length(map.rows().title() + " ↓") * 1.1;
        this.left = 22 + Math.max(title, widest(map.rows(), rows));
        this.right = 16 + 16 + barLabel() + 12;
        this.columnLabel = widest(map.columns(), columns);
    }

    static Size of(Heatmap map) {
        HeatmapSize size = new HeatmapSize(map);
        return map.square() ? size.squares() : size.wide();
    }

    private Size squares() {
        double cell = Math.min(LARGEST_CELL, Math.min(540.0 / columns, 480.0 / rows));
        cell = cell < 4 ? cell : Math.floor(cell);
        double overhang = level(cell) ? 0 : columnLabel * SLOPE + 20;
        double width = Math.max(300, left + columns * cell + Math.max(right, overhang - cell / 2));
        return size(width, head(width, cell) + Math.max(rows * cell, LEAST_BAR));
    }

    private Size wide() {
        double height = Math.max(220, Math.min(460, rows * 14.0));
        return size(WIDE, head(WIDE, (WIDE - left - right) / columns) + height);
    }

    private Size size(double width, double height) {
        int lines = lines(map.caption() + " " + map.omissions(), width / 6.4, 3);
        double bottom = 16 + (lines == 0 ? 0 : 8 + 15 * lines);
        return new Size((int) Math.ceil(width), (int) Math.ceil(Math.max(120, height + bottom)));
    }

    /** Returns the height above the cells: title, title of the columns, their labels. */
    private double head(double width, double cell) {
        int lines = lines(map.title(), width / 8.2, 2);
        return 14
                + (lines == 0 ? 0 : 5 + 17 * lines)
                + (map.columns().title().isBlank() ? 0 : 18)
                + (level(cell) ? 18 : columnLabel * SLOPE + 16);
    }

    private boolean level(double cell) {
        boolean named = !map.columns().labels().isEmpty();
        return !named || (columns <= MOST_LEVEL && columnLabel + 6 <= cell);
    }

    private double barLabel() {
        Shading scale = map.scale();
        Range range = new Range(Axis.number(""), scale.low(), scale.high());
        return Ticks.along(range, 150, label -> 24).ticks().stream()
                .mapToDouble(tick -> length(tick.label()))
                .max()
                .orElse(0);
    }

    private static double widest(Side side, int count) {
        if (side.labels().isEmpty()) {
            return length(Numbers.count(count));
        }
        return side.labels().stream().mapToDouble(HeatmapSize::length).max().orElse(0);
    }

    /** Letters of the Far East are twice as wide. */
    private static double length(String label) {
        long wide = label.codePoints()
                .limit(LONGEST_LABEL)
                .filter(point -> (point >= 0x1100 && point < 0x2000) || point >= 0x2E80)
                .count();
        return CHARACTER * (Math.min(LONGEST_LABEL, label.codePointCount(0, label.length())) + 0.8 * wide);
    }

    private static int lines(String text, double characters, int most) {
        String words = text.strip();
        return words.isEmpty() ? 0 : Math.min(most, 1 + (int) (words.length() / characters));
    }
}
