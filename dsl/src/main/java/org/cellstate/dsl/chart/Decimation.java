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
        return thinning.result();
    }

    private static long column(double x) {
        return (long) Math.floor(x);
    }

    private static final class Thinning {

        private final double[] x;
        private final double[] y;
        private double[] thinX = new double[64];
        private double[] thinY = new double[64];
        private int size;

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
                gap(x[from]);
                return;
            }
            add(Math.min(low, high));
            if (low != high) {
                add(Math.max(low, high));
            }
        }

        private void gap(double at) {
            if (size > 0 && !Double.isNaN(thinY[size - 1])) {
                append(Double.isFinite(at) ? at : thinX[size - 1], Double.NaN);
            }
        }

        private void add(int i) {
            append(x[i], y[i]);
        }

        private void append(double atX, double atY) {
            if (size == thinX.length) {
                thinX = Arrays.copyOf(thinX, 2 * size);
                thinY = Arrays.copyOf(thinY, 2 * size);
            }
            thinX[size] = atX;
            thinY[size] = atY;
            size++;
        }

        Decimation result() {
            return new Decimation(Values.of(Arrays.copyOf(thinX, size)), Values.of(Arrays.copyOf(thinY, size)));
        }
    }
}
