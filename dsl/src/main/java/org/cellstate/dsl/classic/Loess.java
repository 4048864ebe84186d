package org.cellstate.dsl.classic;

import java.util.Arrays;

/**
 * Decomposition into trend, season and remainder by local regression: the STL of Cleveland et al. (1990) without robustness weights, seasons
 * smoothed over eleven of their kind, as R's {@code mstl} sets it.
 */
final class Loess {

    private static final int SEASONAL_WINDOW = 11;
    private static final int ROUNDS = 2;

    private Loess() {}

    /** Returns how much of what is not trend is season: 0 for none, 1 for all. Needs more than two seasons. */
    static double seasonalStrength(double[] values, int season) {
        double[] trend = new double[values.length];
        double[] seasonal = new double[values.length];
        for (int round = 0; round < ROUNDS; round++) {
            seasonal = seasonal(minus(values, trend), season);
            trend = smooth(minus(values, seasonal), trendWindow(season), 1, 0);
        }
        double[] detrended = minus(values, trend);
        double all = variance(detrended);
        return all == 0 ? 0 : Math.max(0, Math.min(1, 1 - variance(minus(detrended, seasonal)) / all));
    }

    private static int trendWindow(int season) {
        return odd((int) Math.ceil(1.5 * season / (1 - 1.5 / SEASONAL_WINDOW)));
    }

    private static int odd(int count) {
        return count % 2 == 1 ? count : count + 1;
    }

    /** Smooths the rows of each place in the season, one row past both ends, and takes off what of it is trend. */
    private static double[] seasonal(double[] detrended, int season) {
        int rows = detrended.length;
        double[] cycles = new double[rows + 2 * season];
        for (int place = 0; place < season; place++) {
            double[] own = new double[(rows - place + season - 1) / season];
            for (int i = 0; i < own.length; i++) {
                own[i] = detrended[place + i * season];
            }
            double[] smooth = smooth(own, SEASONAL_WINDOW, 0, 1);
            for (int i = 0; i < smooth.length; i++) {
                cycles[place + i * season] = smooth[i];
            }
        }
        double[] low = smooth(means(means(means(cycles, season), season), 3), odd(season), 1, 0);
        return minus(Arrays.copyOfRange(cycles, season, season + rows), low);
    }

    private static double[] means(double[] values, int count) {
        double[] means = new double[values.length - count + 1];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] - (i >= count ? values[i - count] : 0);
            if (i >= count - 1) {
                means[i - count + 1] = sum / count;
            }
        }
        return means;
    }

    /** Returns the local regressions at each place, from {@code past} places before the first to as many after the last. */
    static double[] smooth(double[] values, int window, int degree, int past) {
        double[] smooth = new double[values.length + 2 * past];
        Arrays.setAll(smooth, i -> at(values, i - past, window, degree));
        return smooth;
    }

    private static double at(double[] values, int place, int window, int degree) {
        int count = Math.min(window, values.length);
        int left = Math.max(0, Math.min(values.length - count, place - (count - 1) / 2));
        double reach = Math.max(place - left, left + count - 1 - place) + (window - count) / 2;
        double sum = 0;
        double centre = 0;
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double distance = Math.abs(left + i - place) / reach;
            double near = 1 - distance * distance * distance;
            weights[i] = distance > 0.999 ? 0 : distance < 0.001 ? 1 : near * near * near;
            sum += weights[i];
            centre += weights[i] * (left + i);
        }
        centre /= sum;
        double spread = 0;
        for (int i = 0; i < count; i++) {
            spread += weights[i] / sum * (left + i - centre) * (left + i - centre);
        }
        boolean sloped = degree == 1 && Math.sqrt(spread) > 0.001 * (values.length - 1.0);
        double value = 0;
        for (int i = 0; i < count; i++) {
            double slope = sloped ? 1 + (place - centre) * (left + i - centre) / spread : 1;
            value += weights[i] / sum * slope * values[left + i];
        }
        return value;
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = new double[left.length];
        Arrays.setAll(difference, i -> left[i] - right[i]);
        return difference;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
