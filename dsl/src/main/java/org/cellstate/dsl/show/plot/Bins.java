package org.cellstate.dsl.show.plot;

import java.math.BigDecimal;
import java.util.Arrays;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Values;

/**
 * Intervals of equal width, and how many values lie in each.
 *
 * <p>The width follows Freedman and Diaconis (On the histogram as a density estimator, 1981): twice the distance of the quartiles
 * over the cube root of the number of values. Where the quartiles are the same it follows Sturges (The choice of a class interval,
 * 1926): one more bin than the binary logarithm of the number of values. It is then rounded to 1, 2, 2.5 or 5 times a power of
 * ten, so that edges are round numbers; whole numbers get whole widths. There are at most 200 bins.
 *
 * @param edges rising, one more than there are bins; an edge belongs to the bin at its right, the last one to the last bin
 * @param counts of values in each bin
 * @param rule where the width comes from, in words
 */
record Bins(Values edges, Values counts, String rule) {

    private static final int MOST = 200;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final double EXACT = 1e15;

    /**
     * @param values all finite, in any order, at least one
     */
    static Bins of(double... values) {
        double freedman = freedmanDiaconis(values);
        boolean spread = freedman > 0 && Double.isFinite(freedman);
        double width = rounded(spread ? freedman : sturges(values));
        if (whole(values)) {
            width = Math.max(1, Math.rint(width));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double least = (sorted[sorted.length - 1] * 0.5 - sorted[0] * 0.5) / (MOST - 2) * 2;
        if (width < least) {
            width = rounded(least * 1.4); // rounding takes away no more than that
        }
        return counted(sorted, width, (spread ? "Freedman and Diaconis" : "Sturges") + ", rounded");
    }

    /**
     * @param count how many bins, at least 1: they share the whole span equally
     */
    static Bins shared(int count, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            double share = (double) i / count;
            edges[i] = low == high ? low - 0.5 + share : low * (1 - share) + high * share;
        }
        edges[0] = Math.min(edges[0], low);
        edges[count] = Math.max(edges[count], high);
        return counted(sorted, edges, "as asked for");
    }

    /** Returns the width before it is rounded; 0 where the quartiles are the same. */
    static double freedmanDiaconis(double... values) {
        Box box = Box.of(Values.of(values));
        return 2 * (box.upper() - box.lower()) / Math.cbrt(values.length);
    }

    /** Returns the width before it is rounded; 0 where all values are the same. */
    static double sturges(double... values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return (high * 0.5 - low * 0.5) / (Math.log(values.length) / Math.log(2) + 1) * 2;
    }

    private static double rounded(double width) {
        if (!(width > Double.MIN_NORMAL) || width > Double.MAX_VALUE / 100) {
            return width > 1 ? Double.MAX_VALUE / 100 : 1;
        }
        int power = (int) Math.floor(Math.log10(width));
        double best = Double.NaN;
        for (double round : ROUND) {
            double candidate =
                    BigDecimal.valueOf(round).scaleByPowerOfTen(power).doubleValue();
            boolean nearer =
                    Double.isNaN(best) || Math.abs(Math.log(candidate / width)) < Math.abs(Math.log(best / width));
            best = nearer ? candidate : best;
        }
        return best;
    }

    private static boolean whole(double... values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value) && Math.abs(value) < EXACT);
    }

    private static Bins counted(double[] sorted, double width, String rule) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean units = width == 1 && whole(sorted);
        double first = units ? low : Math.floor(low / width);
        if (Math.abs(first) > EXACT || Math.abs(high / width) > EXACT) {
            return new Bins(Values.of(low - Math.ulp(low), high + Math.ulp(high)), Values.of(sorted.length), rule);
        }
        double last = units ? high + 1 : Math.max(first + 1, Math.ceil(high / width));
        double[] edges = new double[(int) (last - first) + 1];
        BigDecimal step = BigDecimal.valueOf(width);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = step.multiply(BigDecimal.valueOf(first + i)).doubleValue() - (units ? 0.5 : 0);
        }
        return counted(sorted, edges, rule);
    }

    private static Bins counted(double[] sorted, double[] edges, String rule) {
        double[] counts = new double[edges.length - 1];
        int bin = 0;
        for (double value : sorted) {
            while (bin < counts.length - 1 && value >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return new Bins(Values.of(edges), Values.of(counts), rule);
    }
}
