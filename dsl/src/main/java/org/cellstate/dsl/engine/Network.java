package org.cellstate.dsl.engine;

import java.util.SortedMap;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;

/**
 * A recurrent network that turns windows into forecasts. This is all the rest of the library knows of any engine: plain arrays in and
 * out. It is not safe for use by several threads at once.
 */
public interface Network extends AutoCloseable {

    /**
     * Returns a network with fresh weights, the same ones for the same seed.
     *
     * @throws ConfigProblem if the loss is not one that a forecaster of points can have
     */
    static Network create(RecurrentSpec spec, WindowShape shape) {
        Loss loss = spec.training().loss();
        if (!(loss instanceof Loss.Mae || loss instanceof Loss.Mse || loss instanceof Loss.Huber)) {
            throw new ConfigProblem(
                    "A forecaster has one number for each step ahead; its loss is mae(), mse() or huber().",
                    ".loss(" + loss + ")",
                    ".loss(mae())");
        }
        return new Dl4jNetwork(spec, shape);
    }

    /**
     * Makes one step down the gradient of the batch's mean loss.
     *
     * @param batch windows with targets
     * @param learningRate of this step, 0 or more
     * @return the mean loss before the step, in training standard deviations, dropout on. When it is not finite, no step is made
     */
    double trainStep(WindowBatch batch, double learningRate);

    /** Returns the forecasts {@code [batch, horizon]}, row by row, normalised as the batch is; dropout off. */
    float[] predict(WindowBatch batch);

    /** Returns the mean loss, in training standard deviations, dropout off. */
    double loss(WindowBatch batch);

    /** Returns a copy of all weights. */
    float[] weights();

    /** Puts back weights that {@link #weights} returned. */
    void restore(float[] weights);

    /** Returns the layers. */
    ModelSummary summary();

    /** Returns the versions of what computes, by name. */
    SortedMap<String, String> versions();

    /** Frees the threads and the memory; the network cannot be used after it. */
    @Override
    void close();
}
