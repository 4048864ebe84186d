package org.cellstate.tests.bench.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.cellstate.dsl.Plot;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.chart.xchart.FigureDrawing;
import org.cellstate.dsl.chart.xchart.Picture;
import org.knowm.xchart.BoxChart;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.Histogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What is drawn: the same numbers, by Cellstate and by XChart with its defaults, as a PNG of 720 × 300 at twice the density. */
enum Subject {
    LINE,
    BAND,
    SCATTER,
    HISTOGRAM,
    BOX;

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns a random walk with a fixed seed. */
    static double[] numbers(int count) {
        Random random = new Random(7);
        double[] numbers = new double[count];
        for (int i = 1; i < count; i++) {
            numbers[i] = numbers[i - 1] + random.nextGaussian();
        }
        return numbers;
    }

    /** Returns the bytes of a picture by Cellstate, from the numbers on. */
    byte[] cellstate(double[] numbers) {
        if (FigureDrawing.draw(chart(numbers)) instanceof Picture.Png png) {
            return png.bytes();
        }
        throw new IllegalStateException("this machine cannot draw");
    }

    private Chart chart(double[] numbers) {
        return switch (this) {
            case LINE -> Plot.line(numbers);
            case BAND -> band(numbers);
            case SCATTER -> Plot.scatter(numbers, mirrored(numbers)).size(WIDTH, HEIGHT);
            case HISTOGRAM -> Plot.histogram(numbers);
            case BOX -> Plot.box(numbers);
        };
    }

    private static Figure band(double[] numbers) {
        Values x = Values.counting(0, numbers.length);
        double[] lower = Arrays.stream(numbers).map(value -> value - 3).toArray();
        double[] upper = Arrays.stream(numbers).map(value -> value + 3).toArray();
        return Figure.titled("band")
                .with(new Mark.Band("80 %", x, Values.of(lower), Values.of(upper), Palette.BLUE, 0.3));
    }

    private static double[] mirrored(double[] numbers) {
        double[] other = new double[numbers.length];
        Arrays.setAll(other, i -> numbers[numbers.length - 1 - i]);
        return other;
    }

    /** Returns the bytes of a picture by XChart, from the numbers on. */
    byte[] xchart(double[] numbers) throws IOException {
        IChart chart = stock(numbers);
        BufferedImage image = new BufferedImage(2 * WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.scale(2, 2);
        chart.paint(canvas, WIDTH, HEIGHT);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private IChart stock(double[] numbers) {
        return switch (this) {
            case LINE -> {
                XYChart chart = xy();
                chart.addSeries("line", numbers).setMarker(SeriesMarkers.NONE);
                yield chart;
            }
            case BAND -> stockBand(numbers);
            case SCATTER -> {
                XYChart chart = xy();
                chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                chart.addSeries("dots", numbers, mirrored(numbers));
                yield chart;
            }
            case HISTOGRAM -> {
                Histogram histogram =
                        new Histogram(Arrays.stream(numbers).boxed().toList(), 60);
                CategoryChart chart =
                        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
                chart.addSeries("values", histogram.getxAxisData(), histogram.getyAxisData());
                yield chart;
            }
            case BOX -> {
                BoxChart chart =
                        new BoxChartBuilder().width(WIDTH).height(HEIGHT).build();
                chart.addSeries("values", numbers);
                yield chart;
            }
        };
    }

    private static XYChart xy() {
        return new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
    }

    private static XYChart stockBand(double[] numbers) {
        int count = numbers.length;
        double[] x = new double[2 * count];
        double[] y = new double[2 * count];
        for (int i = 0; i < count; i++) {
            x[i] = i;
            y[i] = numbers[i] + 3;
            x[2 * count - 1 - i] = i;
            y[2 * count - 1 - i] = numbers[i] - 3;
        }
        XYChart chart = xy();
        chart.addSeries("band", x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea)
                .setMarker(SeriesMarkers.NONE);
        return chart;
    }
}
