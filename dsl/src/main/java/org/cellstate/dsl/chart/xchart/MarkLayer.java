package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Decimation;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;

/** Turns the marks of a figure into lines, areas and dots of a layer. */
final class MarkLayer {

    private static final double LEAST_BAR = 1;
    private static final double WIDE_BIN = 3;

    private final Plot plot;
    private final Font font;
    private final Graphics2D canvas;
    private Layer layer;

    private MarkLayer(Plot plot, Font font, Graphics2D canvas) {
        this.plot = plot;
        this.font = font;
        this.canvas = canvas;
        this.layer = new Layer(plot.bounds(), font);
    }

    static void paint(Figure figure, Plot plot, Font font, Graphics2D canvas) {
        MarkLayer marks = new MarkLayer(plot, font, canvas);
        figure.marks().forEach(marks::add);
        marks.layer.paint(canvas);
    }

    private void add(Mark mark) {
        if (mark instanceof Mark.Line line) {
            addLine(line);
        } else if (mark instanceof Mark.Band band) {
            addBand(band);
        } else if (mark instanceof Mark.Points points) {
            addDots(plot.across(points.x()), plot.up(points.y()), Ink.of(points.colour()), points.diameter());
        } else if (mark instanceof Mark.Bars bars) {
            addBars(bars);
        } else if (mark instanceof Mark.Bins bins) {
            addBins(bins);
        } else if (mark instanceof Mark.Steps steps) {
            addLine(steps.line());
        } else if (mark instanceof Mark.Stems stems) {
            addStems(stems);
        } else if (mark instanceof Mark.HorizontalBars bars) {
            addHorizontalBars(bars);
        } else if (mark instanceof Mark.Boxes boxes) {
            addBoxes(boxes);
        } else if (mark instanceof Mark.HorizontalRule rule) {
            Values ends = Values.of(plot.x().min(), plot.x().max());
            addLine(new Mark.Line("", ends, Values.of(rule.y(), rule.y()), rule.stroke()));
        } else if (mark instanceof Mark.Annotation annotation) {
            dots(
                    new double[] {plot.across(annotation.x())},
                    new double[] {plot.up(annotation.y())},
                    Ink.of(Palette.INK),
                    5);
        }
    }

    private void addLine(Mark.Line line) {
        Decimation thin = Decimation.of(plot.across(line.x()), plot.up(line.y()));
        Color colour = Ink.of(line.stroke().colour());
        double width = line.stroke().width();
        if (thin.x().size() == 0) {
            return;
        }
        double[] x = thin.x().stream().toArray();
        double[] y = thin.y().stream().toArray();
        if (line.stroke().dashed()) {
            double[][] dashes = Dashes.along(thin.x(), thin.y(), 2 * width, 3 * width); // round ends make it 3 to 2
            layer.line(dashes[0], dashes[1], Ink.round(width), colour);
        } else {
            layer.line(x, y, Ink.round(width), colour);
        }
        addLonely(x, y, colour, Math.max(3, 2 * width));
    }

