package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;

/** Figures of every shape, hard ones among them, to look at: the tests draw them, {@link #main} writes them as files. */
public final class ChartGallery {

    private ChartGallery() {}

    /** Writes all pictures into a folder, by default {@code target/gallery/chart}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery/chart");
        Files.createDirectories(folder);
        for (Map.Entry<String, Chart> entry : figures().entrySet()) {
            Picture picture = FigureDrawing.draw(entry.getValue());
            assertThat(picture).isInstanceOf(Picture.Png.class);
            Files.write(folder.resolve(entry.getKey() + ".png"), ((Picture.Png) picture).bytes());
            Files.writeString(
                    folder.resolve(entry.getKey() + ".txt"), entry.getValue().altText());
        }
    }

    static Map<String, Chart> figures() {
        Map<String, Chart> figures = new LinkedHashMap<>();
        figures.put("two-curves", twoCurves());
        figures.put("clock", clock());
        figures.put("six-lines", sixLines());
        figures.put("bars", bars());
        figures.put("logarithmic", logarithmic());
        figures.put("gaps", gaps());
        figures.put("empty", Figure.titled("Nothing to see"));
        figures.put("tiny", twoCurves().size(460, 200));
        figures.put("constant", constant());
        figures.put("huge", huge());
        figures.put("long-words", longWords());
        figures.put("million", million());
        figures.putAll(KindGallery.charts());
        return figures;
    }

    static Figure twoCurves() {
        Values epochs = Values.counting(1, 40);
        Values train = values(40, i -> 0.5 * StrictMath.exp(-i / 6.0) + 0.033);
        Values valid = values(40, i -> 0.5 * StrictMath.exp(-i / 5.0) + 0.06 + 0.0009 * i);
        return Figure.titled("Validation stopped improving at epoch 21")
                .x(Axis.whole("epoch"))
                .y(Axis.number("loss (MSE, standardised)"))
                .with(new Mark.Line("train", epochs, train, Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Line("valid", epochs, valid, Stroke.dashed(Palette.VERMILLION, 2)))
                .with(new Mark.Points("best", Values.of(21), Values.of(valid.at(20)), Palette.VERMILLION, 7))
                .caption("40 epochs in 31.2 s on the CPU.");
    }

    private static Figure clock() {
        double start = 1_709_258_400_000.0;
        Values x = values(300, i -> start + i * 600_000.0);
        return Figure.titled("Load falls at night")
                .x(Axis.time(""))
                .y(Axis.number("load (MW)"))
                .with(new Mark.Line(
                        "",
                        x,
                        values(300, i -> 52_000 + 9_000 * StrictMath.sin(i / 23.0)),
                        Stroke.solid(Palette.INK, 1.2)));
    }

    private static Figure sixLines() {
        Figure figure =
                Figure.titled("Six methods, one winner").x(Axis.whole("origin")).y(Axis.number("MAE (births per day)"));
        for (int line = 0; line < 6; line++) {
            int shift = line;
            figure = figure.with(new Mark.Line(
                    "method number " + (line + 1),
                    Values.counting(1, 26),
                    values(26, i -> 300 + 40 * shift + 60 * StrictMath.sin(i / 3.0 + shift)),
                    Stroke.solid(Palette.series(line), 2)));
        }
        return figure.caption("A legend stands below where there are more than four lines.");
    }

    private static Figure bars() {
        return Figure.titled("Errors centre on zero")
                .x(Axis.number("error (births per day)"))
                .y(Axis.whole("days"))
                .with(new Mark.Bars(
                        "days",
                        values(21, i -> (i - 10) * 100.0),
                        values(21, i -> Math.round(120 * StrictMath.exp(-StrictMath.pow((i - 10) / 4.0, 2)))),
                        Palette.BLUE));
    }

    private static Figure logarithmic() {
        return Figure.titled("The loss fell by four orders of magnitude")
                .x(Axis.whole("epoch"))
                .y(Axis.logarithmic("loss"))
                .with(new Mark.Line(
                        "train",
                        Values.counting(1, 60),
                        values(60, i -> i == 30 ? 0 : StrictMath.pow(10, 1 - i / 13.0)),
                        Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Line(
                        "valid",
                        Values.counting(1, 60),
                        values(60, i -> StrictMath.pow(10, 1 - i / 14.0)),
                        Stroke.dashed(Palette.VERMILLION, 2)));
    }

    private static Figure gaps() {
        Values x = Values.counting(0, 50);
        Values y = values(50, i -> {
            boolean gone = (i > 10 && i < 18) || i == 30 || i == 32;
            return gone ? Double.NaN : i == 40 ? Double.POSITIVE_INFINITY : StrictMath.sin(i / 5.0);
        });
        return Figure.titled("Gaps stay gaps")
                .x(Axis.whole("row"))
                .y(Axis.number("value"))
                .with(new Mark.Band(
                        "80 %", x, values(50, i -> y.at(i) - 0.3), values(50, i -> y.at(i) + 0.3), Palette.BLUE, 0.16))
                .with(new Mark.Line("value", x, y, Stroke.solid(Palette.BLUE, 2)));
    }

    private static Figure constant() {
        return Figure.titled("A constant series")
                .x(Axis.time(""))
                .y(Axis.number("passengers (1000)"))
                .with(new Mark.Line(
                        "observed",
                        values(3, i -> 86_400_000.0 * i),
                        values(3, i -> 112.0),
                        Stroke.solid(Palette.INK, 1.2)));
    }

    private static Figure huge() {
        return Figure.titled("Numbers beyond all bounds")
                .y(Axis.number("anything"))
                .with(new Mark.Line(
                        "a",
                        Values.of(-1e300, 0, 1e308),
                        Values.of(-1.7e308, 3e-300, 1.7e308),
                        Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Line(
                        "b", Values.of(0, 1e308), Values.of(1e-12, 2e-12), Stroke.dashed(Palette.GREEN, 2)));
    }

    private static Figure longWords() {
        String title = "A title that goes on and on because somebody wanted to say everything at once about births,"
                + " forecasts, weekdays, holidays and the weather, and then some more besides, and yet more";
        Values x = Values.counting(1, 5);
        Figure figure = Figure.titled(title)
                .x(Axis.whole(
                        "something with a very long title indeed, so long that it may not fit below the plot at all"))
                .y(Axis.number(
                        "another very long title (in units that nobody has ever heard of, not even in the laboratory)"))
                .caption("A caption of many words. ".repeat(30));
        for (int line = 0; line < 4; line++) {
            double height = 1 + line * 0.01;
            figure = figure.with(new Mark.Line(
                    "a name that is longer than the margin can ever hold " + line,
                    x,
                    values(5, i -> height),
                    Stroke.solid(Palette.series(line), 2)));
        }
        return figure;
    }

    static Figure million() {
        Random random = new Random(7);
        double[] walk = new double[1_000_000];
        for (int i = 1; i < walk.length; i++) {
            walk[i] = walk[i - 1] + random.nextGaussian();
        }
        walk[500_000] = 5_000;
        return Figure.titled("One value in a million stands out")
                .x(Axis.whole("step"))
                .y(Axis.number("position"))
                .with(new Mark.Line(
                        "", Values.counting(0, walk.length), Values.of(walk), Stroke.solid(Palette.INK, 1.2)));
    }

    static Values values(int count, java.util.function.IntToDoubleFunction value) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return Values.of(values);
    }
}
