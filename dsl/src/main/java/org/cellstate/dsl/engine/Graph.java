package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.FeedingRuntime;
import org.cellstate.dsl.engine.layer.RecurrentRuntime;
import org.cellstate.dsl.engine.layer.WatchedRuntime;
import org.cellstate.dsl.engine.optimize.WeightGroup;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Penalty;
import org.cellstate.dsl.model.Regularization;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A Deeplearning4j graph and the arrays that it reads.
 *
 * @param <B> a batch
 */
final class Graph<B> implements AutoCloseable {

    private final Wiring<B> wiring;
    private final ComputationGraph graph;

    Graph(Wiring<B> wiring) {
        this.wiring = wiring;
        this.graph = new ComputationGraph(wiring.configuration());
        graph.init();
        graph.initGradientsView();
    }

    /** Returns the weight matrices of all layers. Those whose name ends in RW come from the step before, the others from below. */
    List<WeightGroup> matrices(Regularization regularization) {
        List<WeightGroup> groups = new ArrayList<>();
        for (Layer layer : graph.getLayers()) {
            layer.paramTable().forEach((name, weights) -> {
                if (name.endsWith("W")) {
                    Penalty penalty = name.endsWith("RW") ? regularization.recurrent() : regularization.input();
                    groups.add(group(weights, penalty, regularization.maxNorm()));
                }
            });
        }
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof AttentionRuntime attention) {
                attention.paramTable(true).forEach((name, weights) -> {
                    // What sums up a score is written as a row, and goes into one unit.
                    INDArray matrix = name.equals("v") ? weights.transpose() : weights;
                    groups.add(group(matrix, regularization.input(), regularization.maxNorm()));
                });
            } else if (vertex instanceof FeedingRuntime decoder) {
                decoder.paramTable(true).forEach((name, weights) -> {
                    if (!name.startsWith("b")) {
                        Penalty penalty = name.startsWith("RW") ? regularization.recurrent() : regularization.input();
                        INDArray matrix = name.equals("v") ? weights.transpose() : weights;
                        groups.add(group(matrix, penalty, regularization.maxNorm()));
                    }
                });
            }
        }
        return groups;
    }

    /** Filters are {@code [filter, feature, step, 1]}, those of one side by side; other weights {@code [input, unit]}. */
    private static WeightGroup group(INDArray weights, Penalty penalty, double maxNorm) {
        boolean filters = weights.rank() > 2;
        int units = Math.toIntExact(weights.size(filters ? 0 : 1));
        return new WeightGroup(
                Math.toIntExact(weights.offset()),
                Math.toIntExact(weights.length() / units),
                units,
                filters ? WeightGroup.Order.BY_UNIT : order(weights),
                penalty,
                maxNorm);
    }

    private static WeightGroup.Order order(INDArray weights) {
        return weights.stride(1) == 1 && weights.size(0) > 1 ? WeightGroup.Order.BY_INPUT : WeightGroup.Order.BY_UNIT;
    }

    void setWeights(float[] weights) {
        pointer(graph.params()).put(weights, 0, weights.length);
    }

    float[] weights() {
        float[] weights = new float[Math.toIntExact(graph.params().length())];
        pointer(graph.params()).get(weights, 0, weights.length);
        return weights;
    }

    /**
     * Writes the gradient of the batch's mean loss and returns that loss.
     *
     * @param seed of what is dropped at random
     */
    double gradient(B batch, long seed, float[] gradient) {
        wiring.ready(graph, batch);
        Feed feed = wiring.feed(wiring.trained(batch, this::predict, seed));
        // The generator belongs to the thread, and a notebook's cells come on any.
        Nd4j.getRandom().setSeed(seed);
        graph.setInputs(feed.inputs());
        graph.setLabels(feed.target());
        graph.setLayerMaskArrays(masks(feed), feed.counted() == null ? null : new INDArray[] {feed.counted()});
        graph.computeGradientAndScore();
        pointer(graph.getFlattenedGradients()).get(gradient, 0, gradient.length);
        double divisor = wiring.divisor(batch);
        float share = (float) (1 / divisor);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= share;
        }
        return graph.score() * feed.inputs()[0].size(0) / divisor;
    }

    void epochBegins(int number, int of) {
        wiring.epochBegins(number, of);
    }

    List<CellWeights> cells() {
        return CellWeights.of(graph);
    }

    /**
     * Returns the gradient of each example's loss with respect to what the top recurrent layer hands on.
     *
     * @param room for the gradient of the weights, which is computed on the way
     */
    float[][] topGradient(B batch, long seed, float[] room) {
        RecurrentRuntime top = (RecurrentRuntime) Arrays.stream(graph.getLayers())
                .filter(RecurrentRuntime.class::isInstance)
                .reduce((below, above) -> above)
                .orElseThrow();
        List<float[][]> found = new ArrayList<>();
        top.watch(found::add);
        try {
            gradient(batch, seed, room);
        } finally {
            top.watch(null);
        }
        if (found.isEmpty()) {
            throw new ConfigProblem(
                    "A gradient is followed back from the last step, where attention lets it in at every one.",
                    toString(),
                    "the same without .attention(…)");
        }
        float[][] rows = found.get(0);
        double share = rows.length / wiring.divisor(batch);
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= (float) share;
            }
        }
        return rows;
    }

    /** Returns the output row by row, without dropout. */
    float[] predict(B batch) {
        return wiring.read(graph, batch).map(Reading::output).orElseGet(() -> output(batch));
    }

    private float[] output(B batch) {
        Feed feed = wiring.feed(batch);
        // In prediction too: the graph takes the batch size from its labels, and would keep the last training batch's.
        graph.setLabels(feed.target());
        try (INDArray output = graph.output(false, feed.inputs(), masks(feed), null)[0]) {
            INDArray rows = output.rank() == 3 ? output.permute(0, 2, 1) : output;
            return wiring.finished(rows.dup('c').data().asFloat());
        }
    }

    float[][][] attention(B batch) {
        predict(batch);
        return wiring.attention(graph, batch);
    }

    Optional<float[][][]> filtered(B batch) {
        if (graph.getVertex(RecurrentStack.CONVOLUTION) == null) {
            return Optional.empty();
        }
        Feed feed = wiring.feed(batch);
        graph.setLabels(feed.target());
        graph.setLayerMaskArrays(masks(feed), null);
        INDArray all =
                Objects.requireNonNull(graph.feedForward(feed.inputs(), false).get(RecurrentStack.CONVOLUTION));
        graph.clearLayerMaskArrays();
        float[][][] rows = new float[Math.toIntExact(all.size(0))][][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = all.slice(row).transpose().castTo(DataType.FLOAT).toFloatMatrix();
        }
        return Optional.of(rows);
    }

    /** Returns what each step weighed, {@code [batch][time]}, where the wiring watches it. */
    float[][] weighed(B batch, float[] room) {
        gradient(batch, 0, room);
        WatchedRuntime watched = (WatchedRuntime) graph.getVertex(RecurrentStack.WATCHED);
        float[][] rows = watched.weighed();
        double share = rows.length / wiring.divisor(batch);
        for (float[] row : rows) {
            for (int step = 0; step < row.length; step++) {
                row[step] *= (float) share;
            }
        }
        return rows;
    }

    private static INDArray @Nullable [] masks(Feed feed) {
        if (feed.mask() == null && feed.secondMask() == null) {
            return null;
        }
        INDArray[] masks = new INDArray[feed.inputs().length];
        masks[0] = feed.mask();
        if (masks.length > 1) {
            masks[1] = feed.secondMask();
        }
        return masks;
    }

    double loss(B batch) {
        return wiring.read(graph, batch).map(Reading::loss).orElseGet(() -> wiring.loss(batch, output(batch)));
    }

    String input() {
        return wiring.input();
    }

    List<LayerSummary> layers() {
        return wiring.layers(graph);
    }

    /** Frees what the next pass makes again. */
    void rest() {
        wiring.rest();
        for (Layer layer : graph.getLayers()) {
            layer.close();
        }
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof FeedingRuntime decoder) {
                decoder.close();
            }
        }
    }

    @Override
    public void close() {
        rest();
        free(graph);
    }

    /** Frees the arrays of a graph, as its own {@code close} does, which besides has all of Java's heap collected, twice. */
    static void free(ComputationGraph graph) {
        free(graph.params());
        free(graph.getFlattenedGradients());
        ComputationGraphUpdater updater = graph.getUpdater(false);
        if (updater != null) {
            free(updater.getStateViewArray());
        }
        MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
        List.copyOf(workspaces.getAllWorkspacesForCurrentThread()).forEach(workspaces::destroyWorkspace);
    }

    private static void free(@Nullable INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }

    private static FloatPointer pointer(INDArray array) {
        return (FloatPointer) array.data().pointer();
    }

    @Override
    public String toString() {
        return wiring.toString();
    }
}
