package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.AttentionVertex;
import org.cellstate.dsl.engine.attention.FeedingRuntime;
import org.cellstate.dsl.engine.attention.FeedingVertex;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.Directions;
import org.cellstate.dsl.engine.layer.FinalStateVertex;
import org.cellstate.dsl.engine.layer.InitialStateVertex;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.engine.token.EmbeddingLayer;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.MemoryEstimate;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TeacherForcing;
import org.cellstate.dsl.prepare.PairBatch;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Pairs of token sequences: an encoder over the source, and a decoder of as many layers over the target, each of which begins at the state
 * in which the encoder's layer of the same number ends. Of a bidirectional encoder both directions' states make one, so the decoder has
 * twice the units, and every attention fits it. With attention each step of the top decoder layer is a query over the top encoder layer's
 * steps, and {@code tanh(Wc [decoder; context])} is what the head reads (Luong et al. 2015). With input feeding the
 * decoder is one vertex, which goes step by step.
 */
final class PairWiring implements Wiring<PairBatch> {

    static final String SOURCE_EMBEDDING = "source embedding";
    static final String TARGET_EMBEDDING = "target embedding";
    static final String ATTENTION = "attention";
    static final String DECODER = "decoder with attention";
    static final String HEAD = "head";

    private static final String SOURCE = "source";
    private static final String TARGET = "target";
    private static final int SIZES_KEPT = 16;

    private final RecurrentSpec spec;
    private final int sourceTokens;
    private final int targetTokens;
    private final Map<Size, Arrays> arrays = new LinkedHashMap<>(16, 0.75f, true);

    /** The share of steps that reads the truth. */
    private double forced;

    private int longestSource;
    private int longestTarget;

    private record Size(int rows, int sourceSteps, int targetSteps) {}

    /**
     * @param spec with a loss of classes
     * @throws ConfigProblem if it has what a translator cannot have
     */
    PairWiring(RecurrentSpec spec, int sourceTokens, int targetTokens) {
        check(spec);
        this.spec = spec;
        this.sourceTokens = sourceTokens;
        this.targetTokens = targetTokens;
        this.forced = spec.tokens().teacherForcing().share(0);
    }

    private static void check(RecurrentSpec spec) {
        if (spec.convolution().isPresent()) {
            throw new ConfigProblem(
                    "A translator reads tokens by recurrent layers alone.",
                    spec.toString(),
                    "the same without .convolution(…)");
        }
        if (spec.attention().isPresent() && score(spec).isEmpty()) {
            throw new ConfigProblem(
                    "A translator looks from its decoder to its encoder, by a score.",
                    spec.toString(),
                    ".attention(additive()), .attention(general()) or .attention(dot())");
        }
        if (spec.tokens().tied()) {
            throw new ConfigProblem(
                    "Only a language model has one matrix for what it reads and writes.",
                    spec.toString(),
                    "the same without .tied()");
        }
        if (spec.tokens().inputFeeding() && spec.attention().isEmpty()) {
            throw new ConfigProblem(
                    "Input feeding is of what attention found.",
                    spec.toString(),
                    ".attention(additive()), or the same without .inputFeeding()");
        }
        if (spec.tokens().inputFeeding() && spec.recurrentDropout() > 0) {
            throw new ConfigProblem(
                    "A decoder with input feeding drops nothing between its steps.",
                    spec.toString(),
                    ".dropout(…) in place of .recurrentDropout(…), or the same without .inputFeeding()");
        }
    }

    private static Optional<Attention.Score> score(RecurrentSpec spec) {
        return RecurrentStack.score(spec);
    }

    static String encoder(RecurrentSpec spec, int layer) {
        return "encoder " + cell(spec) + " " + layer;
    }

    static String decoder(RecurrentSpec spec, int layer) {
        return "decoder " + cell(spec) + " " + layer;
    }

    private static String cell(RecurrentSpec spec) {
        return spec.cell().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        return configuration(DataType.FLOAT);
    }

