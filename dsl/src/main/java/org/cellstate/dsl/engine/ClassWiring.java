package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.AttentionVertex;
import org.cellstate.dsl.engine.attention.SelfAttentionVertex;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.cellstate.dsl.engine.layer.PoolingVertex;
import org.cellstate.dsl.engine.layer.WatchedVertex;
import org.cellstate.dsl.engine.token.EmbeddingLayer;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.ClassShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Sequences in, probabilities of classes out: tokens by the numbers that stand for them or frames as they are, recurrent layers with an output
 * at every step, and what a head reads of them. That is one vector of a sequence, or with a class at every step each of them; with attention
 * also what it finds in all steps.
 */
final class ClassWiring implements Wiring<ClassBatch> {

    private static final String INPUT = "sequence";
    private static final String EMBEDDING = "embedding";
    private static final String POOLED = "pooled";
    private static final String HEAD = "head";
    private static final int SIZES_KEPT = 16;

    private final RecurrentSpec spec;
    private final ClassShape shape;
    private final boolean watching;
    private final double smoothing;
    private final ArraysBySize<ClassArrays.Size, ClassArrays> arrays;

    /** Steps of the longest sequences so far. */
    private int longest;

    ClassWiring(RecurrentSpec spec, ClassShape shape, boolean watching) {
        this.spec = spec;
        this.shape = shape;
        this.watching = watching;
        this.arrays = new ArraysBySize<>(SIZES_KEPT, size -> ClassArrays.of(size, shape));
        this.smoothing = ((Loss.CrossEntropy) spec.training().loss()).smoothing();
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                .updater(new NoOp())
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.recurrent(shape.features(), RNNFormat.NCW));
        String top = addSteps(graph, addReading(graph));
        HeadLayer.Builder head = new HeadLayer.Builder(spec.training().loss()).classes(shape.classes());
        if (shape.everyStep() && spec.dropout() > 0) {
            head.dropOut(new InvertedDropout(spec.dropout()));
        }
        return graph.addLayer(HEAD, head.build(), shape.everyStep() ? joined(graph, top, top) : pooled(graph, top))
                .setOutputs(HEAD)
                .build();
    }

    private boolean tokens() {
        return shape.vocabulary() > 0;
    }

    /** Adds what turns the data into steps, and returns its name. */
    private String addReading(GraphBuilder graph) {
        String read = INPUT;
        if (tokens()) {
            var embedding =
                    new EmbeddingLayer.Builder(shape.vocabulary(), spec.tokens().embedding()).build();
            graph.addLayer(EMBEDDING, embedding, read);
            read = EMBEDDING;
        }
        if (watching) {
            graph.addVertex(RecurrentStack.WATCHED, new WatchedVertex(), read);
            read = RecurrentStack.WATCHED;
        }
        return spec.convolution().isEmpty()
                ? read
                : RecurrentStack.addConvolution(graph, spec.convolution().get(), read);
    }

    private String addSteps(GraphBuilder graph, String read) {
        String top = RecurrentStack.addEveryStep(graph, spec, read, tokens());
        if (spec.attention().orElse(null) instanceof Attention.Self self) {
            graph.addVertex(RecurrentStack.ATTENTION, SelfAttentionVertex.of(self), top)
                    .addVertex(
                            "attended", new ElementWiseVertex(ElementWiseVertex.Op.Add), top, RecurrentStack.ATTENTION);
            return "attended";
        }
        return top;
    }

    /** Adds one vector of all steps, and what it finds in them. */
    private String pooled(GraphBuilder graph, String top) {
        graph.addVertex(POOLED, new PoolingVertex(spec.tokens().pooling(), spec.bidirectional()), top);
        return RecurrentStack.addDropout(graph, spec, RecurrentStack.DROPOUT, joined(graph, POOLED, top));
    }

    /** Adds what queries find in the steps, and returns both side by side. */
    private String joined(GraphBuilder graph, String query, String source) {
        Optional<Attention.Score> score = RecurrentStack.score(spec);
        if (score.isEmpty()) {
            return query;
        }
        graph.addVertex(RecurrentStack.ATTENTION, AttentionVertex.of(score.get()), query, source)
                .addVertex("with context", new MergeVertex(), query, RecurrentStack.ATTENTION);
        return "with context";
    }

    @Override
    public Feed feed(ClassBatch batch) {
        var size = new ClassArrays.Size(batch.rows().size(), batch.rows().steps());
        longest = Math.max(longest, size.steps());
        return arrays.of(size).fill(batch);
    }

    @Override
    public double divisor(ClassBatch batch) {
        return batch.rows().size();
    }

    /** Returns the mean cross-entropy, each row or step with its weight. */
    @Override
    public double loss(ClassBatch batch, float[] output) {
        int rows = batch.rows().size();
        int steps = shape.everyStep() ? batch.rows().steps() : 1;
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                double weight = batch.weights()[step * rows + row];
                if (weight > 0) {
                    int at = (row * steps + step) * shape.classes();
                    sum += weight * entropy(output, at, (int) batch.classes()[step * rows + row]);
                    weights += weight;
                }
            }
        }
        return sum / weights;
    }

    private double entropy(float[] output, int at, int truth) {
        double all = 0;
        for (int each = 0; smoothing > 0 && each < shape.classes(); each++) {
            all += surprise(output[at + each]);
        }
        return (1 - smoothing) * surprise(output[at + truth]) + smoothing * all / shape.classes();
    }

    private static double surprise(float probability) {
        return -Math.log(Math.max(probability, Float.MIN_NORMAL));
    }

    @Override
    public float[][][] attention(ComputationGraph graph, ClassBatch batch) {
        if (shape.everyStep() && spec.attention().isPresent()) {
            return AttentionRuntime.in(graph, RecurrentStack.ATTENTION).weights();
        }
        return RecurrentStack.attention(graph, spec, batch.rows()::length);
    }

    @Override
    public Optional<Wiring<ClassBatch>> watched() {
        return Optional.of(new ClassWiring(spec.dropout(0).recurrentDropout(0), shape, true));
    }

    @Override
    public String input() {
        return batch().time(longest).feature(shape.features()).toString();
    }

    private Axes batch() {
        return Axes.batch(spec.training().batch());
    }

    @Override
    public List<LayerSummary> layers(ComputationGraph graph) {
        List<LayerSummary> layers = new ArrayList<>();
        if (tokens()) {
            layers.add(RecurrentStack.summary(
                    graph,
                    EMBEDDING,
                    batch().time(longest).feature(spec.tokens().embedding())));
        }
        spec.convolution()
                .ifPresent(it -> layers.add(RecurrentStack.summary(
                        graph, RecurrentStack.CONVOLUTION, batch().time(longest).feature(it.filters()))));
        layers.addAll(RecurrentStack.everyStepSummaries(graph, spec, longest));
        int width = RecurrentStack.width(spec);
        if (spec.attention().isPresent()) {
            boolean eachStep = shape.everyStep() || RecurrentStack.score(spec).isEmpty();
            layers.add(RecurrentStack.attention(
                    graph, eachStep ? batch().time(longest).feature(width) : batch().feature(width)));
        }
        Axes output = shape.everyStep() ? batch().time(longest) : batch();
        layers.add(RecurrentStack.summary(graph, HEAD, output.feature(shape.classes())));
        return layers;
    }

    @Override
    public void rest() {
        arrays.rest();
    }

    @Override
    public String toString() {
        return spec.label() + ", " + shape.classes() + (shape.everyStep() ? " labels of each step" : " classes");
    }
}
