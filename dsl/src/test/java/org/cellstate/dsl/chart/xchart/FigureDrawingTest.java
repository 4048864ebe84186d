package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureDrawingTest {

    static Stream<Map.Entry<String, Chart>> gallery() {
        return ChartGallery.figures().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void every_figure_becomes_a_picture_of_twice_its_size(Map.Entry<String, Chart> entry) throws IOException {
        BufferedImage image = drawn(entry.getValue());

        assertThat(image.getWidth()).isEqualTo(2 * entry.getValue().width());
        assertThat(image.getHeight()).isEqualTo(2 * entry.getValue().height());
    }

    @Test
    void the_picture_is_the_same_on_every_jdk() throws IOException {
        BufferedImage image = drawn(ChartGallery.twoCurves().size(460, 200));

        // To renew it after a change of the look: view target/two-curves.png, then move it to src/test/resources.
        Files.write(
                Path.of("target", "two-curves.png"),
                png(ChartGallery.twoCurves().size(460, 200)));
        try (InputStream golden = FigureDrawingTest.class.getResourceAsStream("two-curves.png")) {
            assertThat(golden).isNotNull();
            BufferedImage expected = ImageIO.read(golden);
            assertThat(Arrays.equals(pixels(image), pixels(expected)))
                    .as("target/two-curves.png has the pixels of the committed picture")
                    .isTrue();
        }
    }

    @Test
    void marks_are_drawn_in_their_colours() throws IOException {
        Values x = Values.of(0, 1);
        Figure figure = Figure.titled("")
                .with(new Mark.Band("", x, Values.of(0, 0), Values.of(4, 4), Palette.GREEN, 1))
                .with(new Mark.Line("", x, Values.of(6, 6), Stroke.solid(Palette.VERMILLION, 4)));

        BufferedImage image = drawn(figure);

        assertThat(count(image, Palette.GREEN)).isGreaterThan(100_000);
        assertThat(count(image, Palette.VERMILLION)).isBetween(5_000, 20_000);
        assertThat(count(image, Palette.BLUE)).isZero();
    }

    @Test
    void a_dashed_line_is_broken_however_dense_its_points_are() throws IOException {
        Values x = ChartGallery.values(600, i -> i);
        Values y = ChartGallery.values(600, i -> 5);
        Figure solid = Figure.titled("").with(new Mark.Line("", x, y, Stroke.solid(Palette.BLUE, 4)));
        Figure dashed = Figure.titled("").with(new Mark.Line("", x, y, Stroke.dashed(Palette.BLUE, 4)));

        double share = (double) count(drawn(dashed), Palette.BLUE) / count(drawn(solid), Palette.BLUE);

        assertThat(share).isBetween(0.5, 0.7);
    }

    @Test
    void a_machine_that_cannot_set_text_gets_one_line_of_advice() {
        UnsatisfiedLinkError cause = new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file");
        FigureDrawing broken = new FigureDrawing(() -> {
            throw cause;
        });

        Picture picture = broken.picture(Figure.titled("t"));

        assertThat(picture).isInstanceOfSatisfying(Picture.Unavailable.class, unavailable -> {
            assertThat(unavailable.advice())
                    .contains("apt-get install libfreetype6")
                    .doesNotContain("\n");
            assertThat(unavailable.cause()).isSameAs(cause);
        });
    }

    @Test
    void a_time_axis_without_values_has_a_picture_too() throws IOException {
        assertThat(drawn(Figure.titled("t").x(Axis.time("")).y(Axis.logarithmic(""))))
                .isNotNull();
    }

    private static byte[] png(Chart figure) {
        Picture picture = FigureDrawing.draw(figure);
        assertThat(picture).isInstanceOf(Picture.Png.class);
        return ((Picture.Png) picture).bytes();
    }

    private static BufferedImage drawn(Chart figure) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png(figure)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static int count(BufferedImage image, Palette colour) {
        int count = 0;
        for (int pixel : pixels(image)) {
            count += (pixel & 0xFFFFFF) == colour.rgb() ? 1 : 0;
        }
        return count;
    }
}
