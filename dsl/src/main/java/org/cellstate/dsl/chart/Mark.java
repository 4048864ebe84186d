package org.cellstate.dsl.chart;

import java.util.List;

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
     * Dots. The label stands beside the last of them, with its value: {@code best 0.0502 @ 12}; where there are several such
     * groups, in a legend.
     *
     * @param diameter in pixels of the figure
     */
    record Points(String label, Values x, Values y, Palette colour, double diameter) implements Mark {

        public Points {
            sameSize("points", label, x, y);
        }
    }

    /**
     * Bars from zero up or down to {@code y}, centred at {@code x}.
     *
     * @param slot where each stands among several at its place
     */
    record Bars(String label, Values x, Values y, Palette colour, Slot slot) implements Mark {

        public Bars {
            sameSize("bars", label, x, y);
        }

        /** Bars that stand alone at their places. */
        public Bars(String label, Values x, Values y, Palette colour) {
            this(label, x, y, colour, Slot.ALONE);
        }

        /** Returns how far the left and the right side of each bar lie from its place. */
        public double[] sides() {
            double whole = Figure.barWidth(this);
            double left = whole * (slot.number - slot.of / 2.0) / slot.of;
            return new double[] {left, left + whole / slot.of};
        }
    }

    /**
     * Where a bar stands among several side by side.
     *
     * @param number from 0, the one at the left
     * @param of how many there are
     */
    record Slot(int number, int of) {

        /** The slot of a bar that stands alone. */
        public static final Slot ALONE = new Slot(0, 1);
    }

    /**
     * How many of something lie in each of several intervals side by side: bars from edge to edge.
     *
     * @param edges rising, one more than there are counts
     */
    record Bins(String label, Values edges, Values counts, Palette colour) implements Mark {

        public Bins {
            if (edges.size() != counts.size() + 1) {
                throw new IllegalArgumentException("Bins must have one more edge than counts.\n  received: \"" + label
                        + "\" with " + edges.size() + " edges and " + counts.size()
                        + " counts\n  try: the left edge of each bin, and the right one of the last");
            }
        }

        /** Returns the middle of each bin. */
        public Values middles() {
            double[] middles = new double[counts.size()];
            for (int i = 0; i < middles.length; i++) {
                middles[i] = edges.at(i) * 0.5 + edges.at(i + 1) * 0.5;
            }
            return Values.of(middles);
        }
    }

    /** A line that keeps its height until the next point, then jumps: the best so far, a schedule. {@code x} ascends. */
    record Steps(String label, Values x, Values y, Stroke stroke) implements Mark {

        public Steps {
            sameSize("line of steps", label, x, y);
        }

        /** Returns the corners of the steps as a line. */
        public Line line() {
            int size = x.size();
            double[] cornersX = new double[Math.max(0, 2 * size - 1)];
            double[] cornersY = new double[cornersX.length];
            for (int i = 0; i < size; i++) {
                cornersX[2 * i] = x.at(i);
                cornersY[2 * i] = y.at(i);
                if (i + 1 < size) {
                    cornersX[2 * i + 1] = x.at(i + 1);
                    cornersY[2 * i + 1] = y.at(i);
                }
            }
            return new Line(label, Values.of(cornersX), Values.of(cornersY), stroke);
        }
    }

    /** Thin lines from zero to {@code y} with a dot at the end, such as autocorrelations. */
    record Stems(String label, Values x, Values y, Palette colour) implements Mark {

        public Stems {
            sameSize("mark of stems", label, x, y);
        }
    }

    /** For each {@code x} the distribution of a sample. */
    record Boxes(String label, Values x, List<Box> boxes, Palette colour) implements Mark {

        public Boxes {
            boxes = List.copyOf(boxes);
            if (x.size() != boxes.size()) {
                throw new IllegalArgumentException("There must be a place for each box.\n  received: \"" + label
                        + "\" with " + x.size() + " x and " + boxes.size() + " boxes\n  try: one x for each box");
            }
        }
    }

    /**
     * Bars that lie: from zero to {@code x}, centred at {@code y}, on which categories stand well.
     *
     * @param lower the low ends of the intervals of uncertainty, or none
     * @param upper their high ends, or none
     */
    record HorizontalBars(String label, Values x, Values y, Values lower, Values upper, Palette colour)
            implements Mark {

        public HorizontalBars {
            sameSize("mark of bars", label, x, y);
            sameSize("mark of bars", label, lower, upper);
            if (lower.size() > 0) {
                sameSize("mark of bars", label, lower, y);
            }
        }

        /** Bars without intervals. */
        public HorizontalBars(String label, Values x, Values y, Palette colour) {
            this(label, x, y, Values.of(), Values.of(), colour);
        }
    }

    /** A horizontal line over the whole width, such as a baseline or a bound. The label stands at its right end. */
    record HorizontalRule(String label, double y, Stroke stroke) implements Mark {

        /** A thin grey line. */
        public HorizontalRule(String label, double y) {
            this(label, y, Stroke.solid(Palette.SECONDARY, 1));
        }
    }

    /** Words at a place, with a dot there. They never leave the picture. */
    record Annotation(String label, double x, double y) implements Mark {}

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
