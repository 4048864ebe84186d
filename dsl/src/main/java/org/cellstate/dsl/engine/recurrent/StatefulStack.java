package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack of recurrent layers of one or both directions that reads a sequence, or a step of one, from a given state and gives the state after
 * it: states are values, and one may be continued more than once. It has its own copy of the weights, and belongs to one thread at a time.
 */
public final class StatefulStack implements AutoCloseable {

    private final List<Level> levels = new ArrayList<>();
    private final Room input = new Room();

    /**
     * What a pass came to.
     *
     * @param outputs of the top layer, {@code [time, output]}; those of both directions beside each other
     * @param states after it, one for each layer from the input up: the hidden part of each direction, then an LSTM's cell of each
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
    public record Passed(float[] outputs, float[][] states) {}

    /**
     * Makes a stack.
     *
     * @param layers from the input up, what each direction of them computes
     * @param directions 1, or 2 where each layer reads backwards too
     * @param weights of each layer: of the forward direction and then the other, each as {@link CellShape} says: input, recurrent, biases
     */
    public StatefulStack(List<CellShape> layers, int directions, List<float[]> weights) {
        for (int i = 0; i < layers.size(); i++) {
            levels.add(new Level(layers.get(i), directions, weights.get(i)));
        }
    }

    /**
     * Reads steps.
     *
     * @param frames {@code [time, feature]}
     * @param steps how many they are, at least 1
     * @param before the states before the first step, as {@link Passed} has them; null for zeros
     */
    public Passed read(float[] frames, int steps, float @Nullable [][] before) {
        long from = input.of(frames.length);
        Room.write(from, frames, frames.length);
        float[][] states = new float[levels.size()][];
        for (int i = 0; i < states.length; i++) {
            Level level = levels.get(i);
            from = level.read(from, steps, before == null ? null : before[i]);
            states[i] = level.state();
        }
        float[] outputs = new float[steps * levels.get(states.length - 1).width()];
        Room.read(from, outputs, outputs.length);
        return new Passed(outputs, states);
    }

    @Override
    public void close() {
        levels.forEach(Level::close);
        input.close();
    }

    /** One layer. */
    private static final class Level implements AutoCloseable {

        private final CellShape shape;
        private final Recurrence[] directions;
        private final Weights[] weights;
        private final Room weightRoom = new Room();
        private final Room outputs = new Room();
        private final Room before = new Room();
        private final Room after = new Room();

        Level(CellShape shape, int directions, float[] numbers) {
            this.shape = shape;
            this.directions = new Recurrence[directions];
            this.weights = new Weights[directions];
            long at = weightRoom.of(numbers.length);
            Room.write(at, numbers, numbers.length);
            for (int way = 0; way < directions; way++) {
                this.directions[way] = Recurrence.of(shape, way == 1, Precision.FLOAT);
                long recurrent = at + (long) shape.inputWeights() * Float.BYTES;
                long bias = recurrent + (long) shape.recurrentWeights() * Float.BYTES;
                weights[way] = new Weights(at, recurrent, bias, 0);
                at = bias + (long) shape.biasWeights() * Float.BYTES;
            }
        }

        int width() {
            return directions.length * shape.hidden();
        }

        private int stateWidth() {
            return width() * (shape.hasCellState() ? 2 : 1);
        }

        long read(long input, int steps, float @Nullable [] state) {
            long from = before.of(stateWidth());
            if (state != null) {
                Room.write(from, state, state.length);
            }
            long to = after.of(stateWidth());
            long into = outputs.of((long) steps * width());
            for (int way = 0; way < directions.length; way++) {
                directions[way].forward(
                        weights[way],
                        Sequence.packed(input, steps, 1, shape.inputs()),
                        new int[0][],
                        state == null ? State.NONE : part(from, way),
                        0,
                        new Sequence(
                                into + (long) way * shape.hidden() * Float.BYTES,
                                steps,
                                1,
                                shape.hidden(),
                                width(),
                                width()),
                        part(to, way),
                        false);
            }
            return into;
        }

        private State part(long address, int way) {
            long hidden = address + (long) way * shape.hidden() * Float.BYTES;
            return new State(hidden, shape.hasCellState() ? hidden + (long) width() * Float.BYTES : 0);
        }

        float[] state() {
            float[] state = new float[stateWidth()];
            Room.read(after.address(), state, state.length);
            return state;
        }

        @Override
        public void close() {
            for (Recurrence direction : directions) {
                direction.close();
            }
            weightRoom.close();
            outputs.close();
            before.close();
            after.close();
        }
    }
}
