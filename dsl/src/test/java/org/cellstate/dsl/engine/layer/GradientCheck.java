package org.cellstate.dsl.engine.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient of a graph in double precision beside central differences of its score. */
final class GradientCheck {

    private static final double STEP = 1e-6;

    private final ComputationGraph graph;
    private final INDArray[] inputs;
    private final INDArray[] labels;
    private INDArray @Nullable [] inputMasks;
    private INDArray @Nullable [] labelMasks;

    private GradientCheck(ComputationGraph graph, INDArray[] inputs, INDArray[] labels) {
        this.graph = graph;
        this.inputs = inputs;
        this.labels = labels;
    }

    static GradientCheck of(ComputationGraph graph, INDArray input, INDArray label) {
        return of(graph, new INDArray[] {input}, new INDArray[] {label});
    }

    static GradientCheck of(ComputationGraph graph, INDArray[] inputs, INDArray[] labels) {
        return new GradientCheck(graph, inputs, labels);
    }

    GradientCheck masks(@Nullable INDArray input, @Nullable INDArray label) {
        return masks(new INDArray[] {input}, new INDArray[] {label});
    }

    GradientCheck masks(INDArray[] input, INDArray[] label) {
        inputMasks = input;
        labelMasks = label;
        return this;
    }

    /** Every weight of the graph; relative errors above 1e-5 fail, unless the difference is rounding. */
    void passes() {
        double batch = inputs[0].size(0);
        INDArray gradient = compute().gradient().gradient().dup();
        INDArray weights = graph.params();
        for (long i = 0; i < weights.length(); i++) {
            double weight = weights.getDouble(i);
            weights.putScalar(i, weight + STEP);
            double up = compute().score();
            weights.putScalar(i, weight - STEP);
            double down = compute().score();
            weights.putScalar(i, weight);
            double numeric = (up - down) / (2 * STEP);
            double analytic = gradient.getDouble(i) / batch;
            double error = Math.abs(numeric - analytic);
            assertThat(error)
                    .as("weight %d of %d: analytic %s, numeric %s", i, weights.length(), analytic, numeric)
                    .isLessThan(1e-8 + 1e-5 * (Math.abs(numeric) + Math.abs(analytic)));
        }
        assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(1e-4);
    }

    /** The gradient is that of the same weights in another precision, to a relative error of 1e-4. */
    void agreesWith(GradientCheck exact) {
        INDArray own = compute().gradient().gradient().castTo(DataType.DOUBLE);
        INDArray other = exact.compute().gradient().gradient();
        double size = other.norm2Number().doubleValue();
        assertThat(own.sub(other).norm2Number().doubleValue()).isLessThan(1e-4 * size);
        assertThat(graph.score()).isCloseTo(exact.graph.score(), within(1e-4 * exact.graph.score()));
    }

    ComputationGraph graph() {
        return graph;
    }

    /** What is drawn at random is drawn anew for each pass: from the same seed. */
    ComputationGraph compute() {
        Nd4j.getRandom().setSeed(7);
        graph.setInputs(inputs);
        graph.setLabels(labels);
        if (inputMasks != null || labelMasks != null) {
            graph.setLayerMaskArrays(inputMasks, labelMasks);
        }
        graph.computeGradientAndScore();
        graph.clearLayerMaskArrays();
        return graph;
    }
}
