package org.cellstate.dsl.statistic;

/** Smoothing by straight lines through the neighbours of each place, near ones counting more (Cleveland 1979). Places are counted from 1. */
final class Loess {

    private Loess() {}

    /**
     * Returns the smoothed values.
     *
     * @param width how many neighbours, odd
     * @param trust a factor on the weight of each value
     */
    static double[] smooth(double[] values, int width, double[] trust) {
        int count = values.length;
        double[] smooth = new double[count];
        int left = 1;
        int right = Math.min(width, count);
        for (int place = 1; place <= count; place++) {
            if (width < count && place > (width + 1) / 2 && right < count) {
                left++;
                right++;
            }
            double at = at(values, width, place, left, right, trust);
            smooth[place - 1] = Double.isNaN(at) ? values[place - 1] : at;
        }
        return smooth;
    }

    /** Returns the value of the line at a place, which may lie outside; NaN where no neighbour has a weight. */
    static double at(double[] values, int width, double place, int left, int right, double[] trust) {
        int count = values.length;
        double reach = Math.max(place - left, right - place);
        if (width > count) {
            reach += Math.floorDiv(width - count, 2);
        }
        double[] weights = new double[right - left + 1];
        double all = 0;
        for (int j = left; j <= right; j++) {
            double distance = Math.abs(j - place);
            if (distance <= 0.999 * reach) {
                double near = distance / reach;
                double cube = 1 - near * near * near;
                weights[j - left] = (distance <= 0.001 * reach ? 1 : cube * cube * cube) * trust[j - 1];
                all += weights[j - left];
            }
        }
        if (!(all > 0)) {
            return Double.NaN;
        }
        double centre = 0;
        for (int j = left; j <= right; j++) {
            weights[j - left] /= all;
            centre += weights[j - left] * j;
        }
        double spread = 0;
        for (int j = left; j <= right; j++) {
            spread += weights[j - left] * (j - centre) * (j - centre);
        }
        boolean sloped = reach > 0 && Math.sqrt(spread) > 0.001 * (count - 1);
        double slope = sloped ? (place - centre) / spread : 0;
        double sum = 0;
        for (int j = left; j <= right; j++) {
            sum += weights[j - left] * (slope * (j - centre) + 1) * values[j - 1];
        }
        return sum;
    }
}
