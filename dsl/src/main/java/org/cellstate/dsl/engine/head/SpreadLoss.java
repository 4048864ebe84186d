package org.cellstate.dsl.engine.head;

import org.cellstate.dsl.engine.loss.RowLoss;
import org.cellstate.dsl.engine.loss.ScaledCounts;
import org.cellstate.dsl.model.Loss;

/**
 * A loss in training standard deviations of outputs and targets that are normalised by their window. A row is one step of one window, its
 * spread that window's deviation. An error of a point is the spread times that of the normalised numbers, and so is the loss of quantiles.
 * To a density the spread is a change of scale: its logarithm is added, and the gradient knows nothing of it. Of counts it is the scale by
 * which {@link ScaledCounts} knows them. A row whose spread is 0 counts for nothing.
 */
public final class SpreadLoss {

    private final RowLoss loss;
    private final boolean point;
    private final boolean density;
    private final boolean counts;

    private SpreadLoss(Loss loss, int outputs) {
        this.loss = RowLoss.of(loss, outputs);
        this.counts = loss instanceof Loss.NegativeBinomial;
        this.density = isDensity(loss) && !counts;
        this.point = !isDensity(loss) && !(loss instanceof Loss.Quantiles);
    }

    /**
     * Returns the arithmetic of a loss of one value. An instance keeps scratch memory: one thread at a time.
     *
     * @throws IllegalArgumentException if it is a loss of classes
     */
    public static SpreadLoss of(Loss loss) {
        return new SpreadLoss(
                loss, loss.outputs().orElseThrow(() -> new IllegalArgumentException(loss + " is no loss of values")));
    }

    /** Returns whether raw outputs are the parameters of a density, of which the first says where it lies. */
    public static boolean isDensity(Loss loss) {
        return loss instanceof Loss.Gaussian || loss instanceof Loss.StudentT || loss instanceof Loss.NegativeBinomial;
    }

    /**
     * Computes losses and gradients.
     *
     * @param raw {@code [output, row]}; becomes the gradient of the sum of {@code losses}
     * @param targets {@code [row]}; overwritten
     * @param spreads {@code [row]}
     * @param rows of the arrays, which may be longer
     * @param losses {@code [row]}: becomes the loss of each
     */
    public void gradient(double[] raw, double[] targets, double[] spreads, int rows, double[] losses) {
        if (counts) {
            ScaledCounts.gradient(raw, targets, spreads, rows, losses);
            return;
        }
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = point || (density && spreads[row] != 0) ? 1 : spreads[row];
            raw[row] *= point ? spreads[row] : 1;
            targets[row] *= point ? spreads[row] : 1;
        }
        loss.gradient(raw, targets, weights, rows, losses);
        for (int row = 0; row < rows; row++) {
            raw[row] *= point ? spreads[row] : 1;
            losses[row] += density && spreads[row] != 0 ? Math.log(spreads[row]) : 0;
        }
    }

    /** Computes in float what {@link #gradient(double[], double[], double[], int, double[])} does in double. */
    public void gradient(float[] raw, float[] targets, float[] spreads, int rows, float[] losses) {
        if (counts) {
            ScaledCounts.gradient(raw, targets, spreads, rows, losses);
            return;
        }
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = point || (density && spreads[row] != 0) ? 1 : spreads[row];
            raw[row] *= point ? spreads[row] : 1;
            targets[row] *= point ? spreads[row] : 1;
        }
        loss.gradient(raw, targets, weights, rows, losses);
        for (int row = 0; row < rows; row++) {
            raw[row] *= point ? spreads[row] : 1;
            losses[row] += density && spreads[row] != 0 ? (float) Math.log(spreads[row]) : 0;
        }
    }
}
