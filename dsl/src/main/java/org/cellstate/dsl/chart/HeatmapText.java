package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;

/** Says a heat map: its size, its range, and where the largest number of each row lies when the rows are few. */
final class HeatmapText {

    private static final int FEW = 12;

    private HeatmapText() {}

    static String of(Heatmap map) {
        List<String> lines = new ArrayList<>();
        add(lines, map.title());
        lines.add("  " + shape(map));
        Cells cells = map.cells();
        int[] low = extreme(map, 0, cells.rows(), -1);
        int[] high = extreme(map, 0, cells.rows(), 1);
        if (low.length > 0) {
            lines.add("  lowest " + place(map, low) + ", highest " + place(map, high));
        }
        if (cells.rows() > 1 && cells.rows() <= FEW && low.length > 0) {
            lines.add("  largest in each row:");
            for (int row = 0; row < cells.rows(); row++) {
                int[] most = extreme(map, row, row + 1, 1);
                lines.add("    " + row(map, row) + ": "
                        + (most.length == 0
                                ? "no values"
                                : column(map, most[1]) + " " + Numbers.text(cells.at(most[0], most[1]))));
            }
        }
        add(lines, map.caption());
        add(lines, map.omissions());
        return String.join("\n", lines);
    }

    private static String shape(Heatmap map) {
        return counted(map.cells().rows(), "row") + " × " + counted(map.cells().columns(), "column")
                + titled(", rows: ", map.rows()) + titled(", columns: ", map.columns());
    }

    private static String counted(int count, String noun) {
        return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String titled(String words, Side side) {
        return side.title().isBlank() ? "" : words + side.title();
    }

    private static String row(Heatmap map, int position) {
        return (map.rows().labels().isEmpty() ? "row " : "") + map.rows().name(position);
    }

    private static String column(Heatmap map, int position) {
        return (map.columns().labels().isEmpty() ? "column " : "")
                + map.columns().name(position);
    }

    private static String place(Heatmap map, int[] place) {
        return Numbers.text(map.cells().at(place[0], place[1])) + " at " + row(map, place[0]) + " × "
                + column(map, place[1]);
    }

    /** Returns the first place of the largest (or, with sign -1, the least) finite number in some rows; none without numbers. */
    private static int[] extreme(Heatmap map, int from, int to, int sign) {
        int[] best = {};
        for (int row = from; row < to; row++) {
            for (int column = 0; column < map.cells().columns(); column++) {
                double number = map.cells().at(row, column);
                if (Double.isFinite(number)
                        && (best.length == 0
                                || sign * number > sign * map.cells().at(best[0], best[1]))) {
                    best = new int[] {row, column};
                }
            }
        }
        return best;
    }

    private static void add(List<String> lines, String text) {
        if (!text.isBlank()) {
            lines.add(text);
        }
    }
}
