package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stack of forward layers that reads one sequence step by step and carries its state along: what serves live data, where each step must
 * be answered before the next is there. It has its own copy of the weights. It belongs to one thread at a time.
 */
public final class StepByStep implements AutoCloseable {

    private final List<Level> levels = new ArrayList<>();
    private final Room input = new Room();
    private final float[] output;

    /**
     * Makes a stack before its first step.
     *
     * @param layers from the input up; each reads what the one below hands on
     * @param weights of all layers one after the other, each as {@link CellShape} says: input, recurrent, biases, peepholes
     */
    public StepByStep(List<CellShape> layers, float[] weights) {
        int at = 0;
        for (CellShape shape : layers) {
            Level level = new Level(shape, weights, at);
            levels.add(level);
            at += level.size;
        }
        output = new float[layers.get(layers.size() - 1).hidden()];
    }

    /**
     * Reads a step.
     *
     * @param features {@code [feature]}
     * @return the top layer's hidden state after it, {@code [hidden]}; the next call writes to the same array
     */
    public float[] step(float[] features) {
        long from = input.of(features.length);
        Room.write(from, features, features.length);
        for (Level level : levels) {
            from = level.step(from);
        }
        Room.read(from, output, output.length);
        return output;
    }

    /** Returns the states of all layers: the hidden part of each, and behind it an LSTM's cell. */
    public float[] state() {
        float[] all = new float[stateWidth()];
        int at = 0;
        for (Level level : levels) {
            level.read(all, at);
            at += level.width();
        }
        return all;
    }

    /** Goes on from where {@link #state} was asked for. */
    public void restore(float[] state) {
        int at = 0;
        for (Level level : levels) {
            level.write(state, at);
            at += level.width();
        }
    }

    /** Returns how many numbers {@link #state} has. */
    public int stateWidth() {
        return levels.stream().mapToInt(Level::width).sum();
    }

    /** Forgets all steps so far. */
    public void reset() {
        levels.forEach(Level::reset);
    }

    @Override
    public void close() {
        levels.forEach(Level::close);
        input.close();
    }

    /** One layer: its states before and after a step change places from step to step. */
    private static final class Level implements AutoCloseable {

        private final CellShape shape;
        private final Recurrence recurrence;
        private final Room weightRoom = new Room();
        private final Room outputRoom = new Room();
        private final Room[] states = {new Room(), new Room()};
        private final Weights weights;
        private final int size;
        private int now;

        Level(CellShape shape, float[] all, int from) {
            this.shape = shape;
            this.recurrence = Recurrence.of(shape, false, Precision.FLOAT);
            this.size = shape.inputWeights() + shape.recurrentWeights() + shape.biasWeights() + shape.peepholeWeights();
            long first = weightRoom.of(size);
            float[] own = new float[size];
            System.arraycopy(all, from, own, 0, size);
            Room.write(first, own, size);
            long recurrent = first + (long) shape.inputWeights() * Float.BYTES;
            long bias = recurrent + (long) shape.recurrentWeights() * Float.BYTES;
            long peephole = shape.peepholes() ? bias + (long) shape.biasWeights() * Float.BYTES : 0;
            this.weights = new Weights(first, recurrent, bias, peephole);
            reset();
        }

        void reset() {
            states[now].zeros(2L * shape.hidden());
        }

        long step(long input) {
            State before = state(states[now]);
            State after = state(states[1 - now]);
            long output = outputRoom.of(shape.hidden());
            recurrence.forward(
                    weights,
                    Sequence.packed(input, 1, 1, shape.inputs()),
                    new int[0][],
                    before,
                    0,
                    Sequence.packed(output, 1, 1, shape.hidden()),
                    after,
                    false);
            now = 1 - now;
            return output;
        }

        int width() {
            return shape.hasCellState() ? 2 * shape.hidden() : shape.hidden();
        }

        void read(float[] all, int at) {
            float[] own = new float[width()];
            Room.read(states[now].of(2L * shape.hidden()), own, own.length);
            System.arraycopy(own, 0, all, at, own.length);
        }

        void write(float[] all, int at) {
            float[] own = Arrays.copyOfRange(all, at, at + width());
            Room.write(states[now].of(2L * shape.hidden()), own, own.length);
        }

        private State state(Room room) {
            long address = room.of(2L * shape.hidden());
            return new State(address, shape.hasCellState() ? address + (long) shape.hidden() * Float.BYTES : 0);
        }

        @Override
        public void close() {
            recurrence.close();
            weightRoom.close();
            outputRoom.close();
            states[0].close();
            states[1].close();
        }
    }
}
