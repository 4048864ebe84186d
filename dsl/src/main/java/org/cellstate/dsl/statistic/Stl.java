package org.cellstate.dsl.statistic;

import java.util.Arrays;

/**
 * Seasonal and trend parts by loess: STL (Cleveland, Cleveland, McRae and Terpenning 1990). The seasonal part is smoothed over 7 seasons, the
 * trend over the least odd number of rows above {@code 1.5 p / (1 - 1.5 / 7)}, by straight lines; two rounds, five where outliers are not
 * weighed down, fifteen times two where they are.
 */
final class Stl {

    private static final int SEASONAL_WIDTH = 7;

    private final double[] values;
    private final int period;
    private final int trendWidth;
    private final int lowWidth;
    private double[] seasonal;
    private double[] trend;

    private Stl(double[] values, int period) {
        this.values = values;
        this.period = period;
        this.trendWidth = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / SEASONAL_WIDTH)));
        this.lowWidth = odd(period + 1);
        this.seasonal = new double[values.length];
        this.trend = new double[values.length];
    }

    private static int odd(int least) {
        return least % 2 == 1 ? least : least + 1;
    }

    /** Returns the seasonal part and the trend. */
    static double[][] parts(double[] values, int period, boolean robust) {
        Stl stl = new Stl(values, period);
        double[] trust = new double[values.length];
        Arrays.fill(trust, 1);
        int rounds = robust ? 2 : 5;
        for (int outer = 0; outer <= (robust ? 15 : 0); outer++) {
            for (int inner = 0; inner < rounds; inner++) {
                stl.round(trust);
            }
            trust = robust ? stl.trust() : trust;
        }
        return new double[][] {stl.seasonal, stl.trend};
    }

    private void round(double[] trust) {
        double[] cycles = cycles(trust);
        double[] even = new double[values.length];
        Arrays.fill(even, 1);
        double[] low = Loess.smooth(moving(moving(moving(cycles, period), period), 3), lowWidth, even);
        double[] rest = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            seasonal[row] = cycles[period + row] - low[row];
            rest[row] = values[row] - seasonal[row];
        }
        trend = Loess.smooth(rest, trendWidth, trust);
    }

    /** The rows of each place in the season, smoothed and carried on by one season to both ends. */
    private double[] cycles(double[] trust) {
        double[] cycles = new double[values.length + 2 * period];
        for (int place = 0; place < period; place++) {
            int count = (values.length - 1 - place) / period + 1;
            double[] own = new double[count];
            double[] weights = new double[count];
            for (int i = 0; i < count; i++) {
                int row = place + i * period;
                own[i] = values[row] - trend[row];
                weights[i] = trust[row];
            }
            double[] smooth = Loess.smooth(own, SEASONAL_WIDTH, weights);
            int near = Math.min(SEASONAL_WIDTH, count);
            double before = Loess.at(own, SEASONAL_WIDTH, 0, 1, near, weights);
            double after = Loess.at(own, SEASONAL_WIDTH, count + 1.0, count - near + 1, count, weights);
            cycles[place] = Double.isNaN(before) ? smooth[0] : before;
            for (int i = 0; i < count; i++) {
                cycles[place + (i + 1) * period] = smooth[i];
            }
            cycles[place + (count + 1) * period] = Double.isNaN(after) ? smooth[count - 1] : after;
        }
        return cycles;
    }

    private static double[] moving(double[] values, int width) {
        double[] means = new double[values.length - width + 1];
        double sum = 0;
        for (int row = 0; row < values.length; row++) {
            sum += values[row];
            if (row >= width) {
                sum -= values[row - width];
            }
            if (row >= width - 1) {
                means[row - width + 1] = sum / width;
            }
        }
        return means;
    }

    /** Rows far off the sum of both parts are trusted less: bisquare weights of six median errors. */
    private double[] trust() {
        double[] errors = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            errors[row] = Math.abs(values[row] - seasonal[row] - trend[row]);
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double reach = 3 * (sorted[middle] + sorted[sorted.length - 1 - middle]);
        double[] trust = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            double far = errors[row] / reach;
            double square = 1 - far * far;
            trust[row] = errors[row] <= 0.001 * reach ? 1 : errors[row] <= 0.999 * reach ? square * square : 0;
        }
        return trust;
    }
}
