package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.cellstate.dsl.chart.Palette;
import org.junit.jupiter.api.Test;

/** What becomes of the colours of a picture on its way into a PNG, read back by the platform. */
class EncodingTest {

    private static final int SIDE = 300;

    @Test
    void up_to_256_distant_colours_stay_as_they_are() throws IOException {
        BufferedImage image = painted((x, y) -> (x / 20 * 16) << 16 | (y / 20 * 16) << 8);

        assertThat(off(image, Encoding.small(image))).isZero();
        assertThat(colours(Encoding.small(image))).isEqualTo(15 * 15);
    }

    @Test
    void colours_that_look_the_same_become_the_more_frequent_one() throws IOException {
        BufferedImage image =
                painted((x, y) -> y < 100 ? 0xFFFFFF : y < 150 ? 0xFBFDFF : y < 160 ? 0xFAFFFF : 0x808080);

        BufferedImage read = read(Encoding.small(image));

        assertThat(read.getRGB(0, 120)).isEqualTo(0xFFFFFFFF); // four less red
        assertThat(read.getRGB(0, 155)).isEqualTo(0xFFFAFFFF); // five less red
        assertThat(read.getRGB(0, 200)).isEqualTo(0xFF808080);
    }

    @Test
    void a_colour_of_the_palette_stays_itself_however_few_pixels_have_it() throws IOException {
        int blue = Palette.BLUE.rgb();
        BufferedImage image = painted((x, y) -> x == 7 && y == 7 ? blue : blue + 1);

        BufferedImage read = read(Encoding.small(image));

        assertThat(read.getRGB(7, 7) & 0xFFFFFF).isEqualTo(blue);
        assertThat(read.getRGB(8, 8) & 0xFFFFFF).isEqualTo(blue);
    }

    @Test
    void of_a_smooth_blend_no_pixel_is_off_by_more_than_an_eye_sees() throws IOException {
        BufferedImage image = painted((x, y) -> 0xFF0000 | (x * 255 / SIDE) << 8 | (y * 255 / SIDE));

        byte[] bytes = Encoding.small(image);

        assertThat(colours(bytes)).isBetween(100L, 256L);
        assertThat(off(image, bytes)).isBetween(5, 14);
    }

    @Test
    void noise_gets_coarse_colours_so_that_a_notebook_can_carry_it() throws IOException {
        Random random = new Random(4);
        BufferedImage image = painted((x, y) -> random.nextInt(1 << 24));

        byte[] bytes = Encoding.small(image);

        assertThat(bytes).hasSizeLessThan(85_000);
        assertThat(off(image, bytes)).isBetween(25, 96);
    }

    @Test
    void noise_that_somebody_else_painted_stays_exact() throws IOException {
        Random random = new Random(4);
        BufferedImage image = painted((x, y) -> random.nextInt(1 << 24));

        assertThat(off(image, Encoding.close(image))).isZero();
    }

    @Test
    void a_picture_that_somebody_else_painted_in_few_colours_is_small_too() throws IOException {
        BufferedImage image = painted((x, y) -> 0x804000 + (x + y) % 5);

        assertThat(colours(Encoding.close(image))).isEqualTo(1);
        assertThat(off(image, Encoding.close(image))).isBetween(1, 4);
    }

    private static BufferedImage painted(IntBinaryOperator colour) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return image;
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    }

    private static long colours(byte[] bytes) throws IOException {
        return Arrays.stream(pixels(read(bytes))).distinct().count();
    }

    /** Returns by how much the worst channel of the worst pixel is off. */
    private static int off(BufferedImage painted, byte[] bytes) throws IOException {
        int[] before = pixels(painted);
        int[] after = pixels(read(bytes));
        int worst = 0;
        for (int i = 0; i < before.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                worst = Math.max(worst, Math.abs((before[i] >> shift & 0xFF) - (after[i] >> shift & 0xFF)));
            }
        }
        return worst;
    }
}