    /** A value between two gaps has no line: it is drawn as a dot. */
    private void addLonely(double[] x, double[] y, Color colour, double diameter) {
        List<double[]> lonely = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            boolean before = i > 0 && !Double.isNaN(y[i - 1]);
            boolean after = i + 1 < y.length && !Double.isNaN(y[i + 1]);
            if (!Double.isNaN(y[i]) && !before && !after) {
                lonely.add(new double[] {x[i], y[i]});
            }
        }
        if (!lonely.isEmpty()) {
            double[] atX = lonely.stream().mapToDouble(place -> place[0]).toArray();
            double[] atY = lonely.stream().mapToDouble(place -> place[1]).toArray();
            dots(atX, atY, colour, diameter);
        }
    }

    private void addBand(Mark.Band band) {
        Color fill = Ink.of(band.colour(), band.opacity());
        Decimation lower = Decimation.of(plot.across(band.x()), gaps(plot.up(band.lower()), plot.up(band.upper())));
        Decimation upper = Decimation.of(plot.across(band.x()), gaps(plot.up(band.upper()), plot.up(band.lower())));
        List<List<double[]>> below = runs(lower);
        List<List<double[]>> above = runs(upper);
        for (int run = 0; run < Math.min(below.size(), above.size()); run++) {
            List<double[]> outline = new ArrayList<>(above.get(run));
            for (int i = below.get(run).size() - 1; i >= 0; i--) {
                outline.add(below.get(run).get(i));
            }
            layer.area(outline, fill);
        }
    }

    /** Returns the first places, missing wherever the second are. */
    private static double[] gaps(double[] places, double[] others) {
        double[] both = places.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] = Double.isNaN(others[i]) ? Double.NaN : both[i];
        }
        return both;
    }

    private static List<List<double[]>> runs(Decimation line) {
        List<List<double[]>> runs = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < line.y().size(); i++) {
            boolean point = !Double.isNaN(line.y().at(i));
            if (point && !open) {
                runs.add(new ArrayList<>());
            }
            if (point) {
                runs.get(runs.size() - 1)
                        .add(new double[] {line.x().at(i), line.y().at(i)});
            }
            open = point;
        }
        return runs;
    }

    private void addDots(double[] x, double[] y, Color colour, double diameter) {
        if (x.length <= Crowd.FEW) {
            dots(x, y, colour, diameter);
        } else {
            flush();
            Crowd.paint(plot.bounds(), x, y, colour, diameter, canvas);
        }
    }

    private void dots(double[] x, double[] y, Color colour, double diameter) {
        flush();
        Dots.paint(plot.bounds(), x, y, colour, diameter, canvas);
    }

    /** Paints what came before, so that what follows lies over it. */
    private void flush() {
        layer.paint(canvas);
        layer = new Layer(plot.bounds(), font);
    }

    private void addBars(Mark.Bars bars) {
        double[] sides = bars.sides();
        double[] end = plot.up(bars.y());
        for (int i : shownBars(bars, (sides[1] - sides[0]) / 2, end)) {
            double left = plot.across(bars.x().at(i) + sides[0]);
            double right = Math.max(left + LEAST_BAR, plot.across(bars.x().at(i) + sides[1]));
            addBar(left, right, end[i], bars.colour());
        }
    }

    /** Returns all bars, or where they are thinner than a pixel, of each pixel column the lowest and the highest. */
    private int[] shownBars(Mark.Bars bars, double half, double[] end) {
        double[] middle = plot.across(bars.x());
        double thick =
                2 * half / (plot.x().max() - plot.x().min()) * plot.bounds().getWidth();
        int[] order = IntStream.range(0, middle.length).toArray();
        if (thick >= LEAST_BAR) {
            return order;
        }
        boolean ascending = IntStream.range(1, middle.length).noneMatch(i -> middle[i] < middle[i - 1]);
        int[] sorted = ascending
                ? order
                : IntStream.of(order)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> middle[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] kept = Decimation.kept(
                IntStream.of(sorted).mapToDouble(i -> middle[i]).toArray(),
                IntStream.of(sorted).mapToDouble(i -> end[i]).toArray());
        return IntStream.of(kept).map(i -> sorted[i]).toArray();
    }

    private void addBins(Mark.Bins bins) {
        for (int i = 0; i < bins.counts().size(); i++) {
            double left = plot.across(bins.edges().at(i));
            double right = plot.across(bins.edges().at(i + 1));
            double gap = right - left > WIDE_BIN ? 1 : 0;
            addBar(left, right - gap, plot.up(bins.counts().at(i)), bins.colour());
        }
    }

    private void addBar(double left, double right, double end, Palette colour) {
        double zero = zero();
        if (!Double.isNaN(left + right + end)) {
            layer.area(
                    List.of(
                            new double[] {left, zero},
                            new double[] {left, end},
                            new double[] {right, end},
                            new double[] {right, zero}),
                    Ink.of(colour));
        }
    }

    private double zero() {
        return Double.isNaN(plot.up(0)) ? 0 : plot.up(0);
    }

    private void addStems(Mark.Stems stems) {
        Decimation thin = Decimation.of(plot.across(stems.x()), plot.up(stems.y()));
        double[] x = thin.x().stream().toArray();
        double[] y = thin.y().stream().toArray();
        double[] lineX = new double[3 * x.length];
        double[] lineY = new double[lineX.length];
        for (int i = 0; i < x.length; i++) {
            Arrays.fill(lineX, 3 * i, 3 * i + 3, Double.isNaN(x[i]) ? 0 : x[i]);
            lineY[3 * i] = Double.isNaN(x[i] + y[i]) ? Double.NaN : zero();
            lineY[3 * i + 1] = Double.isNaN(x[i]) ? Double.NaN : y[i];
            lineY[3 * i + 2] = Double.NaN;
        }
        layer.line(lineX, lineY, Ink.butt(1.4), Ink.of(stems.colour()));
        dots(x, y, Ink.of(stems.colour()), 5);
    }

    private void addHorizontalBars(Mark.HorizontalBars bars) {
        double half = Figure.barWidth(bars.y()) / 2;
        double zero = Double.isNaN(plot.across(0)) ? 0 : plot.across(0);
        for (int i = 0; i < bars.y().size(); i++) {
            double end = plot.across(bars.x().at(i));
            double from = plot.up(bars.y().at(i) - half);
            double to = plot.up(bars.y().at(i) + half);
            if (Double.isNaN(end + from + to)) {
                continue;
            }
            layer.area(
                    List.of(new double[] {zero, from}, new double[] {end, from}, new double[] {end, to}, new double[] {
                        zero, to
                    }),
                    Ink.of(bars.colour()));
            if (bars.lower().size() > 0) {
                double middle = (from + to) / 2;
                stroke(
                        plot.across(bars.lower().at(i)),
                        middle,
                        plot.across(bars.upper().at(i)),
                        middle,
                        1.4,
                        Palette.INK);
            }
        }
    }

    private void addBoxes(Mark.Boxes boxes) {
        double half = 0.375 * Figure.barWidth(boxes.x());
        for (int i = 0; i < boxes.boxes().size(); i++) {
            double left = plot.across(boxes.x().at(i) - half);
            double right = plot.across(boxes.x().at(i) + half);
            if (!Double.isNaN(left + right)) {
                addBox(boxes.boxes().get(i), left, right, boxes.colour());
            }
        }
    }

    private void addBox(Box box, double left, double right, Palette colour) {
        double middle = (left + right) / 2;
        double half = Math.min(30, (right - left) / 2);
        double from = middle - half;
        double to = middle + half;
        double lower = plot.up(box.lower());
        double upper = plot.up(box.upper());
        if (!Double.isNaN(lower + upper)) {
            List<double[]> outline = List.of(
                    new double[] {from, lower}, new double[] {from, upper}, new double[] {to, upper}, new double[] {
                        to, lower
                    });
            layer.area(outline, Ink.tint(colour, 0.3));
            layer.line(
                    new double[] {from, from, to, to, from},
                    new double[] {lower, upper, upper, lower, lower},
                    Ink.round(1.2),
                    Ink.of(colour));
        }
        stroke(middle, plot.up(box.low()), middle, lower, 1.2, colour);
        stroke(middle, upper, middle, plot.up(box.high()), 1.2, colour);
        stroke(from, plot.up(box.median()), to, plot.up(box.median()), 2.4, Palette.INK);
        double[] out = plot.up(box.outliers());
        double[] at = new double[out.length];
        Arrays.fill(at, middle);
        addDots(at, out, Ink.of(colour), 4);
    }

    private void stroke(double fromX, double fromY, double toX, double toY, double width, Palette colour) {
        if (!Double.isNaN(fromX + fromY + toX + toY)) {
            layer.line(new double[] {fromX, toX}, new double[] {fromY, toY}, Ink.butt(width), Ink.of(colour));
        }
    }
}
