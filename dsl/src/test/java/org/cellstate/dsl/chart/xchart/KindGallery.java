package org.cellstate.dsl.chart.xchart;

import static org.cellstate.dsl.chart.xchart.ChartGallery.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;

/** One chart of each kind, and the marks that few figures have. */
final class KindGallery {

    private static final List<String> INPUT = List.of("The", "agreement", "on", "the", "European", "zone", "<end>");
    private static final List<String> OUTPUT = List.of("L'", "accord", "sur", "la", "zone", "européenne", "<fin>");

    private KindGallery() {}

    static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("attention", attention());
        charts.put("confusion", confusion());
        charts.put("errors", errors());
        charts.put("gates", gates());
        charts.put("sixty-tokens", sixtyTokens());
        charts.put("vast-matrix", vast());
        charts.put("facets", facets());
        charts.put("heads", heads());
        charts.put("parallel", parallel());
        charts.put("parallel-many", parallelMany());
        charts.put("autocorrelation", autocorrelation());
        charts.put("boxes", boxes());
        charts.put("importance", importance());
        charts.put("best-so-far", bestSoFar());
        charts.put("weekdays", weekdays());
        charts.put("annotated", annotated());
        charts.put("many-names", manyNames());
        charts.put("long-names", longNames());
        return charts;
    }

    static Heatmap attention() {
        double[][] weights = new double[7][7];
        int[] order = {0, 1, 2, 3, 5, 4, 6};
        for (int row = 0; row < 7; row++) {
            double sum = 0;
            for (int column = 0; column < 7; column++) {
                weights[row][column] = StrictMath.exp(-1.1 * Math.abs(order[row] - column));
                sum += weights[row][column];
            }
            for (int column = 0; column < 7; column++) {
                weights[row][column] /= sum;
            }
        }
        return Heatmap.of("The adjectives change places", OUTPUT, INPUT, weights)
                .rowTitle("output")
                .columnTitle("input")
                .range(0, 1)
                .caption("Weights of the only head; each row sums to 1.");
    }

    private static Heatmap confusion() {
        return Heatmap.of(
                        "Walking upstairs is taken for walking",
                        List.of("walking", "upstairs", "downstairs", "sitting", "standing"),
                        List.of("walking", "upstairs", "downstairs", "sitting", "standing"),
                        new double[][] {
                            {1490, 12, 3, 0, 0},
                            {210, 980, 41, 0, 1},
                            {17, 55, 902, 0, 0},
                            {0, 0, 0, 1203, 88},
                            {0, 2, 0, 131, 1110}
                        })
                .rowTitle("true")
                .columnTitle("predicted");
    }

    private static Heatmap errors() {
        double[][] errors = new double[7][24];
        for (int day = 0; day < 7; day++) {
            for (int hour = 0; hour < 24; hour++) {
                errors[day][hour] = 300 * StrictMath.sin(hour / 4.0) * (day > 4 ? -1 : 0.6) + 20 * day;
            }
        }
        errors[2][5] = Double.NaN;
        errors[2][6] = Double.NaN;
        errors[6][23] = Double.POSITIVE_INFINITY;
        return Heatmap.of(
                        "Weekend evenings are forecast too low",
                        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
                        names(24, "%02d"),
                        errors)
                .columnTitle("hour (UTC)")
                .ramp(Ramp.DIVERGING)
                .caption("Mean error in MW.");
    }

    private static Heatmap gates() {
        double[][] gates = new double[64][168];
        for (int unit = 0; unit < 64; unit++) {
            for (int hour = 0; hour < 168; hour++) {
                gates[unit][hour] = 0.5 + 0.5 * StrictMath.sin(hour * (1.0 + Math.floor(unit / 8.0)) / 12 + unit);
            }
        }
        return Heatmap.of("Unit 9 to 16 follow the day", List.of(), List.of(), gates)
                .rowTitle("unit")
                .columnTitle("hour")
                .range(0, 1);
    }

    private static Heatmap sixtyTokens() {
        double[][] weights = new double[60][60];
        for (int row = 0; row < 60; row++) {
            for (int column = 0; column < 60; column++) {
                weights[row][column] = StrictMath.exp(-0.4 * Math.abs(row - column));
            }
        }
        return Heatmap.of("A long sentence is read in order", names(60, "token%d"), names(60, "Wort%d"), weights)
                .square(true)
                .range(0, 1);
    }

    private static Heatmap vast() {
        double[][] cells = new double[2000][2000];
        for (int row = 0; row < 2000; row++) {
            for (int column = 0; column < 2000; column++) {
                cells[row][column] = StrictMath.sin(Math.hypot(row - 700, column - 1200) / 60);
            }
        }
        return Heatmap.of("A stone fell at 700, 1200", List.of(), List.of(), cells)
                .ramp(Ramp.DIVERGING)
                .square(true);
    }

    static Facets facets() {
        Random random = new Random(5);
        Values x = Values.counting(0, 120);
        Values residuals = values(120, i -> random.nextGaussian() * 40);
        Figure course = Figure.titled("No drift over time")
                .x(Axis.whole("day"))
                .y(Axis.number("residual (MW)"))
                .with(new Mark.HorizontalRule("", 0))
                .with(new Mark.HorizontalRule("", 80, Stroke.dashed(Palette.MUTED, 1)))
                .with(new Mark.HorizontalRule("", -80, Stroke.dashed(Palette.MUTED, 1)))
                .with(new Mark.Points("", x, residuals, Palette.BLUE, 4));
        Figure histogram = Figure.titled("Near normal")
                .x(Axis.number("residual (MW)"))
                .y(Axis.whole("days"))
                .with(new Mark.Bars(
                        "",
                        values(9, i -> -120 + 30.0 * i),
                        values(9, i -> Math.round(36 * StrictMath.exp(-StrictMath.pow((i - 4) / 1.9, 2)))),
                        Palette.SKY))
                .with(new Mark.Line(
                        "",
                        values(61, i -> -150 + 5.0 * i),
                        values(61, i -> 35 * StrictMath.exp(-StrictMath.pow((i - 30) / 11.4, 2))),
                        Stroke.solid(Palette.INK, 1.2)));
        return Facets.of("The model leaves nothing to learn", 3, course, histogram, autocorrelation())
                .caption("Mean −2.1 MW; Ljung–Box p = 0.41: no correlation is left.");
    }

    private static Facets heads() {
        List<Chart> heads = new ArrayList<>();
        for (int head = 0; head < 4; head++) {
            double[][] weights = new double[7][7];
            for (int row = 0; row < 7; row++) {
                for (int column = 0; column < 7; column++) {
                    weights[row][column] = StrictMath.exp(-0.7 * Math.abs(row - column + head - 1)) * 0.9;
                }
            }
            heads.add(Heatmap.of("head " + (head + 1), OUTPUT, INPUT, weights).range(0, 1));
        }
        return Facets.of("Each head looks one word further back", 2, heads);
    }

    static ParallelCoordinates parallel() {
        Random random = new Random(3);
        int trials = 24;
        Values rate = values(trials, i -> StrictMath.pow(10, -4 + 3 * random.nextDouble()));
        Values hidden = values(trials, i -> 16.0 * (1 + random.nextInt(8)));
        Values cell = values(trials, i -> random.nextInt(3));
        Values dropout = values(trials, i -> random.nextInt(6) / 10.0);
        Values loss = values(
                trials,
                i -> 0.03
                        + 0.02 * Math.abs(StrictMath.log10(rate.at(i)) + 2.2)
                        + 0.0001 * Math.abs(hidden.at(i) - 96)
                        + 0.004 * cell.at(i));
        return ParallelCoordinates.of(
                        "Learning rates near 0.006 win, whatever the rest",
                        List.of(
                                Axis.logarithmic("learning rate"),
                                Axis.whole("hidden"),
                                Axis.categories("cell", List.of("lstm", "gru", "simple rnn")),
                                Axis.number("dropout"),
                                Axis.number("valid loss")),
                        List.of(rate, hidden, cell, dropout, loss))
                .caption("24 trials; darker is better, the best in ink.");
    }

    private static ParallelCoordinates parallelMany() {
        Random random = new Random(11);
        Values a = values(2000, i -> random.nextGaussian());
        Values b = values(2000, i -> a.at(i) * 0.6 + random.nextGaussian());
        Values c = values(2000, i -> i % 50 == 0 ? Double.NaN : random.nextDouble());
        Values d = values(2000, i -> -a.at(i) + b.at(i));
        return ParallelCoordinates.of(
                        "Two thousand lines",
                        List.of(Axis.number("a"), Axis.number("b"), Axis.number("c"), Axis.number("score")),
                        List.of(a, b, c, d))
                .best(ParallelCoordinates.Best.HIGHEST);
    }

    static Figure autocorrelation() {
        return Figure.titled("One lag matters")
                .x(Axis.whole("lag (days)"))
                .y(Axis.number("autocorrelation"))
                .with(new Mark.HorizontalRule("", 0))
                .with(new Mark.Band(
                        "", Values.of(0.5, 21.5), Values.of(-0.18, -0.18), Values.of(0.18, 0.18), Palette.BLUE, 0.16))
                .with(new Mark.Stems(
                        "",
                        Values.counting(1, 21),
                        values(21, i -> i == 6 ? 0.42 : 0.12 * StrictMath.cos(2.3 * i)),
                        Palette.BLUE));
    }

    private static Figure boxes() {
        Random random = new Random(8);
        List<Box> boxes = IntStream.range(0, 5)
                .mapToObj(i -> Box.of(values(80, j -> 20 + 5 * i + random.nextGaussian() * (4 + 2 * i))))
                .toList();
        return Figure.titled("Errors grow with the horizon")
                .x(Axis.categories("horizon", List.of("1 day", "2 days", "3 days", "1 week", "2 weeks")))
                .y(Axis.number("absolute error (MW)"))
                .with(new Mark.Boxes("", Values.counting(0, 5), boxes, Palette.BLUE));
    }

    private static Figure importance() {
        List<String> features = List.of("temperature", "hour of the day", "day of the week", "holiday", "wind speed");
        Values loss = Values.of(0.42, 0.31, 0.12, 0.05, -0.01);
        return Figure.titled("Temperature and the clock carry the forecast")
                .x(Axis.number("rise of the error when shuffled"))
                .y(Axis.categories(features))
                .with(new Mark.HorizontalBars(
                        "",
                        loss,
                        Values.counting(0, 5),
                        values(5, i -> loss.at(i) - 0.03),
                        values(5, i -> loss.at(i) + 0.03),
                        Palette.SKY))
                .size(720, 240);
    }

    private static Figure bestSoFar() {
        Random random = new Random(2);
        Values trial = Values.counting(1, 30);
        Values value = values(30, i -> 0.04 + 0.06 * random.nextDouble() * StrictMath.exp(-i / 25.0));
        double[] best = new double[30];
        for (int i = 0; i < 30; i++) {
            best[i] = i == 0 ? value.at(0) : Math.min(best[i - 1], value.at(i));
        }
        return Figure.titled("The best came at trial 11")
                .x(Axis.whole("trial"))
                .y(Axis.number("valid loss"))
                .with(new Mark.Points("", trial, value, Palette.MUTED, 5))
                .with(new Mark.Steps("best so far", trial, Values.of(best), Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.HorizontalRule("seasonal naive", 0.083, Stroke.dashed(Palette.VERMILLION, 1.2)));
    }

    private static Figure weekdays() {
        return Figure.titled("Fewer are born at weekends")
                .x(Axis.categories(
                        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))
                .y(Axis.number("births per day"))
                .with(new Mark.Bars(
                        "", Values.counting(0, 7), Values.of(12, 13, 12.8, 12.7, 12.4, 9.1, 8.2), Palette.BLUE))
                .size(360, 240);
    }

    private static Figure annotated() {
        return ChartGallery.twoCurves()
                .with(new Mark.Annotation("the first epoch is dear because everything is compiled", 1, 0.533))
                .with(new Mark.Annotation("from here on it only learns by heart", 40, 0.09));
    }

    private static Figure manyNames() {
        return Figure.titled("A name for every fifth bar")
                .x(Axis.categories("station", names(150, "station %03d")))
                .y(Axis.number("MAE (MW)"))
                .with(new Mark.Bars("", Values.counting(0, 150), values(150, i -> 20 + i % 17), Palette.BLUE));
    }

    private static Figure longNames() {
        List<String> names = List.of(
                "the temperature of the air at two metres above the ground",
                "日本語の列名",
                "wind",
                "a name with\ttab and\nline break");
        return Figure.titled("Names of all lengths")
                .x(Axis.number("importance"))
                .y(Axis.categories("column", names))
                .with(new Mark.HorizontalBars("", Values.of(4, 3, 2, 1), Values.counting(0, 4), Palette.SKY))
                .size(460, 220);
    }

    private static List<String> names(int count, String format) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(java.util.Locale.ROOT, format, i))
                .toList();
    }
}
