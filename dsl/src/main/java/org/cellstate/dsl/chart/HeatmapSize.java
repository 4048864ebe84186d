package org.cellstate.dsl.chart;

/** How large a heat map must be to be read. Text is measured roughly: fonts are the painter's affair. */
final class HeatmapSize {

    /** Longer labels are shortened. */
    static final int LONGEST_LABEL = 24;

    private static final double CHARACTER = 6.8;
    private static final int WIDE = 720;

    private HeatmapSize() {}

    static Size of(Heatmap map) {
        double left = 34 + label(map.rows(), map.cells().rows());
        double right = 78;
        double top = 20 + titleLines(map) * 17 + (map.columns().title().isBlank() ? 0 : 22);
        double bottom = 16 + captionLines(map) * 15;
        if (!map.square()) {
            double height = Math.max(220, Math.min(460, map.cells().rows() * 14.0));
            return new Size(WIDE, (int) (top + 24 + height + bottom));
        }
        int columns = Math.max(1, map.cells().columns());
        int rows = Math.max(1, map.cells().rows());
        double cell = Math.min(44, Math.min(540.0 / columns, 480.0 / rows));
        cell = cell < 4 ? cell : Math.floor(cell);
        double column = label(map.columns(), columns);
        boolean level = column + 6 <= cell;
        double head = level ? 18 : 8 + 0.75 * column;
        double overhang = level ? 0 : 0.75 * column;
        double width = left + Math.max(columns * cell + right, columns * cell + overhang + 12);
        return new Size((int) Math.max(300, width), (int) Math.max(120, top + head + rows * cell + bottom));
    }

    private static double label(Side side, int count) {
        double longest = 0;
        for (int i = 0; i < count; i++) {
            longest = Math.max(longest, length(side.name(i)));
        }
        return longest;
    }

    private static double length(String label) {
        double wide = label.codePoints()
                .limit(LONGEST_LABEL)
                .filter(point -> point >= 0x1100)
                .count();
        return CHARACTER * Math.min(LONGEST_LABEL, label.codePointCount(0, label.length())) + 5 * wide;
    }

    private static int titleLines(Heatmap map) {
        return map.title().isBlank() ? 0 : Math.min(2, 1 + map.title().length() / 60);
    }

    private static int captionLines(Heatmap map) {
        int length = (map.caption() + map.omissions()).length();
        return length == 0 ? 0 : Math.min(3, 1 + length / 60);
    }
}
