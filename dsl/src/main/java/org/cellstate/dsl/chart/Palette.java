package org.cellstate.dsl.chart;

import java.util.List;

/**
 * The colours of all charts: Okabe and Ito's set, which stays apart for colour-blind eyes, after the neutral tones.
 *
 * <p>Observed data are always {@link #INK}; other lines take {@link #BLUE} to {@link #SKY} in this order. Colour never carries
 * a meaning alone: lines are labelled, validation is dashed, the best epoch is a dot.
 */
public enum Palette {
    /** Observed data, titles. */
    INK(0x222222),
    /** Axis labels, captions, rules. */
    SECONDARY(0x666666),
    /** Observed data that the model has not seen or does not use; baselines. */
    MUTED(0x999999),
    /** Grid lines. */
    GRID(0xE5E5E5),
    BLUE(0x0072B2),
    VERMILLION(0xD55E00),
    GREEN(0x009E73),
    PURPLE(0xCC79A7),
    ORANGE(0xE69F00),
    SKY(0x56B4E9);

    private static final List<Palette> SERIES = List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY);

    private final int rgb;

    Palette(int rgb) {
        this.rgb = rgb;
    }

    /** Returns the colour as {@code 0xRRGGBB}. */
    public int rgb() {
        return rgb;
    }

    /** Returns the {@code n}-th series colour, counted from 0; after the sixth they begin again. */
    public static Palette series(int n) {
        return SERIES.get(Math.floorMod(n, SERIES.size()));
    }
}
