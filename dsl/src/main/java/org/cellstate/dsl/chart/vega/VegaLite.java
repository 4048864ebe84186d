package org.cellstate.dsl.chart.vega;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.ParallelCoordinates;

/** Writes charts as specifications of Vega-Lite 5, with the numbers in them. */
public final class VegaLite {

    /** What notebooks call such a specification. */
    public static final String MIME_TYPE = "application/vnd.vegalite.v5+json";

    /** The most rows of data in the specification of one chart. */
    public static final int MOST_ROWS = 5_000;

    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
    private static final int MARGINS = 96;

    private VegaLite() {}

    /** Returns the specification of a chart as a tree of maps, lists, texts and numbers. */
    public static Map<String, Object> of(Chart chart) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("$schema", SCHEMA);
        spec.put("description", chart.altText());
        spec.putAll(panel(chart, chart.width(), chart.height(), MOST_ROWS));
        spec.put("background", "white");
        spec.put("padding", 12);
        spec.put("config", config());
        return spec;
    }

    /** Returns what shows a chart within a rectangle, on its own or among others. */
    private static Map<String, Object> panel(Chart chart, int width, int height, int rows) {
        Map<String, Object> spec = new LinkedHashMap<>();
        title(chart).forEach(spec::put);
        if (chart instanceof Facets facets) {
            spec.putAll(grid(facets, width, height, rows));
            return spec;
        }
        spec.put("width", Math.max(80, width - MARGINS));
        spec.put("height", Math.max(60, height - MARGINS));
        if (chart instanceof Figure figure) {
            spec.putAll(new FigureSpec(figure, rows).write());
        } else if (chart instanceof Heatmap map) {
            spec.putAll(HeatmapSpec.of(map, rows));
        } else if (chart instanceof ParallelCoordinates lines) {
            spec.putAll(ParallelSpec.of(lines, rows));
        }
        return spec;
    }

    private static Map<String, Object> title(Chart chart) {
        String caption = (chart.caption() + " " + (chart instanceof Facets ? "" : chart.omissions())).strip();
        if (chart.title().isBlank() && caption.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> title = Tree.of("text", Words.lines(chart.title(), chart.width() / 7));
        if (!caption.isEmpty()) {
            title.put("subtitle", Words.lines(caption, chart.width() / 6));
        }
        return Map.of("title", title);
    }

    private static Map<String, Object> grid(Facets facets, int width, int height, int rows) {
        int count = Math.max(1, facets.charts().size());
        int across = Math.min(count, facets.columns());
        List<Object> panels = new ArrayList<>();
        for (Chart chart : facets.charts()) {
            panels.add(panel(chart, width / across, height / Math.max(1, facets.rows()), rows / count));
        }
        return Tree.of(
                "concat",
                panels,
                "columns",
                facets.columns(),
                "resolve",
                Tree.of("scale", Tree.of("color", "independent")));
    }

    private static Map<String, Object> config() {
        String secondary = Tree.colour(Palette.SECONDARY);
        return Tree.of(
                "font",
                "DejaVu Sans, Verdana, Geneva, sans-serif",
                "view",
                Tree.of("stroke", null),
                "title",
                Tree.of(
                        "anchor",
                        "start",
                        "color",
                        Tree.colour(Palette.INK),
                        "fontSize",
                        13,
                        "subtitleColor",
                        secondary,
                        "subtitleFontSize",
                        11,
                        "offset",
                        10),
                "axis",
                Tree.of(
                        "labelColor",
                        secondary,
                        "titleColor",
                        secondary,
                        "titleFontWeight",
                        "normal",
                        "titleFontSize",
                        12,
                        "labelFontSize",
                        11,
                        "gridColor",
                        Tree.colour(Palette.GRID),
                        "domain",
                        false,
                        "ticks",
                        false,
                        "labelPadding",
                        6),
                "legend",
                Tree.of("labelColor", secondary, "titleColor", secondary, "titleFontWeight", "normal"));
    }
}
