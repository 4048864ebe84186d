package org.cellstate.tests.bench.protocol;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.cellstate.dsl.model.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A shape of the model that everyone builds: stacked recurrent layers over {@code [batch, time, in]}, the last step of the top one (of
 * a bidirectional one both last states side by side), one linear unit; mean squared error, Adam with a learning rate of 0.001.
 *
 * @param cell the recurrent cell
 * @param batch rows of a step
 * @param time steps of a row
 * @param in features of a step
 * @param hidden units of a layer and direction
 * @param layers stacked layers
 * @param bidirectional whether every layer reads both ways
 */
public record ModelCase(Cell cell, int batch, int time, int in, int hidden, int layers, boolean bidirectional)
        implements Subject {

    /** Returns a case of one layer that reads forwards. */
    public static ModelCase of(Cell cell, int batch, int time, int in, int hidden) {
        return new ModelCase(cell, batch, time, in, hidden, 1, false);
    }

    /** Sets the rows of a step. */
    public ModelCase batch(int rows) {
        return new ModelCase(cell, rows, time, in, hidden, layers, bidirectional);
    }

    /** Sets the steps of a row. */
    public ModelCase time(int steps) {
        return new ModelCase(cell, batch, steps, in, hidden, layers, bidirectional);
    }

    /** Sets the units of a layer. */
    public ModelCase hidden(int units) {
        return new ModelCase(cell, batch, time, in, units, layers, bidirectional);
    }

    /** Sets the number of stacked layers. */
    public ModelCase layers(int count) {
        return new ModelCase(cell, batch, time, in, hidden, count, bidirectional);
    }

    /** Sets whether every layer reads both ways. */
    public ModelCase bidirectional(boolean both) {
        return new ModelCase(cell, batch, time, in, hidden, layers, both);
    }

    /** Returns for example {@code LSTM 32 x 50 x 10 x 128, 2 layers}. */
    @Override
    public String name() {
        return cell + " " + batch + " x " + time + " x " + in + " x " + hidden
                + (layers > 1 ? ", " + layers + " layers" : "")
                + (bidirectional ? ", bidirectional" : "");
    }

    /** Returns the multiplications and additions of the matrix products of the recurrent layers, forwards, once. */
    public double recurrentFlops() {
        int directions = bidirectional ? 2 : 1;
        double flops = 0;
        for (int layer = 0; layer < layers; layer++) {
            double input = layer == 0 ? in : (double) hidden * directions;
            flops += 2.0 * batch * time * (input + hidden) * gates() * hidden * directions;
        }
        return flops;
    }

    private int gates() {
        return switch (cell) {
            case LSTM -> 4;
            case GRU -> 3;
            case RNN -> 1;
        };
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("cell", cell.name().toLowerCase(Locale.ROOT));
        json.addProperty("batch", batch);
        json.addProperty("time", time);
        json.addProperty("in", in);
        json.addProperty("hidden", hidden);
        json.addProperty("layers", layers);
        json.addProperty("bidirectional", bidirectional);
        return json;
    }

    /**
     * Returns the shape that a task is to be done with.
     *
     * @throws UnsupportedOperationException if it is to be done with something else
     */
    public static ModelCase of(@Nullable Subject subject) {
        if (subject instanceof ModelCase shape) {
            return shape;
        }
        throw new UnsupportedOperationException("needs a model's shape");
    }

    static ModelCase of(JsonObject json) {
        return new ModelCase(
                Cell.valueOf(json.get("cell").getAsString().toUpperCase(Locale.ROOT)),
                json.get("batch").getAsInt(),
                json.get("time").getAsInt(),
                json.get("in").getAsInt(),
                json.get("hidden").getAsInt(),
                json.get("layers").getAsInt(),
                json.get("bidirectional").getAsBoolean());
    }
}
