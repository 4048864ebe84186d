package org.cellstate.dsl.engine;

import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;

/** Sequences in, a value each out: the recurrent layers' last step under a linear head. */
final class ValueWiring implements Wiring<SequenceBatch> {

    private static final String INPUT = "sequence";
    private static final String HEAD = "head";
    private static final int SIZES_KEPT = 16;

    private final RecurrentSpec spec;
    private final int features;
    private final ArraysBySize<ValueArrays.Size, ValueArrays> arrays;

    /** Steps of the longest sequences so far. */
    private int longest;

    ValueWiring(RecurrentSpec spec, int features) {
        this.spec = spec;
        this.features = features;
        this.arrays = new ArraysBySize<>(SIZES_KEPT, size -> ValueArrays.of(size, features));
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                .updater(new NoOp())
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.recurrent(features, RNNFormat.NCW));
        String top = RecurrentStack.add(graph, spec, INPUT);
        Optional<Attention.Score> score = RecurrentStack.score(spec);
        if (score.isPresent()) {
            String context = RecurrentStack.addContext(graph, spec, score.get(), top);
            graph.addVertex("with context", new MergeVertex(), top, context);
            top = "with context";
        }
        HeadLayer head = new HeadLayer.Builder(spec.training().loss()).build();
        return graph.addLayer(HEAD, head, top).setOutputs(HEAD).build();
    }

    @Override
    public Feed feed(SequenceBatch batch) {
        longest = Math.max(longest, batch.steps());
        return arrays.of(new ValueArrays.Size(batch.size(), batch.steps())).fill(batch);
    }

    @Override
    public double divisor(SequenceBatch batch) {
        return batch.size();
    }

    @Override
    public double loss(SequenceBatch batch, float[] output) {
        double[] outputs = new double[output.length];
        double[] targets = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            outputs[i] = output[i];
            targets[i] = batch.target()[i];
        }
        return PointLoss.mean(spec.training().loss(), outputs, targets);
    }

    @Override
    public float[][][] attention(ComputationGraph graph, SequenceBatch batch) {
        return RecurrentStack.attention(
                graph, spec, row -> batch.lengths().length == 0 ? batch.steps() : batch.lengths()[row]);
    }

    @Override
    public String input() {
        return Axes.batch(spec.training().batch())
                .time(longest)
                .feature(features)
                .toString();
    }

    @Override
    public List<LayerSummary> layers(ComputationGraph graph) {
        List<LayerSummary> layers = RecurrentStack.summaries(graph, spec, longest);
        RecurrentStack.score(spec)
                .ifPresent(score -> layers.add(RecurrentStack.attention(
                        graph, Axes.batch(spec.training().batch()).feature(RecurrentStack.width(spec)))));
        layers.add(
                RecurrentStack.summary(graph, HEAD, Axes.batch(spec.training().batch())));
        return layers;
    }

    @Override
    public void rest() {
        arrays.rest();
    }

    @Override
    public String toString() {
        return spec.label() + ", sequences of " + features + " features";
    }
}
