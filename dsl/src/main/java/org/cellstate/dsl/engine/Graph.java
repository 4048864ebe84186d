package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.model.Loss;
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
    private final Loss loss;
    private Inputs inputs;

    Graph(RecurrentSpec spec, WindowShape shape) {
        this.shape = shape;
        this.loss = spec.training().loss();
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
        load(batch);
        graph.setInputs(inputs.network());
        graph.setLabels(inputs.target);
        graph.setLayerMaskArrays(null, new INDArray[] {inputs.weight});
        graph.computeGradientAndScore();
        pointer(graph.getFlattenedGradients()).get(gradient, 0, gradient.length);
        return graph.score() * batch.size();
    }

    /** Returns the output {@code [batch, horizon]}, row by row, without dropout. */
    float[] predict(WindowBatch batch) {
        load(batch);
        graph.clearLayerMaskArrays();
        // The graph takes the batch size from its labels: without these the output keeps the shape of the last training
        // batch.
        graph.setLabels(inputs.target);
        try (INDArray output = graph.outputSingle(inputs.network())) {
            return output.dup('c').data().asFloat();
        }
    }

    private void load(WindowBatch batch) {
        if (inputs.size != batch.size()) {
            inputs.close();
            inputs = Inputs.of(shape, inputs.highway, batch.size());
        }
        inputs.fill(batch, loss);
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
            INDArray lags,
            INDArray future,
            INDArray target,
            INDArray weight) {

        static Inputs of(WindowShape shape, boolean highway, int size) {
            return new Inputs(
                    size,
                    highway,
                    array(size, shape.pastFeatures(), shape.lookback()),
                    array(size, shape.lookback()),
                    array(size, shape.futureFeatures(), shape.horizon()),
                    array(size, 1, shape.horizon()),
                    array(size, shape.horizon()));
        }

        private static INDArray array(long... lengths) {
            return Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', lengths);
        }

        INDArray[] network() {
            return highway ? new INDArray[] {past, future, lags} : new INDArray[] {past, future};
        }

        void fill(WindowBatch batch, Loss loss) {
            WindowShape shape = batch.shape();
            put(past, batch.past(), shape.lookback(), shape.pastFeatures());
            put(lags, batch.lags(), shape.lookback(), 1);
            put(future, batch.future(), shape.horizon(), shape.futureFeatures());
            put(target, batch.target(), shape.horizon(), 1);
            // Deeplearning4j multiplies the loss of each step by its label mask.
            float[] weights = new float[size * shape.horizon()];
            for (int window = 0; window < size; window++) {
                float own = batch.weight()[window];
                float factor = loss == Loss.MSE ? own * own : own;
                Arrays.fill(weights, window * shape.horizon(), (window + 1) * shape.horizon(), factor);
            }
            put(weight, weights, shape.horizon(), 1);
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
            weight.close();
        }
    }
}
