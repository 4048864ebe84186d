package org.cellstate.dsl.chart.vega;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.jspecify.annotations.Nullable;

/** Marks of a figure as layers. */
final class MarkLayers {

    private static final int FEW = 1_000;
    private static final double FILL = 0.3;
    private static final double DOT = Math.PI / 4;

    private final Figure figure;
    private final int budget;

    MarkLayers(Figure figure, int rows) {
        this.figure = figure;
        long marks = figure.marks().stream()
                .filter(mark -> !(mark instanceof Mark.Rule) && !(mark instanceof Mark.Region))
                .count();
        this.budget = (int) Math.max(2, (rows - 2L * figure.marks().size()) / Math.max(1, marks));
    }

    /** Returns the colour of a mark that a legend can name. */
    static @Nullable Palette colour(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.stroke().colour();
        } else if (mark instanceof Mark.Steps steps) {
            return steps.stroke().colour();
        } else if (mark instanceof Mark.Band band) {
            return band.colour();
        } else if (mark instanceof Mark.Points points) {
            return points.colour();
        } else if (mark instanceof Mark.Bars bars) {
            return bars.colour();
        }
        return null;
    }

    void add(List<Map<String, Object>> layers, Mark mark) {
        if (mark instanceof Mark.Line line) {
            addLine(layers, line.label(), line.x(), line.y(), line.stroke(), "linear");
        } else if (mark instanceof Mark.Steps steps) {
            addLine(layers, steps.label(), steps.x(), steps.y(), steps.stroke(), "step-after");
        } else if (mark instanceof Mark.Band band) {
            addBand(layers, band);
        } else if (mark instanceof Mark.Points points) {
            addPoints(layers, points.label(), points.x(), points.y(), points.colour(), points.diameter());
        } else if (mark instanceof Mark.Bars bars) {
            addBars(layers, bars);
        } else if (mark instanceof Mark.Bins bins) {
            addBins(layers, bins);
        } else if (mark instanceof Mark.HorizontalBars bars) {
            addHorizontalBars(layers, bars);
        } else if (mark instanceof Mark.Stems stems) {
            addStems(layers, stems);
        } else if (mark instanceof Mark.Boxes boxes) {
            addBoxes(layers, boxes);
        } else if (mark instanceof Mark.Rule rule) {
            addRule(layers, rule);
        } else if (mark instanceof Mark.Region region) {
            addRegion(layers, region);
        } else if (mark instanceof Mark.HorizontalRule rule) {
            addHorizontalRule(layers, rule);
        } else if (mark instanceof Mark.Annotation annotation) {
            addAnnotation(layers, annotation);
        }
    }

    private void addLine(
            List<Map<String, Object>> layers, String label, Values x, Values y, Stroke stroke, String interpolate) {
        Rows rows = new Rows(figure, Thinned.line(figure, x, y, budget));
        Map<String, Object> mark = Tree.of(
                "type",
                "line",
                "clip",
                true,
                "interpolate",
                interpolate,
                "strokeWidth",
                stroke.width(),
                "strokeCap",
                "round");
        if (stroke.dashed()) {
            mark.put("strokeDash", List.of(3 * stroke.width(), 3 * stroke.width()));
        }
        if (rows.size() <= FEW) {
            mark.put("point", Tree.of("opacity", 0, "size", 60)); // unseen, for the pointer
        }
        layers.add(rows.x("x", x).y("y", y).layer(mark, label, stroke.colour()));
    }

    private void addBand(List<Map<String, Object>> layers, Mark.Band band) {
        int[] places = Thinned.band(figure, band, budget);
        Map<String, Object> mark = Tree.of("type", "area", "clip", true, "opacity", band.opacity());
        layers.add(new Rows(figure, places)
                .x("x", band.x())
                .y("y", band.lower())
                .y("y2", band.upper())
                .layer(mark, band.label(), band.colour()));
    }

    private void addPoints(
            List<Map<String, Object>> layers, String label, Values x, Values y, Palette colour, double diameter) {
        Map<String, Object> mark =
                Tree.of("type", "point", "clip", true, "filled", true, "opacity", 1, "size", DOT * diameter * diameter);
        layers.add(new Rows(figure, Thinned.cloud(figure, x, y, budget))
                .x("x", x)
                .y("y", y)
                .layer(mark, label, colour));
    }

    private void addBars(List<Map<String, Object>> layers, Mark.Bars bars) {
        double[] sides = bars.sides();
        layers.add(new Rows(figure, Thinned.line(figure, bars.x(), bars.y(), budget))
                .x("x", shifted(bars.x(), sides[0]))
                .x("x2", shifted(bars.x(), sides[1]))
                .y("y", zeros(bars.y()))
                .y("y2", bars.y())
                .tip(figure.x(), "at", bars.x())
                .tip(figure.y(), "y2", bars.y())
                .layer(rectangle(1), bars.label(), bars.colour()));
    }

    private void addBins(List<Map<String, Object>> layers, Mark.Bins bins) {
        Values left = part(bins.edges(), 0, bins.counts().size());
        Values right = part(bins.edges(), 1, bins.counts().size());
        layers.add(new Rows(figure, Thinned.line(figure, left, bins.counts(), budget))
                .x("x", left)
                .x("x2", right)
                .y("y", zeros(bins.counts()))
                .y("y2", bins.counts())
                .tip(figure.x(), "x", "from")
                .tip(figure.x(), "x2", "to")
                .tip(figure.y(), "y2", bins.counts())
                .layer(Tree.with(rectangle(1), "stroke", "white"), bins.label(), bins.colour()));
    }

    private void addHorizontalBars(List<Map<String, Object>> layers, Mark.HorizontalBars bars) {
        double half = Figure.barWidth(bars.y()) / 2;
        int[] places = Thinned.all(bars.y().size(), budget / 2);
        double zero = zero(figure.x().holds(0), figure.xRange().min());
        layers.add(new Rows(figure, places)
                .x("x", constant(bars.x().size(), zero))
                .x("x2", bars.x())
                .y("y", shifted(bars.y(), -half))
                .y("y2", shifted(bars.y(), half))
                .tip(figure.y(), "at", bars.y())
                .tip(figure.x(), "x2", bars.x())
                .layer(rectangle(1), "", bars.colour()));
        if (bars.lower().size() > 0) {
            layers.add(new Rows(figure, places)
                    .x("x", bars.lower())
                    .x("x2", bars.upper())
                    .y("y", bars.y())
                    .layer(line(1.4), "", Palette.INK));
        }
    }

    private void addStems(List<Map<String, Object>> layers, Mark.Stems stems) {
        layers.add(new Rows(figure, Thinned.line(figure, stems.x(), stems.y(), budget / 2))
                .x("x", stems.x())
                .y("y", zeros(stems.y()))
                .y("y2", stems.y())
                .layer(line(1.4), "", stems.colour()));
        addPoints(layers, "", stems.x(), stems.y(), stems.colour(), 5);
    }

    private void addBoxes(List<Map<String, Object>> layers, Mark.Boxes boxes) {
        double half = 0.3 * Figure.barWidth(boxes.x());
        int[] all = Thinned.all(boxes.x().size(), budget / 4);
        Values low = of(boxes.boxes(), Box::low);
        Values lower = of(boxes.boxes(), Box::lower);
        Values median = of(boxes.boxes(), Box::median);
        Values upper = of(boxes.boxes(), Box::upper);
        Values high = of(boxes.boxes(), Box::high);
        layers.add(new Rows(figure, all)
                .x("x", boxes.x())
                .y("y", low)
                .y("y2", high)
                .layer(line(1.2), "", boxes.colour()));
        layers.add(new Rows(figure, all)
                .x("x", shifted(boxes.x(), -half))
                .x("x2", shifted(boxes.x(), half))
                .y("y", lower)
                .y("y2", upper)
                .tip(figure.x(), "group", boxes.x())
                .tip(figure.y(), "lower quartile", lower)
                .tip(figure.y(), "median", median)
                .tip(figure.y(), "upper quartile", upper)
                .layer(
                        Tree.with(rectangle(1), "stroke", Tree.colour(boxes.colour())),
                        Tree.of("value", Tree.colour(boxes.colour(), FILL))));
        layers.add(new Rows(figure, all)
                .x("x", shifted(boxes.x(), -half))
                .x("x2", shifted(boxes.x(), half))
                .y("y", median)
                .layer(line(2.4), "", Palette.INK));
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < boxes.boxes().size(); i++) {
            double at = boxes.x().at(i);
            boxes.boxes().get(i).outliers().stream().forEach(value -> {
                x.add(at);
                y.add(value);
            });
        }
        if (!x.isEmpty()) {
            Values outX = Values.of(x.stream().mapToDouble(Double::doubleValue).toArray());
            Values outY = Values.of(y.stream().mapToDouble(Double::doubleValue).toArray());
            layers.add(new Rows(figure, Thinned.cloud(figure, outX, outY, budget / 4))
                    .x("x", outX)
                    .y("y", outY)
                    .layer(Tree.of("type", "point", "filled", true, "opacity", 1, "size", 14), "", boxes.colour()));
        }
    }

    private void addRule(List<Map<String, Object>> layers, Mark.Rule rule) {
        Values x = Values.of(rule.x());
        layers.add(new Rows(figure, 0).x("x", x).layer(line(1), "", Palette.SECONDARY));
        addWords(layers, rule.label(), x);
    }

    private void addRegion(List<Map<String, Object>> layers, Mark.Region region) {
        Map<String, Object> mark = Tree.with(rectangle(region.shaded() ? 1 : 0), "color", "#F5F5F5");
        layers.add(new Rows(figure, 0)
                .x("x", Values.of(region.from()))
                .x("x2", Values.of(region.to()))
                .layer(mark, Tree.of("value", "#F5F5F5")));
        addWords(layers, region.label(), Values.of(region.from()));
    }

    private void addWords(List<Map<String, Object>> layers, String words, Values x) {
        if (!words.isEmpty()) {
            Map<String, Object> mark = Tree.of("type", "text", "text", words, "align", "left", "dx", 4, "dy", 8);
            mark.put("y", 0);
            layers.add(new Rows(figure, 0).x("x", x).layer(mark, "", Palette.SECONDARY));
        }
    }

    private void addHorizontalRule(List<Map<String, Object>> layers, Mark.HorizontalRule rule) {
        Map<String, Object> mark = line(rule.stroke().width());
        if (rule.stroke().dashed()) {
            mark.put("strokeDash", List.of(4, 4));
        }
        Values y = Values.of(rule.y());
        layers.add(new Rows(figure, 0).y("y", y).layer(mark, "", rule.stroke().colour()));
        if (!rule.label().isEmpty()) {
            Map<String, Object> words = Tree.of("type", "text", "text", rule.label(), "align", "right", "dy", -6);
            words.put("x", "width");
            layers.add(
                    new Rows(figure, 0).y("y", y).layer(words, "", rule.stroke().colour()));
        }
    }

    private void addAnnotation(List<Map<String, Object>> layers, Mark.Annotation annotation) {
        Values x = Values.of(annotation.x());
        Values y = Values.of(annotation.y());
        addPoints(layers, "", x, y, Palette.INK, 6);
        layers.add(new Rows(figure, 0)
                .x("x", x)
                .y("y", y)
                .layer(
                        Tree.of("type", "text", "text", annotation.label(), "align", "left", "dx", 6, "dy", -6),
                        "",
                        Palette.INK));
    }

    private static Map<String, Object> rectangle(double opacity) {
        return Tree.of("type", "rect", "clip", true, "opacity", opacity);
    }

    private static Map<String, Object> line(double width) {
        return Tree.of("type", "rule", "clip", true, "strokeWidth", width);
    }

    private Values zeros(Values values) {
        return constant(values.size(), zero(figure.y().holds(0), figure.yRange().min()));
    }

    private static double zero(boolean held, double least) {
        return held ? 0 : least;
    }

    private static Values constant(int size, double value) {
        double[] numbers = new double[size];
        Arrays.fill(numbers, value);
        return Values.of(numbers);
    }

    private static Values shifted(Values values, double by) {
        return Values.of(values.stream().map(value -> value + by).toArray());
    }

    private static Values part(Values values, int from, int count) {
        return Values.of(values.stream().skip(from).limit(count).toArray());
    }

    private static Values of(List<Box> boxes, ToDoubleFunction<Box> number) {
        return Values.of(boxes.stream().mapToDouble(number).toArray());
    }
}
