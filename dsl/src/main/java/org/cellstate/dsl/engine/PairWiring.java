package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.FeedingRuntime;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TeacherForcing;
import org.cellstate.dsl.prepare.PairBatch;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/** Pairs of token sequences in, the probabilities of each token that comes next in the second out, by a {@link PairGraph}. */
final class PairWiring implements Wiring<PairBatch> {

    private static final int SIZES_KEPT = 16;

    private final PairGraph wired;
    private final RecurrentSpec spec;
    private final int targetTokens;
    private final ArraysBySize<PairArrays.Size, PairArrays> arrays = new ArraysBySize<>(SIZES_KEPT, PairArrays::of);

    /** The share of steps that reads the truth. */
    private double forced;

    private int longestSource;
    private int longestTarget;

    /**
     * @param spec with a loss of classes
     * @throws ConfigProblem if it has what a translator cannot have
     */
    PairWiring(RecurrentSpec spec, int sourceTokens, int targetTokens) {
        this.wired = new PairGraph(spec, sourceTokens, targetTokens);
        this.spec = spec;
        this.targetTokens = targetTokens;
        this.forced = spec.tokens().teacherForcing().share(0);
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        return wired.configuration(DataType.FLOAT);
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
        return arrays.of(new PairArrays.Size(batch.size(), batch.sourceSteps(), batch.targetSteps()))
                .fill(batch);
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
        return wired.feeding()
                ? FeedingRuntime.in(graph, PairGraph.DECODER).weights()
                : AttentionRuntime.in(graph, PairGraph.ATTENTION).weights();
    }

    @Override
    public String input() {
        return Axes.batch(spec.training().batch()).time(longestSource).toString();
    }

    @Override
    public List<LayerSummary> layers(ComputationGraph graph) {
        Axes source = Axes.batch(spec.training().batch()).time(longestSource);
        Axes target = Axes.batch(spec.training().batch()).time(longestTarget);
        int embedding = spec.tokens().embedding();
        int width = wired.width();
        long kept = RecurrentStack.kept(spec, longestTarget);
        List<LayerSummary> layers = new ArrayList<>();
        layers.add(RecurrentStack.summary(graph, PairGraph.SOURCE_EMBEDDING, source.feature(embedding)));
        for (int layer = 1; layer <= spec.layers(); layer++) {
            layers.add(RecurrentStack.summary(
                    graph, wired.encoder(layer), source.feature(width), RecurrentStack.kept(spec, longestSource)));
        }
        layers.add(RecurrentStack.summary(graph, PairGraph.TARGET_EMBEDDING, target.feature(embedding)));
        if (wired.feeding()) {
            layers.add(decoder(graph, target.feature(width), kept));
        } else {
            for (int layer = 1; layer <= spec.layers(); layer++) {
                layers.add(RecurrentStack.summary(graph, wired.decoder(layer), target.feature(width), kept));
            }
            spec.attention().ifPresent(how -> layers.add(RecurrentStack.attention(graph, target.feature(width))));
        }
        layers.add(RecurrentStack.summary(graph, PairGraph.HEAD, target.feature(targetTokens)));
        return layers;
    }

    private LayerSummary decoder(ComputationGraph graph, Axes output, long kept) {
        long parameters = FeedingRuntime.in(graph, PairGraph.DECODER).params().length();
        return new LayerSummary(
                PairGraph.DECODER, output.toString(), parameters, 2 * output.numbers() + spec.layers() * kept);
    }

    @Override
    public void rest() {
        arrays.rest();
    }

    @Override
    public String toString() {
        return spec.label() + ", " + wired.sourceTokens() + " to " + targetTokens + " tokens";
    }
}
