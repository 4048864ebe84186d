package org.cellstate.dsl.chart.vega;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Cells;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Shading;
import org.cellstate.dsl.chart.Side;

/** A heat map as cells on two sides of names, with the numbers in them where the picture has them. */
final class HeatmapSpec {

    private static final int STOPS = 9;
    private static final double ROOM_FOR_NUMBERS = 30;

    private final Heatmap map;
    private final int blockRows;
    private final int blockColumns;

    private HeatmapSpec(Heatmap map, int budget) {
        this.map = map;
        double over = Math.sqrt((double) map.cells().rows() * map.cells().columns() / budget);
        this.blockRows = over <= 1 ? 1 : block(map.cells().rows(), over);
        this.blockColumns = over <= 1 ? 1 : block(map.cells().columns(), over);
    }

    private static int block(int count, double over) {
        return Math.max(1, Math.min(count, (int) Math.ceil(over)));
    }

    static Map<String, Object> of(Heatmap map, int budget) {
        return new HeatmapSpec(map, budget).write();
    }

    private Map<String, Object> write() {
        List<Map<String, Object>> rows = rows();
        Map<String, Object> position = new LinkedHashMap<>();
        position.put(
                "x", side("column", map.columns(), blockColumns, map.cells().columns(), "top"));
        position.put("y", side("row", map.rows(), blockRows, map.cells().rows(), "left"));
        Map<String, Object> coloured = new LinkedHashMap<>(position);
        coloured.put("color", colour());
        coloured.put(
                "tooltip",
                List.of(
                        Tree.of("field", "row name", "type", "nominal", "title", titled(map.rows(), "row")),
                        Tree.of("field", "column name", "type", "nominal", "title", titled(map.columns(), "column")),
                        Tree.of("field", "value", "type", "quantitative", "title", "value", "format", ".4~g")));
        List<Object> layers = new ArrayList<>();
        layers.add(Tree.of("mark", Tree.of("type", "rect", "invalid", null), "encoding", coloured));
        if (hasNumbers()) {
            Map<String, Object> written = new LinkedHashMap<>(position);
            written.put("text", Tree.of("field", "text", "type", "nominal"));
            written.put(
                    "color",
                    Tree.of(
                            "condition",
                            Tree.of("test", "datum.white", "value", "#FFFFFF"),
                            "value",
                            Tree.colour(Palette.INK)));
            layers.add(Tree.of("mark", Tree.of("type", "text", "fontSize", 11), "encoding", written));
        }
        return Tree.of("data", Tree.of("values", rows), "layer", layers);
    }

    private boolean hasNumbers() {
        Cells cells = map.cells();
        return blockRows == 1
                && blockColumns == 1
                && (double) map.width() / Math.max(1, cells.columns()) >= ROOM_FOR_NUMBERS
                && (double) map.height() / Math.max(1, cells.rows()) >= ROOM_FOR_NUMBERS / 2;
    }

    private List<Map<String, Object>> rows() {
        Cells cells = map.cells();
        Shading scale = map.scale();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < cells.rows(); row += blockRows) {
            for (int column = 0; column < cells.columns(); column += blockColumns) {
                double value = mean(row, column);
                boolean white = scale.ramp().wantsWhiteText(scale.share(value));
                rows.add(Tree.of(
                        "row",
                        row,
                        "column",
                        column,
                        "row name",
                        map.rows().name(row),
                        "column name",
                        map.columns().name(column),
                        "value",
                        Tree.number(value),
                        "text",
                        hasNumbers() ? map.text(row, column) : "",
                        "white",
                        white));
            }
        }
        return rows;
    }

    private double mean(int row, int column) {
        double mean = 0;
        int count = 0;
        for (int i = row; i < Math.min(row + blockRows, map.cells().rows()); i++) {
            for (int j = column; j < Math.min(column + blockColumns, map.cells().columns()); j++) {
                if (Double.isFinite(map.cells().at(i, j))) {
                    count++;
                    mean += map.cells().at(i, j) / count - mean / count;
                }
            }
        }
        return count == 0 ? Double.NaN : mean;
    }

    private static String titled(Side side, String other) {
        return side.title().isBlank() ? other : side.title();
    }

    private static Map<String, Object> side(String field, Side side, int block, int count, String orient) {
        String names = IntStream.range(0, count)
                .filter(i -> i % block == 0)
                .mapToObj(i -> Tree.literal(side.name(i)))
                .collect(Collectors.joining(",", "[", "]"));
        Map<String, Object> axis = Tree.of(
                "orient",
                orient,
                "title",
                side.title().isBlank() ? null : side.title(),
                "labelExpr",
                names + "[datum.value / " + block + "]",
                "labelOverlap",
                true,
                "grid",
                false);
        if (field.equals("column")) {
            axis.put("labelAngle", -45);
        }
        return Tree.of(
                "field",
                field,
                "type",
                "ordinal",
                "axis",
                axis,
                "scale",
                Tree.of("paddingInner", 0, "paddingOuter", 0));
    }

    /** As many stops as the ramp has bends: Vega blends between them. */
    private Map<String, Object> colour() {
        Shading scale = map.scale();
        List<Object> domain = new ArrayList<>();
        List<Object> range = new ArrayList<>();
        for (int i = 0; i < STOPS; i++) {
            double share = (double) i / (STOPS - 1);
            domain.add(scale.low() * (1 - share) + scale.high() * share);
            range.add(Tree.colour(scale.ramp().rgb(share)));
        }
        return Tree.of(
                "field",
                "value",
                "type",
                "quantitative",
                "scale",
                Tree.of("domain", domain, "range", range, "clamp", true),
                "legend",
                Tree.of("title", null));
    }
}
