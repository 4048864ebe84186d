package org.cellstate.dsl.chart;

import java.util.Arrays;

/**
 * The fewest points that look like all points of a line: in each pixel column the lowest and the highest, in their order. So
 * a spike of one value in a million stays, and so does every gap that is a pixel wide.
 *
 * @param x horizontal places, 0 at the left to the width at the right
 * @param y vertical places, {@code NaN} for a gap
 */
public record Decimation(Values x, Values y) {

    /**
     * Returns the thinned line of places on a plot.
     *
     * @param x horizontal places in pixels, ascending
     * @param y vertical places, {@code NaN} where there is none
     */
    public static Decimation of(double[] x, double[] y) {
        int[] kept = kept(x, y);
        double[] thinX = new double[kept.length];
        double[] thinY = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            boolean placed = Double.isFinite(x[kept[i]]);
            boolean drawn = placed && Double.isFinite(y[kept[i]]);
            thinX[i] = placed ? x[kept[i]] : thinX[i - 1]; // a gap never comes first
            thinY[i] = drawn ? y[kept[i]] : Double.NaN;
        }
        return new Decimation(Values.of(thinX), Values.of(thinY));
    }

    /**
     * Returns the positions of the points of the thinned line; where there is a gap, that of a point without a place.
     *
     * @param x horizontal places in pixels, ascending
     * @param y vertical places, {@code NaN} where there is none
     */
    public static int[] kept(double[] x, double[] y) {
        Thinning thinning = new Thinning(x, y);
        int i = 0;
        while (i < x.length) {
            int end = i + 1;
            while (end < x.length && column(x[end]) == column(x[i])) {
                end++;
            }
            thinning.column(i, end);
            i = end;
        }
        return Arrays.copyOf(thinning.kept, thinning.size);
    }

    private static long column(double x) {
        return (long) Math.floor(x);
    }

    private static final class Thinning {

        private final double[] x;
        private final double[] y;
        private int[] kept = new int[64];
        private int size;
        private boolean gap = true;

        Thinning(double[] x, double[] y) {
            this.x = x;
            this.y = y;
        }

        void column(int from, int to) {
            int low = -1;
            int high = -1;
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(y[i]) || !Double.isFinite(x[i])) {
                    continue;
                }
                low = low < 0 || y[i] < y[low] ? i : low;
                high = high < 0 || y[i] > y[high] ? i : high;
            }
            if (low < 0) {
                if (!gap) {
                    add(from);
                }
                gap = true;
                return;
            }
            gap = false;
            add(Math.min(low, high));
            if (low != high) {
                add(Math.max(low, high));
            }
        }

        private void add(int position) {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, 2 * size);
            }
            kept[size++] = position;
        }
    }
}
