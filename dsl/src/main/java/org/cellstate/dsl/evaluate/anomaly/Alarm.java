package org.cellstate.dsl.evaluate.anomaly;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.cellstate.dsl.data.ConfigProblem;

/** From which score on a row is an anomaly, by the rate of false alarms that is put up with. */
public sealed interface Alarm {

    /** The default rate of false alarms: one row in a thousand. */
    double RATE = 0.001;

    /** Returns the share of ordinary rows that may be called anomalies. */
    double rate();

    /**
     * Returns the score above which a row is an anomaly.
     *
     * @param scores of rows that were held out, in any order
     */
    double limit(double[] scores);

    /** Returns the alarm of a normal distribution. */
    static Robust robust(double rate) {
        return new Robust(rate);
    }

    /** Returns the alarm of what was observed. */
    static Quantile quantile(double rate) {
        return new Quantile(rate);
    }

    /**
     * Errors are taken as normal around their median, with the median absolute deviation as scale (Iglewicz and Hoaglin 1993): anomalies
     * among the held-out rows hardly move it. Where errors have heavy tails, more rows are called anomalies than the rate says.
     *
     * @param rate above 0 and below 1; default {@value Alarm#RATE}, which is a score of 3.29
     */
    record Robust(double rate) implements Alarm {

        /** Checks the range. */
        public Robust {
            checkRate(rate, ".robust(");
        }

        @Override
        public double limit(double[] scores) {
            return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - rate / 2);
        }

        @Override
        public String toString() {
            return "robust(" + rate + ")";
        }
    }

    /**
     * The smallest score that about no more than the rate of exchangeable rows exceeds: that of rank (n + 1)(1 − rate), rounded up, among n held-out
     * rows (Vovk et al. 2005). It supposes nothing of the errors, but anomalies among the held-out rows raise it; and as their median is taken
     * from the same rows, the rate is a touch higher with few of them.
     *
     * @param rate above 0 and below 1
     */
    record Quantile(double rate) implements Alarm {

        /** Checks the range. */
        public Quantile {
            checkRate(rate, ".quantile(");
        }

        @Override
        public double limit(double[] scores) {
            int rank = (int) Math.ceil((scores.length + 1) * (1 - rate) - 1e-9);
            if (rank > scores.length) {
                throw new ConfigProblem(
                        "A rate of false alarms is measured on at least 1/rate − 1 held-out rows.",
                        "quantile(" + rate + ") on " + scores.length + " rows",
                        ".quantile(" + (float) Math.ceil(1e4 / (scores.length + 1)) / 1e4f + "), or .robust(" + rate
                                + ")");
            }
            double[] sorted = scores.clone();
            Arrays.sort(sorted);
            return sorted[rank - 1];
        }

        @Override
        public String toString() {
            return "quantile(" + rate + ")";
        }
    }

    private static void checkRate(double rate, String call) {
        if (!(rate > 0 && rate < 1)) {
            throw new ConfigProblem(
                    "A rate of false alarms is above 0 and below 1.", call + rate + ")", call + RATE + ")");
        }
    }
}