    /** Returns the graph that computes in numbers of a type. */
    ComputationGraphConfiguration configuration(DataType type) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                .dataType(type)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs(SOURCE, TARGET)
                .setInputTypes(InputType.recurrent(1, RNNFormat.NCW), InputType.recurrent(1, RNNFormat.NCW));
        graph.addLayer(SOURCE_EMBEDDING, embedding(sourceTokens), SOURCE)
                .addLayer(TARGET_EMBEDDING, embedding(targetTokens), TARGET);
        String read = SOURCE_EMBEDDING;
        String written = TARGET_EMBEDDING;
        for (int layer = 1; layer <= spec.layers(); layer++) {
            String encoder = encoder(spec, layer);
            String decoder = decoder(spec, layer);
            RecurrentLayer reading =
                    recurrent(spec.hidden(), layer, spec.bidirectional() ? Directions.CONCAT : Directions.FORWARD);
            graph.addLayer(encoder, reading, read)
                    .addVertex(end(layer), FinalStateVertex.of(encoder, reading), encoder);
            if (!spec.tokens().inputFeeding()) {
                graph.addVertex("begin of " + decoder, new InitialStateVertex(decoder), written, end(layer))
                        .addLayer(decoder, recurrent(width(), layer, Directions.FORWARD), "begin of " + decoder);
            }
            read = encoder;
            written = decoder;
        }
        String top = spec.tokens().inputFeeding() ? addFeeding(graph, read) : addAttention(graph, read, written);
        HeadLayer.Builder head = new HeadLayer.Builder(spec.training().loss()).classes(targetTokens);
        if (spec.dropout() > 0) {
            head.dropOut(new InvertedDropout(spec.dropout()));
        }
        return graph.addLayer(HEAD, head.build(), top).setOutputs(HEAD).build();
    }

    private String addAttention(GraphBuilder graph, String encoder, String decoder) {
        Optional<Attention.Score> score = score(spec);
        if (score.isEmpty()) {
            return decoder;
        }
        graph.addVertex(ATTENTION, AttentionVertex.of(score.get()).joined(), decoder, encoder);
        return ATTENTION;
    }

    private String end(int layer) {
        return "end of " + encoder(spec, layer);
    }

    private String addFeeding(GraphBuilder graph, String encoder) {
        List<String> inputs = new ArrayList<>(List.of(TARGET_EMBEDDING, encoder));
        for (int layer = 1; layer <= spec.layers(); layer++) {
            inputs.add(end(layer));
        }
        FeedingVertex decoder =
                new FeedingVertex(score(spec).orElseThrow(), spec.cell(), spec.layers(), width(), spec.dropout());
        graph.addVertex(DECODER, decoder, inputs.toArray(String[]::new));
        return DECODER;
    }

    private EmbeddingLayer embedding(int tokens) {
        return new EmbeddingLayer.Builder(tokens, spec.tokens().embedding()).build();
    }

    private RecurrentLayer recurrent(int units, int layer, Directions directions) {
        var builder = new RecurrentLayer.Builder(spec.cell())
                .nOut(units)
                .directions(directions)
                .recurrentDropout(spec.recurrentDropout());
        if (layer > 1 && spec.dropout() > 0) {
            builder.dropOut(new InvertedDropout(spec.dropout()));
        }
        return builder.build();
    }

    /** Returns the units of a decoder layer, and the features of an encoder's step. */
    private int width() {
        return RecurrentStack.width(spec);
    }

    @Override
    public void epochBegins(int number, int of) {
        TeacherForcing schedule = spec.tokens().teacherForcing();
        forced = schedule.share(of > 1 ? (number - 1.0) / (of - 1) : 0);
    }

    /**
     * Has the decoder read at some steps what it would have written itself: a first pass over the truth says what (Duckworth et al. 2019,
     * Mihaylova and Martins 2019), so both passes have whole sequences.
     */
    @Override
    public PairBatch trained(PairBatch batch, Function<PairBatch, float[]> output, long seed) {
        if (forced >= 1) {
            return batch;
        }
        float[] probabilities = output.apply(batch);
        SplittableRandom random = new SplittableRandom(seed);
        int[] read = batch.read().clone();
        int steps = batch.targetSteps();
        for (int row = 0; row < batch.size(); row++) {
            for (int step = 1; step < batch.targetLengths()[row]; step++) {
                if (random.nextDouble() >= forced) {
                    read[row * steps + step] = likeliest(probabilities, row * steps + step - 1);
                }
            }
        }
        return batch.read(read);
    }

    private int likeliest(float[] probabilities, int place) {
        int from = place * targetTokens;
        int best = 0;
        for (int token = 1; token < targetTokens; token++) {
            if (probabilities[from + token] > probabilities[from + best]) {
                best = token;
            }
        }
        return best;
    }

    @Override
    public Feed feed(PairBatch batch) {
        longestSource = Math.max(longestSource, batch.sourceSteps());
        longestTarget = Math.max(longestTarget, batch.targetSteps());
        Arrays own =
                arrays.computeIfAbsent(new Size(batch.size(), batch.sourceSteps(), batch.targetSteps()), Arrays::of);
        if (arrays.size() > SIZES_KEPT) {
            var oldest = arrays.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return own.fill(batch);
    }

    @Override
    public double divisor(PairBatch batch) {
        return batch.size();
    }

    /** Returns the mean over all real steps, label smoothing counted. */
    @Override
    public double loss(PairBatch batch, float[] output) {
        double smoothing = ((Loss.CrossEntropy) spec.training().loss()).smoothing();
        double sum = 0;
        for (int row = 0; row < batch.size(); row++) {
            for (int step = 0; step < batch.targetLengths()[row]; step++) {
                int place = row * batch.targetSteps() + step;
                sum += (1 - smoothing) * surprise(output[place * targetTokens + batch.write()[place]]);
                if (smoothing > 0) {
                    for (int token = 0; token < targetTokens; token++) {
                        sum += smoothing / targetTokens * surprise(output[place * targetTokens + token]);
                    }
                }
            }
        }
        return sum / batch.written();
    }

    private static double surprise(double probability) {
        return -Math.log(Math.max(probability, Float.MIN_NORMAL));
    }

    @Override
    public float[][][] attention(ComputationGraph graph, PairBatch batch) {
        if (spec.attention().isEmpty()) {
            throw new ConfigProblem(
                    "A model shows where it looks if it was fitted with attention.",
                    spec.toString(),
                    ".attention(additive())");
        }
        return spec.tokens().inputFeeding()
                ? FeedingRuntime.in(graph, DECODER).weights()
                : AttentionRuntime.in(graph, ATTENTION).weights();
    }

    @Override
    public String input() {
        return Axes.batch(spec.training().batch()).time(longestSource).toString();
    }

    @Override
    public List<LayerSummary> layers(ComputationGraph graph) {
        int batch = spec.training().batch();
        int embedding = spec.tokens().embedding();
        List<LayerSummary> layers = new ArrayList<>();
        layers.add(summary(graph, SOURCE_EMBEDDING, longestSource, embedding, 0));
        for (int layer = 1; layer <= spec.layers(); layer++) {
            layers.add(summary(graph, encoder(spec, layer), longestSource, width(), kept(batch, longestSource)));
        }
        layers.add(summary(graph, TARGET_EMBEDDING, longestTarget, embedding, 0));
        boolean feeding = spec.tokens().inputFeeding();
        for (int layer = 1; layer <= spec.layers() && !feeding; layer++) {
            layers.add(summary(graph, decoder(spec, layer), longestTarget, width(), kept(batch, longestTarget)));
        }
        if (feeding) {
            layers.add(decoder(graph, kept(batch, longestTarget)));
        } else if (spec.attention().isPresent()) {
            layers.add(RecurrentStack.attention(
                    graph, Axes.batch(batch).time(longestTarget).feature(width())));
        }
        layers.add(summary(graph, HEAD, longestTarget, targetTokens, 0));
        return layers;
    }

    private LayerSummary decoder(ComputationGraph graph, long kept) {
        Axes output = Axes.batch(spec.training().batch()).time(longestTarget).feature(width());
        long parameters = FeedingRuntime.in(graph, DECODER).params().length();
        return new LayerSummary(DECODER, output.toString(), parameters, 2 * output.numbers() + spec.layers() * kept);
    }

    private long kept(int batch, int steps) {
        return (long) MemoryEstimate.keptByUnit(spec.cell()) * batch * Math.max(1, steps) * width();
    }

    private LayerSummary summary(ComputationGraph graph, String name, int steps, int features, long kept) {
        Axes output = Axes.batch(spec.training().batch()).time(steps).feature(features);
        return new LayerSummary(name, output.toString(), graph.getLayer(name).numParams(), 2 * output.numbers() + kept);
    }

    @Override
    public void rest() {
        arrays.values().forEach(Arrays::close);
        arrays.clear();
    }

    @Override
    public String toString() {
        return spec.label() + ", " + sourceTokens + " to " + targetTokens + " tokens";
    }

    /** The arrays of one size. */
    private record Arrays(INDArray source, INDArray target, INDArray label, INDArray sourceMask, INDArray targetMask) {

        static Arrays of(Size size) {
            return new Arrays(
                    array(size.rows, size.sourceSteps),
                    array(size.rows, size.targetSteps),
                    array(size.rows, size.targetSteps),
                    array(size.rows, size.sourceSteps),
                    array(size.rows, size.targetSteps));
        }

        private static INDArray array(int rows, int steps) {
            return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', rows, steps);
        }

        Feed fill(PairBatch batch) {
            put(source, batch.source());
            put(target, batch.read());
            put(label, batch.write());
            putMask(sourceMask, batch.sourceLengths(), batch.sourceSteps());
            putMask(targetMask, batch.targetLengths(), batch.targetSteps());
            return new Feed(
                    new INDArray[] {withFeature(source), withFeature(target)},
                    sourceMask,
                    targetMask,
                    withFeature(label),
                    null);
        }

        private static INDArray withFeature(INDArray tokens) {
            return tokens.reshape('c', tokens.size(0), 1, tokens.size(1));
        }

        private static void put(INDArray array, int[] tokens) {
            float[] numbers = new float[tokens.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = tokens[i];
            }
            ((FloatPointer) array.data().pointer()).put(numbers, 0, numbers.length);
        }

        private static void putMask(INDArray array, int[] lengths, int steps) {
            float[] real = new float[lengths.length * steps];
            for (int row = 0; row < lengths.length; row++) {
                java.util.Arrays.fill(real, row * steps, row * steps + lengths[row], 1);
            }
            ((FloatPointer) array.data().pointer()).put(real, 0, real.length);
        }

        void close() {
            source.close();
            target.close();
            label.close();
            sourceMask.close();
            targetMask.close();
        }
    }
}
