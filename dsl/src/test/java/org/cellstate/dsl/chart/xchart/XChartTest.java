package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.internal.chartpart.IChart;

/** What the charts rest on in XChart, part of it in a package that it calls internal: an upgrade that breaks it fails here first. */
class XChartTest {

    private static final double NAN = Double.NaN;

    @Test
    void a_chart_is_still_four_methods() {
        assertThat(Arrays.stream(IChart.class.getMethods()).map(Method::getName))
                .containsExactlyInAnyOrder("getWidth", "getHeight", "getTitle", "paint");
    }

    @Test
    void a_place_in_the_layer_is_that_pixel_of_the_plot_counted_from_its_lower_left_corner() {
        Layer layer = layer();
        layer.line(new double[] {20, 40}, new double[] {30, 30}, Ink.butt(4), Color.RED);

        BufferedImage image = painted(layer);

        // the plot of 100 × 80 begins at 10, 10: thirty above its lower edge at 90 is 60; two pixels on both sides
        assertThat(columns(image, Color.RED)).containsExactly(30, 49);
        assertThat(rows(image, Color.RED)).containsExactly(58, 61);
    }

    @Test
    void a_line_is_broken_where_a_place_is_missing() {
        Layer layer = layer();
        layer.line(new double[] {0, 20, 30, 40, 60}, new double[] {30, 30, NAN, 30, 30}, Ink.butt(4), Color.RED);

        BufferedImage image = painted(layer);

        assertThat(image.getRGB(10 + 10, 60)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(10 + 30, 60)).isEqualTo(Color.WHITE.getRGB());
        assertThat(image.getRGB(10 + 50, 60)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void an_area_is_filled_within_its_outline_only() {
        Layer layer = layer();
        layer.area(
                List.of(new double[] {10, 10}, new double[] {10, 50}, new double[] {60, 50}, new double[] {60, 10}),
                Color.GREEN);

        BufferedImage image = painted(layer);

        assertThat(columns(image, Color.GREEN)).containsExactly(20, 69);
        assertThat(rows(image, Color.GREEN)).containsExactly(40, 79);
    }

    @Test
    void later_things_lie_on_earlier_ones() {
        Layer layer = layer();
        layer.line(new double[] {0, 100}, new double[] {30, 30}, Ink.butt(8), Color.RED);
        layer.line(new double[] {48, 52}, new double[] {30, 30}, Ink.butt(6), Color.BLUE);

        BufferedImage image = painted(layer);

        assertThat(image.getRGB(60, 60)).isEqualTo(Color.BLUE.getRGB());
        assertThat(columns(image, Color.BLUE)).containsExactly(58, 61);
    }

    @Test
    void a_dot_on_the_edge_of_a_plot_is_whole_and_one_beyond_it_is_not_there() {
        BufferedImage image = new BufferedImage(120, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        Rectangle2D plot = new Rectangle2D.Double(10, 10, 100, 80);
        Dots.paint(plot, new double[] {0, 130, Double.NaN}, new double[] {0, 40, 40}, Color.BLUE, 8, canvas);
        canvas.dispose();

        assertThat(columns(image, Color.BLUE)).containsExactly(6, 13);
        assertThat(rows(image, Color.BLUE)).containsExactly(87, 93);
    }

    @Test
    void nothing_else_is_painted() {
        Layer layer = layer();
        layer.line(new double[] {0, 1}, new double[] {0, 0}, Ink.butt(1), Color.WHITE);

        assertThat(painted(layer).getRGB(0, 0, 120, 100, null, 0, 120)).containsOnly(Color.WHITE.getRGB());
    }

    private static Layer layer() {
        Font font = Typeface.read().regular(11);
        return new Layer(new Rectangle2D.Double(10, 10, 100, 80), font);
    }

    private static BufferedImage painted(Layer layer) {
        BufferedImage image = new BufferedImage(120, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        Page page = new Page(canvas, Style.of(Typeface.read()), 120, 100);
        layer.paint(page.canvas());
        canvas.dispose();
        return image;
    }

    /** Returns the first and the last column with a pixel of a colour. */
    private static int[] columns(BufferedImage image, Color colour) {
        return ends(
                image.getWidth(),
                x -> IntStream.range(0, image.getHeight()).anyMatch(y -> image.getRGB(x, y) == colour.getRGB()));
    }

    private static int[] rows(BufferedImage image, Color colour) {
        return ends(
                image.getHeight(),
                y -> IntStream.range(0, image.getWidth()).anyMatch(x -> image.getRGB(x, y) == colour.getRGB()));
    }

    private static int[] ends(int count, IntPredicate coloured) {
        int[] places = IntStream.range(0, count).filter(coloured).toArray();
        return places.length == 0 ? places : new int[] {places[0], places[places.length - 1]};
    }
}
