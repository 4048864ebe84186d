package org.cellstate.dsl.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cellstate.dsl.engine.optimize.Descent;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stock Deeplearning4j layers. All of ND4J's work is done on one thread that the network owns: its random numbers, its workspaces and
 * its number of OpenMP threads belong to a thread, and a notebook's cells come on any.
 */
final class Dl4jNetwork implements Network {

    /** Ends the threads of networks that notebooks have forgotten; ND4J frees their memory the same way. */
    private static final Cleaner FORGOTTEN = Cleaner.create();

    private final RecurrentSpec spec;
    private final WindowShape shape;
    private final ExecutorService thread;
    private final Cleaner.Cleanable end;
    private final Graph graph;
    private final Descent descent;
    private final float[] weights;
    private final float[] gradient;

    Dl4jNetwork(RecurrentSpec spec, WindowShape shape) {
        this.spec = spec;
        this.shape = shape;
        ExecutorService worker = Executors.newSingleThreadExecutor(Dl4jNetwork::daemon);
        this.thread = worker;
        this.end = FORGOTTEN.register(this, worker::shutdown);
        this.graph = onThread(() -> {
            NativeThreads.useOne();
            return new Graph(spec, shape);
        });
        this.weights = onThread(graph::weights);
        this.gradient = new float[weights.length];
        this.descent = new Descent(spec.training().optimizer(), spec.training().clip(), weights.length);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cellstate-engine");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public double trainStep(WindowBatch batch, double learningRate) {
        double values = (double) batch.size() * shape.horizon();
        return onThread(() -> {
            double loss = graph.gradient(batch, gradient) / values;
            if (Double.isFinite(loss)) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] /= (float) values;
                }
                descent.step(weights, gradient, learningRate);
                graph.setWeights(weights);
            }
            return loss;
        });
    }

    /** Writes the gradient of the loss, summed over windows and steps, and returns that sum. */
    double gradient(WindowBatch batch, float[] out) {
        return onThread(() -> graph.gradient(batch, out));
    }

    @Override
    public float[] predict(WindowBatch batch) {
        return onThread(() -> graph.predict(batch));
    }

    @Override
    public double loss(WindowBatch batch) {
        float[] output = predict(batch);
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            double error = batch.weight()[i / shape.horizon()] * (output[i] - batch.target()[i]);
            sum += loss(error);
        }
        return sum / output.length;
    }

    private double loss(double error) {
        double size = Math.abs(error);
        if (spec.training().loss() instanceof Loss.Huber huber) {
            double capped = Math.min(size, huber.delta());
            return capped * (size - capped / 2);
        }
        return spec.training().loss() instanceof Loss.Mse ? error * error : size;
    }

    @Override
    public float[] weights() {
        return weights.clone();
    }

    @Override
    public void restore(float[] saved) {
        System.arraycopy(saved, 0, weights, 0, weights.length);
        onThread(() -> {
            graph.setWeights(weights);
            return weights;
        });
    }

    @Override
    public ModelSummary summary() {
        String ahead = "[batch, " + shape.horizon() + " time";
        List<LayerSummary> layers = new ArrayList<>();
        for (int layer = 1; layer <= spec.layers(); layer++) {
            String output = "[batch, " + shape.lookback() + " time, " + spec.hidden() + " feature]";
            layers.add(layer(GraphLayout.recurrent(layer), output));
        }
        layers.add(layer(GraphLayout.HEAD, ahead + ", " + spec.hidden() + " feature]"));
        layers.add(layer(GraphLayout.STEP, ahead + "]"));
        if (spec.highway()) {
            layers.add(layer(GraphLayout.HIGHWAY, ahead + "]"));
        }
        return new ModelSummary(layers);
    }

    private LayerSummary layer(String name, String output) {
        return new LayerSummary(name, output, graph.parameters(name));
    }

    @Override
    public SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("deeplearning4j", version(ComputationGraph.class, "org.deeplearning4j/deeplearning4j-nn"));
        versions.put("nd4j", version(Nd4j.class, "org.nd4j/nd4j-api"));
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
    public void close() {
        onThread(() -> {
            graph.close();
            return graph;
        });
        end.clean();
    }

    /** Waits for the work even when the caller is interrupted, and leaves the interrupt for it to see. */
    private <T> T onThread(Callable<T> work) {
        Future<T> result = thread.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(
                            "the engine failed on " + spec.label() + ", " + shape, e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
