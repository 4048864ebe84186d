package org.cellstate.dsl.chart;

/**
 * One thing that is drawn in a {@link Figure}. Marks are drawn in the order in which they were added, regions first.
 *
 * <p>Values that cannot be drawn (missing, infinite, not positive on a logarithmic axis) are no error: they leave a gap, and
 * the figure says how many there were.
 */
public sealed interface Mark {

    /** Returns the name that stands beside the mark, or an empty text. */
    String label();

    /** A line through points, broken where a value is missing. {@code x} ascends. */
    record Line(String label, Values x, Values y, Stroke stroke) implements Mark {

        public Line {
            sameSize("line", label, x, y);
        }
    }

    /**
     * The area between two lines, broken where one of them is missing.
     *
     * @param opacity from 0 to 1: 0.16 for an outer and 0.30 for an inner interval
     */
    record Band(String label, Values x, Values lower, Values upper, Palette colour, double opacity) implements Mark {

        public Band {
            sameSize("band", label, x, lower);
            sameSize("band", label, x, upper);
        }
    }

    /**
     * Dots. The label stands beside the last of them, with its value: {@code best 0.0502 @ 12}.
     *
     * @param diameter in pixels of the figure
     */
    record Points(String label, Values x, Values y, Palette colour, double diameter) implements Mark {

        public Points {
            sameSize("points", label, x, y);
        }
    }

    /** Bars from zero up or down to {@code y}, centred at {@code x}. */
    record Bars(String label, Values x, Values y, Palette colour) implements Mark {

        public Bars {
            sameSize("bars", label, x, y);
        }
    }

    /** A vertical line over the whole height, such as the moment from which on is forecast. The label stands to its right. */
    record Rule(String label, double x) implements Mark {}

    /**
     * A part of the horizontal axis. The label stands at its top.
     *
     * @param shaded whether it is shaded over the whole height
     */
    record Region(String label, double from, double to, boolean shaded) implements Mark {}

    private static void sameSize(String mark, String label, Values x, Values y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException("A " + mark + " must have as many x as y values.\n  received: \"" + label
                    + "\" with " + x.size() + " x and " + y.size() + " y values\n  try: one x for each y");
        }
    }
}
