package org.cellstate.dsl.chart;

/** A line of block characters that shows a curve within a sentence: {@code ▇▅▃▂▂▁▁▁}. */
public final class Sparkline {

    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final char GAP = '·';

    private Sparkline() {}

    /**
     * Returns the curve of values in order, from ▁ for the lowest to █ for the highest.
     *
     * @param values where not finite, a part of the line without values is a middle dot
     * @param length the most characters; parts of the values that share a character are averaged
     */
    public static String of(Values values, int length) {
        double[] means = means(values, Math.min(length, values.size()));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double mean : means) {
            if (Double.isFinite(mean)) {
                low = Math.min(low, mean);
                high = Math.max(high, mean);
            }
        }
        StringBuilder line = new StringBuilder(means.length);
        for (double mean : means) {
            line.append(Double.isFinite(mean) ? level(mean, low, high) : GAP);
        }
        return line.toString();
    }

    private static char level(double mean, double low, double high) {
        if (high == low) {
            return LEVELS.charAt(3);
        }
        double share = (mean * 0.5 - low * 0.5) / (high * 0.5 - low * 0.5);
        return LEVELS.charAt((int) Math.round(share * (LEVELS.length() - 1)));
    }

    private static double[] means(Values values, int parts) {
        double[] means = new double[parts];
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * values.size() / parts);
            int to = (int) ((part + 1L) * values.size() / parts);
            double mean = 0;
            int count = 0;
            for (int i = from; i < to; i++) {
                if (Double.isFinite(values.at(i))) {
                    count++;
                    mean += (values.at(i) - mean) / count;
                }
            }
            means[part] = count == 0 ? Double.NaN : mean;
        }
        return means;
    }
}
