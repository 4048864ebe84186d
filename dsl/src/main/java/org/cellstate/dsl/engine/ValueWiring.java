package org.cellstate.dsl.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
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
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Sequences in, a value each out: the recurrent layers' last step under a linear head. */
final class ValueWiring implements Wiring<SequenceBatch> {

    private static final String INPUT = "sequence";
    private static final String HEAD = "head";
    private static final int SIZES_KEPT = 16;

    private final RecurrentSpec spec;
    private final int features;
    private final Map<Size, Arrays> arrays = new LinkedHashMap<>(16, 0.75f, true);

    /** Steps of the longest sequences so far. */
    private int longest;

    private record Size(int rows, int steps) {}

    ValueWiring(RecurrentSpec spec, int features) {
        this.spec = spec;
        this.features = features;
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
        Size size = new Size(batch.size(), batch.steps());
        longest = Math.max(longest, batch.steps());
        Arrays own = arrays.computeIfAbsent(size, this::create);
        if (arrays.size() > SIZES_KEPT) {
            var oldest = arrays.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return own.fill(batch);
    }

    private Arrays create(Size size) {
        return new Arrays(
                Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', size.steps, size.rows, features),
                Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', size.rows, size.steps),
                Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', size.rows, 1));
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
        arrays.values().forEach(Arrays::close);
        arrays.clear();
    }

    @Override
    public String toString() {
        return spec.label() + ", sequences of " + features + " features";
    }

    /** The arrays of one size. */
    private record Arrays(INDArray frames, INDArray mask, INDArray target) {

        Feed fill(SequenceBatch batch) {
            put(frames, batch.frames());
            put(target, batch.target());
            return new Feed(new INDArray[] {frames.permute(1, 2, 0)}, mask(batch), target);
        }

        private @Nullable INDArray mask(SequenceBatch batch) {
            if (batch.lengths().length == 0) {
                return null;
            }
            float[] real = new float[batch.size() * batch.steps()];
            for (int row = 0; row < batch.size(); row++) {
                int start = row * batch.steps();
                java.util.Arrays.fill(real, start, start + batch.lengths()[row], 1);
            }
            put(mask, real);
            return mask;
        }

        private static void put(INDArray array, float[] numbers) {
            ((FloatPointer) array.data().pointer()).put(numbers, 0, numbers.length);
        }

        void close() {
            frames.close();
            mask.close();
            target.close();
        }
    }
}
