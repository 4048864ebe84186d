package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.engine.recurrent.StepByStep;
import org.cellstate.dsl.model.RecurrentSpec;

/** The network of a regressor, read one step at a time: after each step the value of the sequence so far. */
public final class Stepper implements AutoCloseable {

    private final StepByStep layers;
    private final float[] head;

    private Stepper(StepByStep layers, float[] head) {
        this.layers = layers;
        this.head = head;
    }

    /**
     * Returns a stepper before its first step.
     *
     * @param features of a frame
     * @param weights those of the network that {@link Network#regressor} makes of the same spec
     * @throws ConfigProblem if the spec is bidirectional, whose reversed direction begins at the last step, or has more than recurrent
     *     layers
     */
    public static Stepper of(RecurrentSpec spec, int features, float[] weights) {
        if (spec.bidirectional()) {
            throw new ConfigProblem(
                    "Step-by-step inference needs a model that reads forward only.",
                    spec.toString(),
                    "the same without .bidirectional(), or predict(...) of the whole sequence");
        }
        if (spec.convolution().isPresent() || spec.attention().isPresent()) {
            throw new ConfigProblem(
                    "Step-by-step inference needs a model of recurrent layers alone.",
                    spec.toString(),
                    "the same without .convolution(…) and .attention(…), or predict(...) of the whole sequence");
        }
        NativeThreads.useOne();
        List<CellShape> shapes = new ArrayList<>();
        for (int layer = 1; layer <= spec.layers(); layer++) {
            shapes.add(new CellShape(spec.cell(), layer == 1 ? features : spec.hidden(), spec.hidden(), false));
        }
        float[] head = Arrays.copyOfRange(weights, weights.length - spec.hidden() - 1, weights.length);
        return new Stepper(new StepByStep(shapes, weights), head);
    }

    /**
     * Reads a step.
     *
     * @param frame {@code [feature]}
     * @return the network's output after it
     */
    public synchronized double step(float[] frame) {
        NativeThreads.useOne();
        float[] hidden = layers.step(frame);
        float sum = head[hidden.length];
        for (int unit = 0; unit < hidden.length; unit++) {
            sum += head[unit] * hidden[unit];
        }
        return sum;
    }

    /** Forgets all steps so far. */
    public synchronized void reset() {
        layers.reset();
    }

    @Override
    public synchronized void close() {
        layers.close();
    }
}
