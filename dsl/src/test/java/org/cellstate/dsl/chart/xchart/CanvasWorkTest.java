package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A million points cost no more than the pixels that they fall on: counted by what reaches the canvas. */
class CanvasWorkTest {

    private static final int MANY = 1_000_000;

    /** The plot of a figure of 720 pixels has fewer columns than that. */
    private static final int COLUMNS = 720;

    private static Values walk(long seed) {
        double[] walk = new java.util.Random(seed).doubles(MANY, -1, 1).toArray();
        for (int i = 1; i < MANY; i++) {
            walk[i] += walk[i - 1];
        }
        return Values.of(walk);
    }

    static Stream<Map.Entry<String, Mark>> marks() {
        Values x = Values.counting(0, MANY);
        Values y = walk(1);
        Values up = Values.of(y.stream().map(value -> value + 5).toArray());
        Map<String, Mark> marks = new TreeMap<>();
        marks.put("line", new Mark.Line("", x, y, Stroke.solid(Palette.BLUE, 1)));
        marks.put("steps", new Mark.Steps("", x, y, Stroke.solid(Palette.BLUE, 1)));
        marks.put("band", new Mark.Band("", x, y, up, Palette.BLUE, 0.3));
        marks.put("bars", new Mark.Bars("", x, y, Palette.BLUE));
        marks.put("stems", new Mark.Stems("", x, y, Palette.BLUE));
        marks.put("bars in any order", new Mark.Bars("", y, x, Palette.BLUE));
        return marks.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("marks")
    void a_million_points_reach_the_canvas_as_a_few_for_each_pixel_column(Map.Entry<String, Mark> entry) {
        long places = places(Figure.titled("").with(entry.getValue()));

        // a bar has four corners and is closed, a line one place for each end, with two of each in a column
        assertThat(places).isBetween((long) COLUMNS, 12L * COLUMNS);
    }

    @Test
    void a_million_dots_reach_the_canvas_as_no_more_than_one_for_each_pixel() {
        double[] x = new java.util.Random(2).doubles(MANY).toArray();
        double[] y = new java.util.Random(3).doubles(MANY).toArray();
        Figure figure = Figure.titled("").with(new Mark.Points("", Values.of(x), Values.of(y), Palette.BLUE, 4));

        String svg = FigureDrawing.svg(figure);

        // nearly every pixel has a dot, and what lies between dots on all sides is painted as areas
        assertThat(count(svg, "<circle")).isLessThan(20_000);
        assertThat(count(svg, "<rect")).isBetween(200, 3_000);
    }

    @Test
    void a_million_outliers_of_a_box_reach_the_canvas_as_no_more_than_one_for_each_pixel() {
        Box box = new Box(0, 0.1, 0.2, 0.3, 0.4, walk(4));
        Figure figure = Figure.titled("").with(new Mark.Boxes("", Values.of(0), List.of(box), Palette.BLUE));

        assertThat(count(FigureDrawing.svg(figure), "<circle")).isBetween(1, 300);
    }

    @Test
    void dots_within_a_crowd_are_covered_as_if_each_were_painted() {
        double[] x = new java.util.Random(5).doubles(5_000, 0, 60).toArray();
        double[] y = new java.util.Random(6).doubles(5_000, 0, 60).toArray();
        Palette blue = Palette.BLUE;

        int[] all = pixels(x, y, false, blue);
        int[] thinned = pixels(x, y, true, blue);

        int differing = 0;
        for (int i = 0; i < all.length; i++) {
            differing += Math.abs((all[i] >> 16 & 0xFF) - (thinned[i] >> 16 & 0xFF)) > 128 ? 1 : 0;
        }
        assertThat(differing).isLessThan(all.length / 200);
        assertThat(Arrays.stream(all)
                        .filter(pixel -> (pixel & 0xFFFFFF) == blue.rgb())
                        .count())
                .isGreaterThan(all.length / 2);
    }

    private static int[] pixels(double[] x, double[] y, boolean thinned, Palette colour) {
        java.awt.image.BufferedImage image =
                new java.awt.image.BufferedImage(160, 160, java.awt.image.BufferedImage.TYPE_INT_RGB);
        java.awt.Graphics2D canvas = image.createGraphics();
        canvas.scale(2, 2);
        canvas.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(java.awt.Color.WHITE);
        canvas.fillRect(0, 0, 80, 80);
        java.awt.geom.Rectangle2D bounds = new java.awt.geom.Rectangle2D.Double(10, 10, 60, 60);
        if (thinned) {
            Crowd.paint(bounds, x, y, Ink.of(colour), 4, canvas);
        } else {
            canvas.clip(bounds);
            canvas.setColor(Ink.of(colour));
            for (int i = 0; i < x.length; i++) {
                canvas.fill(new java.awt.geom.Ellipse2D.Double(10 + x[i] - 2, 70 - y[i] - 2, 4, 4));
            }
        }
        canvas.dispose();
        return image.getRGB(0, 0, 160, 160, null, 0, 160);
    }

    /** Returns how many places all paths and dots of a picture have. */
    private static long places(Figure figure) {
        String svg = FigureDrawing.svg(figure);
        long corners = svg.lines()
                .filter(line -> line.startsWith("<path"))
                .flatMapToInt(String::chars)
                .filter(c -> c == 'M' || c == 'L')
                .count();
        return corners + count(svg, "<circle") + 4L * count(svg, "<rect");
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
