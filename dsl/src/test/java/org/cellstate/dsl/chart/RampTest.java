package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RampTest {

    @Test
    void the_sequential_ramp_goes_through_the_colours_of_the_look() {
        assertThat(IntStream.rangeClosed(0, 5).mapToObj(i -> hex(Ramp.SEQUENTIAL, i / 5.0)))
                .containsExactly("FFFFFF", "DEEBF7", "9ECAE1", "4292C6", "08519C", "08306B");
        assertThat(hex(Ramp.SEQUENTIAL, 0.1)).isEqualTo("EFF5FB"); // halfway from FFFFFF to DEEBF7
    }

    @Test
    void the_middle_of_the_diverging_ramp_is_white() {
        assertThat(hex(Ramp.DIVERGING, 0.5)).isEqualTo("FFFFFF");
    }

    @Test
    void outside_lies_the_colour_of_the_end() {
        assertThat(hex(Ramp.SEQUENTIAL, -3)).isEqualTo("FFFFFF");
        assertThat(hex(Ramp.SEQUENTIAL, 3)).isEqualTo("08306B");
    }

    @Test
    void text_is_ink_on_light_and_white_on_dark_colours() {
        assertThat(Ramp.SEQUENTIAL.wantsWhiteText(0)).isFalse();
        assertThat(Ramp.SEQUENTIAL.wantsWhiteText(0.4)).isFalse();
        assertThat(Ramp.SEQUENTIAL.wantsWhiteText(0.8)).isTrue();
        assertThat(Ramp.DIVERGING.wantsWhiteText(0)).isTrue();
        assertThat(Ramp.DIVERGING.wantsWhiteText(0.5)).isFalse();
        assertThat(Ramp.DIVERGING.wantsWhiteText(1)).isTrue();
    }

    /** The web's guidelines ask for 3 to 1 between large text and its background, and for 4.5 to 1 otherwise. */
    @Test
    void text_can_be_read_on_every_colour() {
        for (Ramp ramp : Ramp.values()) {
            for (int step = 0; step <= 100; step++) {
                double background = luminance(ramp.rgb(step / 100.0));
                double text = ramp.wantsWhiteText(step / 100.0) ? 1 : luminance(Palette.INK.rgb());
                double contrast = (Math.max(background, text) + 0.05) / (Math.min(background, text) + 0.05);
                assertThat(contrast).as("%s at %d %%", ramp, step).isGreaterThan(3.9);
            }
        }
    }

    private static double luminance(int rgb) {
        double[] linear = IntStream.of(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF)
                .mapToDouble(channel -> channel / 255.0)
                .map(share -> share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static String hex(Ramp ramp, double share) {
        return String.format(java.util.Locale.ROOT, "%06X", ramp.rgb(share));
    }
}
