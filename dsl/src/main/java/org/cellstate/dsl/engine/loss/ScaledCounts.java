package org.cellstate.dsl.engine.loss;

/**
 * The negative binomial likelihood of counts whose size is known beforehand (Salinas et al. 2020, DeepAR, 3.3): the mean is {@code v} times
 * what the first output says, the dispersion what the second says over the root of {@code v}. So a network sees and says numbers of about
 * one size, whatever the series counts, while the likelihood is that of the counts.
 */
public final class ScaledCounts {

    private static final int OUTPUTS = 2;

    private ScaledCounts() {}

    /**
     * Computes losses and gradients.
     *
     * @param raw {@code [output, row]}; becomes the gradient of the sum of {@code losses}
     * @param targets {@code [row]}: counts over their scale
     * @param scales {@code [row]}: above 0; a row whose scale is 0 counts for nothing
     * @param rows of the arrays, which may be longer
     * @param losses {@code [row]}: becomes minus the log probability of each count, in nats
     */
    public static void gradient(double[] raw, double[] targets, double[] scales, int rows, double[] losses) {
        double[] own = new double[OUTPUTS];
        for (int row = 0; row < rows; row++) {
            own[0] = raw[row];
            own[1] = raw[rows + row];
            losses[row] = gradient(own, targets[row], scales[row]);
            raw[row] = own[0];
            raw[rows + row] = own[1];
        }
    }

    /** Computes in float what {@link #gradient(double[], double[], double[], int, double[])} does in double. */
    public static void gradient(float[] raw, float[] targets, float[] scales, int rows, float[] losses) {
        double[] own = new double[OUTPUTS];
        for (int row = 0; row < rows; row++) {
            own[0] = raw[row];
            own[1] = raw[rows + row];
            losses[row] = (float) gradient(own, targets[row], scales[row]);
            raw[row] = (float) own[0];
            raw[rows + row] = (float) own[1];
        }
    }

    private static double gradient(double[] own, double target, double scale) {
        if (scale == 0) {
            own[0] = 0;
            own[1] = 0;
            return 0;
        }
        return Likelihood.NegativeBinomial.gradient(own, Math.rint(target * scale), scale);
    }
}
