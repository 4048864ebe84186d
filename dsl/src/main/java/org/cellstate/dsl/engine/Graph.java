package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A Deeplearning4j graph and its input arrays. One thread makes and uses it: ND4J's random numbers and workspaces belong to threads. */
final class Graph {

    private final WindowShape shape;
    private final ComputationGraph graph;
    private Inputs inputs;

    Graph(RecurrentSpec spec, WindowShape shape) {
        this.shape = shape;
        this.graph = new ComputationGraph(GraphLayout.of(spec, shape));
        graph.init();
        if (spec.highway()) {
            // The highway starts from nothing, so that the first steps are not spent on unlearning a random map.
            graph.getLayer(GraphLayout.HIGHWAY)
                    .setParam(
                            "W",
                            graph.getLayer(GraphLayout.HIGHWAY).getParam("W").mul(0));
        }
        // Dropout draws from the thread's generator.
        Nd4j.getRandom().setSeed(spec.training().seed());
        this.inputs = Inputs.of(shape, spec.highway(), 1);
    }

    int parameters() {
        return Math.toIntExact(graph.numParams());
    }

    long parameters(String layer) {
        return graph.getLayer(layer).numParams();
    }

    void setWeights(float[] weights) {
        pointer(graph.params()).put(weights, 0, weights.length);
    }

    float[] weights() {
        float[] weights = new float[parameters()];
        pointer(graph.params()).get(weights, 0, weights.length);
        return weights;
    }

    /** Writes the gradient of the summed loss to {@code gradient} and returns that sum, over windows and steps. */
    double gradient(WindowBatch batch, float[] gradient) {
        load(batch, batch.weight());
        graph.setInputs(inputs.network());
        graph.computeGradientAndScore();
        pointer(graph.getFlattenedGradients()).get(gradient, 0, gradient.length);
        return graph.score() * batch.size();
    }

    /** Returns the output {@code [batch, horizon]}, row by row, without dropout, normalised as the windows are. */
    float[] predict(WindowBatch batch) {
        float[] even = new float[batch.size()];
        Arrays.fill(even, 1);
        load(batch, even);
        try (INDArray output = graph.outputSingle(inputs.network())) {
            return output.dup('c').data().asFloat();
        }
    }

    private void load(WindowBatch batch, float[] spread) {
        if (inputs.size != batch.size()) {
            inputs.close();
            inputs = Inputs.of(shape, inputs.highway, batch.size());
        }
        inputs.fill(batch, spread);
        // In prediction too: the graph takes the batch size from its labels, and would keep the last training batch's.
        graph.setLabels(inputs.target);
    }

    void close() {
        inputs.close();
        graph.close();
    }

    private static FloatPointer pointer(INDArray array) {
        return (FloatPointer) array.data().pointer();
    }

    /** The arrays of one batch size in ND4J's layout, {@code [batch, feature, time]}, time slices one after the other. */
    private record Inputs(
            int size,
            boolean highway,
            INDArray past,
            INDArray future,
            INDArray spread,
            INDArray lags,
            INDArray target) {

        static Inputs of(WindowShape shape, boolean highway, int size) {
            return new Inputs(
                    size,
                    highway,
                    array(size, shape.pastFeatures(), shape.lookback()),
                    array(size, shape.futureFeatures(), shape.horizon()),
                    array(size, shape.horizon()),
                    array(size, shape.lookback()),
                    array(size, 1, shape.horizon()));
        }

        private static INDArray array(long... lengths) {
            return Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', lengths);
        }

        INDArray[] network() {
            return highway ? new INDArray[] {past, future, spread, lags} : new INDArray[] {past, future, spread};
        }

        void fill(WindowBatch batch, float[] spreads) {
            WindowShape shape = batch.shape();
            float[] spreadSteps = new float[size * shape.horizon()];
            float[] targets = new float[size * shape.horizon()];
            for (int i = 0; i < targets.length; i++) {
                spreadSteps[i] = spreads[i / shape.horizon()];
                targets[i] = spreadSteps[i] * batch.target()[i];
            }
            put(past, batch.past(), shape.lookback(), shape.pastFeatures());
            put(future, batch.future(), shape.horizon(), shape.futureFeatures());
            put(lags, batch.lags(), shape.lookback(), 1);
            put(spread, spreadSteps, shape.horizon(), 1);
            put(target, targets, shape.horizon(), 1);
        }

        private void put(INDArray array, float[] rows, int steps, int features) {
            float[] slices = new float[rows.length];
            for (int window = 0; window < size; window++) {
                for (int step = 0; step < steps; step++) {
                    for (int feature = 0; feature < features; feature++) {
                        slices[window + size * (feature + features * step)] =
                                rows[(window * steps + step) * features + feature];
                    }
                }
            }
            pointer(array).put(slices, 0, slices.length);
        }

        void close() {
            past.close();
            lags.close();
            future.close();
            target.close();
            spread.close();
        }
    }
}
