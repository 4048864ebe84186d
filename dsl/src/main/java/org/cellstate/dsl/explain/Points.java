package org.cellstate.dsl.explain;

import java.util.List;
import org.cellstate.dsl.model.Loss;

/** The one number that the raw outputs of a network say of a step. */
final class Points {

    private Points() {}

    /**
     * Returns a point for each step: the output of a loss of points, the median of quantiles, the location of a density,
     * the mean of one of counts.
     *
     * @param raw {@code [batch, horizon, output]}
     * @return {@code [batch, horizon]}
     */
    static double[] of(Loss loss, float[] raw) {
        int outputs = loss.outputs().orElse(1);
        double[] points = new double[raw.length / outputs];
        for (int step = 0; step < points.length; step++) {
            points[step] = loss instanceof Loss.Quantiles quantiles
                    ? median(quantiles.levels(), raw, step * outputs)
                    : raw[step * outputs];
            if (loss instanceof Loss.NegativeBinomial) {
                points[step] = Loss.positive(points[step]);
            }
        }
        return points;
    }

    /** Between the two quantiles around the middle; the nearest one where all lie on one side of it. */
    private static double median(List<Double> levels, float[] raw, int first) {
        int above = 0;
        while (above < levels.size() && levels.get(above) < 0.5) {
            above++;
        }
        if (above == 0 || above == levels.size()) {
            return raw[first + Math.min(above, levels.size() - 1)];
        }
        double share = (0.5 - levels.get(above - 1)) / (levels.get(above) - levels.get(above - 1));
        return raw[first + above - 1] + share * (raw[first + above] - raw[first + above - 1]);
    }
}
