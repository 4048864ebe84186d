package org.cellstate.dsl.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.dsl.engine.optimize.Descent;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.engine.recurrent.Recurrence;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.Training;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network on a Deeplearning4j graph with layers of our own. It computes on the thread that calls it, one caller at a time.
 *
 * @param <B> a batch
 */
final class Dl4jNetwork<B> implements Network<B> {

    private final Training training;
    private final Wiring<B> wiring;
    private final Graph<B> graph;
    private final Descent descent;
    private final float[] weights;
    private final float[] gradient;
    private long steps;

    Dl4jNetwork(Training training, Wiring<B> wiring) {
        NativeThreads.useOne();
        ForgottenNetworks.collect();
        this.training = training;
        this.wiring = wiring;
        this.graph = new Graph<>(wiring);
        this.weights = graph.weights();
        this.gradient = new float[weights.length];
        this.descent = new Descent(
                training.optimizer(), training.clip(), graph.matrices(training.regularization()), weights.length);
    }

    @Override
    public synchronized void epochBegins(int number, int of) {
        graph.epochBegins(number, of);
    }

    @Override
    public synchronized StepResult trainStep(B batch, double learningRate) {
        NativeThreads.useOne();
        double loss = gradient(batch, gradient);
        if (!Double.isFinite(loss)) {
            return new StepResult(loss, Double.NaN);
        }
        double norm = descent.step(weights, gradient, learningRate);
        graph.setWeights(weights);
        steps++;
        return new StepResult(loss, norm);
    }

    /** Writes the gradient of the mean loss and returns that loss. */
    double gradient(B batch, float[] out) {
        return graph.gradient(batch, training.seed() * 31 + steps, out);
    }

    @Override
    public synchronized float[] predict(B batch) {
        NativeThreads.useOne();
        return graph.predict(batch);
    }

    @Override
    public synchronized double loss(B batch) {
        NativeThreads.useOne();
        return graph.loss(batch);
    }

    @Override
    public synchronized float[] weights() {
        return weights.clone();
    }

    @Override
    public synchronized void restore(float[] saved) {
        System.arraycopy(saved, 0, weights, 0, weights.length);
        graph.setWeights(weights);
    }

    @Override
    public synchronized List<CellWeights> cells() {
        return graph.cells();
    }

    @Override
    public synchronized float[][] topGradient(B batch) {
        NativeThreads.useOne();
        return graph.topGradient(batch, training.seed(), new float[weights.length]);
    }

    @Override
    public synchronized float[][][] attention(B batch) {
        NativeThreads.useOne();
        return graph.attention(batch);
    }

    @Override
    public synchronized float[][] influence(B batch) {
        NativeThreads.useOne();
        Optional<Wiring<B>> watched = wiring.watched();
        if (watched.isEmpty()) {
            return Network.super.influence(batch);
        }
        try (Graph<B> looking = new Graph<>(watched.get())) {
            looking.setWeights(weights);
            return looking.weighed(batch, new float[weights.length]);
        }
    }

    @Override
    public synchronized Optional<float[][][]> filtered(B batch) {
        NativeThreads.useOne();
        return graph.filtered(batch);
    }

    @Override
    public synchronized void rest() {
        graph.rest();
    }

    @Override
    public ModelSummary summary() {
        return ModelSummary.of(training, graph.input(), graph.layers());
    }

    @Override
    public SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("deeplearning4j", version(ComputationGraph.class, "org.deeplearning4j/deeplearning4j-nn"));
        versions.put("nd4j", version(Nd4j.class, "org.nd4j/nd4j-api"));
        versions.put("recurrent layers", Recurrence.implementation());
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /** Reads the version that Maven wrote into the jar; {@code unknown} where a repackaged jar lacks it. */
    private static String version(Class<?> part, String artifact) {
        try (InputStream file = part.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of " + artifact, e);
        }
    }

    @Override
    public synchronized void close() {
        graph.close();
    }

    @Override
    public String toString() {
        return graph.toString();
    }
}
