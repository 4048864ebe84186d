package org.cellstate.dsl.chart.vega;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Range;
import org.jspecify.annotations.Nullable;

/** A figure as layers over shared axes, on which it zooms. Names of lines stand in a legend at the top. */
final class FigureSpec {

    private static final int TIME_LABEL = 100;

    private final Figure figure;
    private final MarkLayers layers;

    FigureSpec(Figure figure, int rows) {
        this.figure = figure;
        this.layers = new MarkLayers(figure, rows);
    }

    Map<String, Object> write() {
        List<Map<String, Object>> written = new ArrayList<>();
        written.add(frame());
        figure.marks().stream().filter(mark -> mark instanceof Mark.Region).forEach(mark -> layers.add(written, mark));
        figure.marks().stream()
                .filter(mark -> !(mark instanceof Mark.Region))
                .forEach(mark -> layers.add(written, mark));
        return Tree.of("layer", written);
    }

    /** An unseen dot that brings the axes, and what zooms; so a figure without values has axes too. */
    private Map<String, Object> frame() {
        Range x = figure.xRange();
        Range y = figure.yRange();
        Map<String, Object> frame = Tree.of(
                "data",
                Tree.of("values", List.of(Tree.of("x", place(figure.x(), x.min()), "y", place(figure.y(), y.min())))),
                "mark",
                Tree.of("type", "point", "opacity", 0),
                "encoding",
                Tree.of("x", channel("x", figure.x(), x, false), "y", channel("y", figure.y(), y, true)));
        List<String> zoomed = new ArrayList<>();
        if (figure.x().kind() != Axis.Kind.CATEGORY) {
            zoomed.add("x");
        }
        if (figure.y().kind() != Axis.Kind.CATEGORY) {
            zoomed.add("y");
        }
        if (!zoomed.isEmpty()) {
            frame.put(
                    "params",
                    List.of(Tree.of(
                            "name",
                            "zoom",
                            "select",
                            Tree.of("type", "interval", "encodings", zoomed),
                            "bind",
                            "scales")));
        }
        return frame;
    }

    private Map<String, Object> channel(String field, Axis axis, Range range, boolean grid) {
        Map<String, Object> scale = Tree.of(
                "domain",
                List.of(
                        domain(axis, Math.min(range.min(), range.max())),
                        domain(axis, Math.max(range.min(), range.max()))),
                "nice",
                false,
                "zero",
                false);
        if (range.min() > range.max()) {
            scale.put("reverse", true);
        }
        Map<String, Object> look = Tree.of("grid", grid, "title", axis.title().isBlank() ? null : axis.title());
        switch (axis.kind()) {
            case LOGARITHMIC -> scale.put("type", "log");
            case TIME -> {
                scale.remove("zero");
                scale.put("type", "utc");
                look.put("tickCount", Math.max(2, figure.width() / TIME_LABEL));
            }
            case WHOLE -> look.put("tickMinStep", 1);
            case CATEGORY -> {
                look.put(
                        "values",
                        IntStream.range(0, axis.names().size()).boxed().toList());
                look.put("labelExpr", names(axis) + "[datum.value]");
                look.put("tickCount", axis.names().size()); // Vega leaves out values beyond the count
                look.put("labelOverlap", false);
                look.put("grid", false);
            }
            case NUMBER -> look.put("labelOverlap", true);
        }
        return Tree.of("field", field, "type", type(axis), "scale", scale, "axis", look);
    }

    private static Object domain(Axis axis, double value) {
        return place(axis, value) instanceof Number number ? number : 0;
    }

    private static String names(Axis axis) {
        return axis.names().stream().map(Tree::literal).collect(Collectors.joining(",", "[", "]"));
    }

    static String type(Axis axis) {
        return axis.kind() == Axis.Kind.TIME ? "temporal" : "quantitative";
    }

    /** Returns a value as Vega counts: a time of day stays what it is in its zone; null for what has no place on the axis. */
    static @Nullable Object place(Axis axis, double value) {
        if (!axis.holds(value)) {
            return null;
        }
        if (axis.kind() != Axis.Kind.TIME) {
            return value;
        }
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) value), axis.zone())
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** Returns whether marks of this figure stand in a legend. */
    static boolean hasLegend(Figure figure) {
        return named(figure).size() > 1;
    }

    /** Returns the colour of marks by their name in a field, with the legend of all names. */
    static Map<String, Object> legend(Figure figure, String field) {
        Map<String, String> named = named(figure);
        Map<String, Object> scale =
                Tree.of("domain", List.copyOf(named.keySet()), "range", List.copyOf(named.values()));
        return Tree.of(
                "field",
                field,
                "type",
                "nominal",
                "scale",
                scale,
                "legend",
                Tree.of("orient", "top", "title", null, "symbolOpacity", 1));
    }

    private static Map<String, String> named(Figure figure) {
        Map<String, String> named = new LinkedHashMap<>();
        for (Mark mark : figure.marks()) {
            Palette colour = MarkLayers.colour(mark);
            if (colour != null && !mark.label().isEmpty()) {
                named.putIfAbsent(mark.label(), Tree.colour(colour));
            }
        }
        return named;
    }
}
