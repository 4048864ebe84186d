package org.cellstate.dsl.chart;

import java.util.List;

/** The colours of a scale of numbers. Their lightness alone tells small from large, so they survive grey print. */
public enum Ramp {
    /** From white to dark blue: amounts. */
    SEQUENTIAL(0xFFFFFF, 0xDEEBF7, 0x9ECAE1, 0x4292C6, 0x08519C, 0x08306B),
    /** From orange through white to blue: numbers on both sides of zero, which is white. */
    DIVERGING(0x8C3B00, 0xC7641A, 0xEFA867, 0xFBE3CC, 0xFFFFFF, 0xDEEBF7, 0x9ECAE1, 0x4292C6, 0x08519C);

    /** The luminance of a background on which ink and white text have the same contrast. */
    private static final double MIDDLE_LUMINANCE = 0.213;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable
    private final List<Integer> stops;

    Ramp(Integer... stops) {
        this.stops = List.of(stops);
    }

    /**
     * Returns the colour of a place on the scale as {@code 0xRRGGBB}.
     *
     * @param share from 0, the low end, to 1, the high end; what lies outside takes the colour of the end
     */
    public int rgb(double share) {
        double place = Math.max(0, Math.min(1, share)) * (stops.size() - 1);
        int below = Math.min((int) place, stops.size() - 2);
        double part = place - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stops.get(below) >> shift & 0xFF;
            int to = stops.get(below + 1) >> shift & 0xFF;
            rgb |= (int) Math.round(from + (to - from) * part) << shift;
        }
        return rgb;
    }

    /** Returns whether text on the colour of a place must be white to be read; otherwise it is ink. */
    public boolean wantsWhiteText(double share) {
        return luminance(rgb(share)) < MIDDLE_LUMINANCE;
    }

    /** Relative luminance as the accessibility guidelines of the web define it. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
