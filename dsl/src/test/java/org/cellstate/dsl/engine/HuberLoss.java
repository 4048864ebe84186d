package org.cellstate.dsl.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossUtil;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The Huber loss for Deeplearning4j's own loss layers, which have none; summed over the values of a row, as those of Deeplearning4j.
 *
 * @param delta from where on the loss grows like the absolute value
 */
record HuberLoss(@JsonProperty("delta") double delta) implements ILossFunction {

    private INDArray values(INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        INDArray size = Transforms.abs(error(labels, preOutput, activation), false);
        INDArray capped = Transforms.min(size, delta, true);
        INDArray values = size.subi(capped.mul(0.5)).muli(capped);
        if (mask != null) {
            LossUtil.applyMask(values, mask);
        }
        return values;
    }

    private static INDArray error(INDArray labels, INDArray preOutput, IActivation activation) {
        return activation.getActivation(preOutput.dup(), true).subi(labels.castTo(preOutput.dataType()));
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        INDArray values = values(labels, preOutput, activation, mask);
        double sum = values.sumNumber().doubleValue();
        return average ? sum / values.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        return values(labels, preOutput, activation, mask).sum(true, 1);
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        INDArray slope =
                Transforms.max(Transforms.min(error(labels, preOutput, activation), delta, false), -delta, false);
        INDArray gradient = activation.backprop(preOutput, slope).getFirst();
        if (mask != null) {
            LossUtil.applyMask(gradient, mask);
        }
        return gradient;
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
