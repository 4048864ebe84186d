package org.cellstate.dsl.show.plot;

import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Values;

/** What can be said of numbers before they are looked at, in a title's few words. */
final class Findings {

    private Findings() {}

    /** Returns for example {@code births: 7 305 values, mean 9 649}. */
    static String mean(Sample sample) {
        int count = sample.finite().length;
        String of = sample.name().isEmpty() ? "" : sample.name() + ": ";
        return of + counted(count, "value") + (count == 0 ? "" : ", mean " + Numbers.text(sample.mean()));
    }

    static String counted(long count, String noun) {
        return count == 0 ? "no " + noun + "s" : Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * Returns the correlation of Pearson over the pairs of which both are finite; {@code NaN} for fewer than two of them, or
     * where one side is constant.
     */
    static double correlation(Values x, Values y) {
        double meanX = 0;
        double meanY = 0;
        double squareX = 0;
        double squareY = 0;
        double product = 0;
        int count = 0;
        for (int i = 0; i < x.size(); i++) {
            if (Double.isFinite(x.at(i)) && Double.isFinite(y.at(i))) {
                count++;
                double fromX = x.at(i) - meanX;
                double fromY = y.at(i) - meanY;
                meanX += fromX / count;
                meanY += fromY / count;
                squareX += fromX * (x.at(i) - meanX);
                squareY += fromY * (y.at(i) - meanY);
                product += fromX * (y.at(i) - meanY);
            }
        }
        double scale = Math.sqrt(squareX) * Math.sqrt(squareY);
        return scale > 0 ? Math.max(-1, Math.min(1, product / scale)) : Double.NaN;
    }

    static long pairs(Values x, Values y) {
        long count = 0;
        for (int i = 0; i < x.size(); i++) {
            count += Double.isFinite(x.at(i)) && Double.isFinite(y.at(i)) ? 1 : 0;
        }
        return count;
    }
}
