package org.cellstate.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.data.Series;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Realistic charts of every word of {@link Plot}, to measure and to look at: {@link #main} writes them as files. */
public final class PlotGallery {

    private PlotGallery() {}

    /** Writes all of them as PNG and SVG into a folder, by default {@code target/gallery/plot}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery/plot");
        Files.createDirectories(folder);
        for (Map.Entry<String, Chart> entry : charts().entrySet()) {
            entry.getValue().save(folder.resolve(entry.getKey() + ".png"));
            entry.getValue().save(folder.resolve(entry.getKey() + ".svg"));
            Files.writeString(
                    folder.resolve(entry.getKey() + ".txt"), entry.getValue().altText());
        }
    }

    static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("line", Plot.line(walk(7305, 1)));
        Series north =
                Series.daily("north", LocalDate.of(2023, 1, 1), walk(500, 2)).unit("MW");
        Series south =
                Series.daily("south", LocalDate.of(2023, 3, 1), walk(500, 3)).unit("MW");
        charts.put("series", Plot.line(north, south));
        charts.put(
                "overlay", Plot.line(walk(100, 4)).with(Plot.line(walk(100, 5))).title("One over the other"));
        charts.put("log", Plot.line(growth()).logY().title("Twofold every seven steps"));
        charts.put("scatter", Plot.scatter(people(300), "height", "weight"));
        charts.put("scatter-groups", Plot.scatter(people(300), "height", "weight", "city"));
        charts.put("scatter-crowd", Plot.scatter(normal(50_000, 6), normal(50_000, 7)));
        charts.put("scatter-million", Plot.scatter(normal(1_000_000, 6), normal(1_000_000, 7)));
        charts.put("line-million", Plot.line(walk(1_000_000, 8)));
        charts.put("bars", Plot.bars(new String[] {"Oslo", "Rome", "Lima", "Cairo"}, 12, 31, 22.5, -4));
        charts.put(
                "bars-side-by-side",
                Plot.bars(
                        List.of("births", "passengers", "ridership"),
                        new TreeMap<>(
                                Map.of("LSTM", new double[] {3.2, 4.1, 2.2}, "naive", new double[] {4.4, 6.0, 2.9}))));
        charts.put(
                "bars-long",
                Plot.bars(
                        List.of("learning rate", "hidden units of the first layer", "dropout", "layers", "batch"),
                        List.of(0.41, 0.27, 0.18, 0.09, 0.05)));
        charts.put("histogram", Plot.histogram(Table.create(DoubleColumn.create("births", normal(7305, 9))), "births"));
        charts.put(
                "histogram-whole",
                Plot.histogram(IntStream.range(0, 400).map(i -> i % 7 * (i % 3)).toArray()));
        charts.put("box", Plot.box(people(300), "city", "weight"));
        charts.put("heatmap", Plot.heatmap(table(8, 12)));
        charts.put("heatmap-large", Plot.heatmap(table(200, 300)));
        charts.put(
                "facets",
                Facets.of(
                        "Two cities",
                        2,
                        Plot.histogram(normal(500, 10)),
                        Plot.scatter(people(60), "height", "weight")));
        return charts;
    }

    static double[] walk(int count, long seed) {
        double[] steps = normal(count, seed);
        for (int i = 1; i < count; i++) {
            steps[i] += steps[i - 1];
        }
        return steps;
    }

    static double[] normal(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] growth() {
        return IntStream.range(0, 80)
                .mapToDouble(i -> Math.pow(2, i / 7.0) * (1 + 0.1 * Math.sin(i)))
                .toArray();
    }

    private static double[][] table(int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                table[row][column] = Math.abs(Math.sin(row * 0.3) * Math.cos(column * 0.2));
            }
        }
        return table;
    }

    private static Table people(int count) {
        double[] height = normal(count, 11);
        double[] other = normal(count, 12);
        DoubleColumn heights = DoubleColumn.create("height");
        DoubleColumn weights = DoubleColumn.create("weight");
        StringColumn cities = StringColumn.create("city");
        for (int i = 0; i < count; i++) {
            heights.append(172 + 9 * height[i]);
            weights.append(70 + 8 * height[i] + 5 * other[i] + i % 3 * 6);
            cities.append(List.of("Oslo", "Rome", "Lima").get(i % 3));
        }
        return Table.create("people", heights, weights, cities);
    }
}
