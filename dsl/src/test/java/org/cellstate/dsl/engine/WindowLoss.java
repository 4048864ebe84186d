package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.engine.loss.RowLoss;
import org.cellstate.dsl.model.Loss;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A loss of several raw outputs for Deeplearning4j's own loss layers, in training standard deviations though outputs and targets are
 * normalised by their window. A row is one step of one window, its labels the normalised target and the window's spread. The spread
 * multiplies the loss of quantiles. To a density it is a change of scale: its logarithm is added, and the gradient knows nothing of it.
 *
 * @param loss as the Java that makes it
 */
record WindowLoss(@JsonProperty("loss") String loss) implements ILossFunction {

    static final int LABELS = 2;

    static WindowLoss of(Loss loss) {
        return new WindowLoss(loss.toString());
    }

    /** Whether raw outputs are the parameters of a density, of which the first is the location. */
    static boolean isDensity(Loss loss) {
        return loss instanceof Loss.Gaussian || loss instanceof Loss.StudentT;
    }

    /**
     * Returns the losses of rows.
     *
     * @param raw {@code [output, row]}; becomes the gradient of their sum
     * @param labels {@code [label, row]}
     * @param counts {@code [row]}: what the loss of a row is multiplied by
     */
    static double[] losses(Loss loss, double[] raw, double[] labels, double[] counts) {
        int rows = counts.length;
        boolean density = isDensity(loss);
        double[] weights = counts.clone();
        for (int row = 0; row < rows && !density; row++) {
            weights[row] *= labels[rows + row];
        }
        double[] losses = new double[rows];
        RowLoss.of(loss, raw.length / rows).gradient(raw, labels, weights, rows, losses);
        for (int row = 0; row < rows && density; row++) {
            losses[row] += counts[row] * Math.log(labels[rows + row]);
        }
        return losses;
    }

    private double[] losses(double[] raw, INDArray labels, @Nullable INDArray mask) {
        double[] counts = new double[Math.toIntExact(labels.size(0))];
        Arrays.fill(counts, 1);
        return losses(Loss.parse(loss), raw, columns(labels), mask == null ? counts : columns(mask));
    }

    /** Returns {@code [column, row]} of an array {@code [row, column]}. */
    private static double[] columns(INDArray array) {
        INDArray columns = array.dup('f');
        if (columns.dataType() != DataType.FLOAT) {
            return columns.data().asDouble();
        }
        float[] numbers = new float[Math.toIntExact(columns.length())];
        ((FloatPointer) columns.data().pointer()).get(numbers, 0, numbers.length);
        double[] exact = new double[numbers.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = numbers[i];
        }
        return exact;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        double sum = Arrays.stream(losses(columns(preOutput), labels, mask)).sum();
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        double[] losses = losses(columns(preOutput), labels, mask);
        return Nd4j.createFromArray(losses).castTo(preOutput.dataType()).reshape(losses.length, 1);
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        double[] raw = columns(preOutput);
        losses(raw, labels, mask);
        return Nd4j.create(raw, preOutput.shape(), 'f').castTo(preOutput.dataType());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return toString();
    }
}
