package org.cellstate.dsl.chart.vega;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;

/** Parallel coordinates: each axis scaled to the same height, its numbers written beside it, the best line in ink on top. */
final class ParallelSpec {

    private final ParallelCoordinates chart;
    private final List<Range> ranges;
    private final int axes;

    private ParallelSpec(ParallelCoordinates chart) {
        this.chart = chart;
        this.axes = chart.axes().size();
        this.ranges = IntStream.range(0, axes).mapToObj(chart::range).toList();
    }

    static Map<String, Object> of(ParallelCoordinates chart, int budget) {
        return new ParallelSpec(chart).write(budget);
    }

    private Map<String, Object> write(int budget) {
        int[] lines = Thinned.all(chart.lines(), Math.max(1, budget / (axes + 1)));
        OptionalInt best = chart.bestLine();
        List<Object> layers = new ArrayList<>();
        layers.add(rules());
        layers.add(layer(rows(lines), 1.2, 0.8, colour()));
        if (best.isPresent()) {
            layers.add(layer(rows(best.getAsInt()), 2.6, 1, Tree.of("value", Tree.colour(Palette.INK))));
        }
        layers.add(ticks());
        return Tree.of("layer", layers);
    }

    private List<Object> rows(int... lines) {
        List<Object> rows = new ArrayList<>();
        for (int line : lines) {
            double last =
                    ranges.get(axes - 1).fraction(chart.columns().get(axes - 1).at(line));
            String words = IntStream.range(0, axes)
                    .mapToObj(axis -> name(axis) + " "
                            + chart.axes()
                                    .get(axis)
                                    .text(chart.columns().get(axis).at(line)))
                    .collect(Collectors.joining(", "));
            for (int axis = 0; axis < axes; axis++) {
                double place =
                        ranges.get(axis).fraction(chart.columns().get(axis).at(line));
                rows.add(Tree.of(
                        "line",
                        line,
                        "axis",
                        axis,
                        "place",
                        Tree.number(place),
                        "last",
                        Tree.number(last),
                        "words",
                        words));
            }
        }
        return rows;
    }

    private String name(int axis) {
        String title = chart.axes().get(axis).title();
        return title.isBlank() ? "axis " + (axis + 1) : title;
    }

    private Map<String, Object> layer(List<Object> rows, double width, double opacity, Map<String, Object> colour) {
        return Tree.of(
                "data",
                Tree.of("values", rows),
                "mark",
                Tree.of(
                        "type",
                        "line",
                        "strokeWidth",
                        width,
                        "opacity",
                        opacity,
                        "point",
                        Tree.of("opacity", 0, "size", 60)),
                "encoding",
                Tree.of(
                        "x",
                        across(),
                        "y",
                        up(),
                        "detail",
                        Tree.of("field", "line", "type", "nominal"),
                        "color",
                        colour,
                        "tooltip",
                        Tree.of("field", "words", "type", "nominal", "title", "trial")));
    }

    private Map<String, Object> across() {
        String names = IntStream.range(0, axes)
                .mapToObj(axis -> Tree.literal(name(axis)))
                .collect(Collectors.joining(","));
        return Tree.of(
                "field",
                "axis",
                "type",
                "quantitative",
                "scale",
                Tree.of("domain", List.of(-0.1, axes - 0.9), "nice", false, "zero", false),
                "axis",
                Tree.of(
                        "values",
                        IntStream.range(0, axes).boxed().toList(),
                        "labelExpr",
                        "[" + names + "][datum.value]",
                        "labelOverlap",
                        false,
                        "grid",
                        false,
                        "title",
                        null));
    }

    private static Map<String, Object> up() {
        return Tree.of(
                "field",
                "place",
                "type",
                "quantitative",
                "scale",
                Tree.of("domain", List.of(-0.03, 1.03), "nice", false),
                "axis",
                null);
    }

    private Map<String, Object> rules() {
        List<Object> rows = IntStream.range(0, axes)
                .mapToObj(axis -> (Object) Tree.of("axis", axis))
                .toList();
        return Tree.of(
                "data",
                Tree.of("values", rows),
                "mark",
                Tree.of("type", "rule", "color", Tree.colour(Palette.GRID)),
                "encoding",
                Tree.of("x", across()));
    }

    private Map<String, Object> ticks() {
        List<Object> rows = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            Range range = ranges.get(axis);
            for (Tick tick : Ticks.along(range, Math.max(60, chart.height() - 96), label -> 30)
                    .ticks()) {
                rows.add(Tree.of("axis", axis, "place", range.fraction(tick.at()), "label", tick.label()));
            }
        }
        return Tree.of(
                "data",
                Tree.of("values", rows),
                "mark",
                Tree.of(
                        "type",
                        "text",
                        "align",
                        "right",
                        "dx",
                        -5,
                        "fontSize",
                        10,
                        "color",
                        Tree.colour(Palette.SECONDARY)),
                "encoding",
                Tree.of("x", across(), "y", up(), "text", Tree.of("field", "label", "type", "nominal")));
    }

    private Map<String, Object> colour() {
        Axis last = chart.axes().get(axes - 1);
        List<Object> domain = List.of(0, 0.5, 1);
        List<Object> range = List.of(
                Tree.colour(Ramp.SEQUENTIAL.rgb(0.3)),
                Tree.colour(Ramp.SEQUENTIAL.rgb(0.6)),
                Tree.colour(Ramp.SEQUENTIAL.rgb(1)));
        return Tree.of(
                "field",
                "last",
                "type",
                "quantitative",
                "title",
                last.title(),
                "scale",
                Tree.of("domain", domain, "range", range),
                "legend",
                null);
    }
}
