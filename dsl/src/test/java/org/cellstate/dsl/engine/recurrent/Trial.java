package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A recurrence with all that goes in: every value of a call forward and of one back. Blocks are {@code [step, row, feature]}, whatever
 * layout they are handed over in.
 */
final class Trial {

    /** What goes into a call forward, or is a gradient with respect to it. */
    enum In {
        INPUT,
        HIDDEN_BEFORE,
        CELL_BEFORE,
        INPUT_WEIGHTS,
        RECURRENT_WEIGHTS,
        BIASES,
        PEEPHOLES
    }

    /** What comes out of a call forward, or is a gradient with respect to it. */
    enum Out {
        OUTPUT,
        HIDDEN_AFTER,
        CELL_AFTER
    }

    /** How sequences lie in memory. */
    enum Layout {
        /** Rows side by side within a step. */
        STEPS_OUTSIDE,
        /** Steps side by side within a row. */
        ROWS_OUTSIDE,
        /** As the first, with room between. */
        GAPS
    }

    /** What a call forward and one back gave. */
    record Result(Map<Out, double[]> values, Map<In, double[]> gradients) {}

    private static final double[] NOTHING = {};

    final CellShape shape;
    final boolean reversed;
    final int length;
    final int rows;
    int[][] steps = {};
    Layout layout = Layout.STEPS_OUTSIDE;
    double[] recurrentMask = NOTHING;
    final Map<In, double[]> in = new EnumMap<>(In.class);
    final Map<Out, double[]> outGradients = new EnumMap<>(Out.class);

    Trial(CellShape shape, boolean reversed, int length, int rows) {
        this.shape = shape;
        this.reversed = reversed;
        this.length = length;
        this.rows = rows;
    }

    /** Fills everything with numbers; weights are of the size that the cell's width asks for. */
    Trial random(Random random) {
        double scale = 1 / Math.sqrt(shape.hidden());
        in.put(In.INPUT, normal(random, length * rows * shape.inputs(), 1));
        in.put(In.INPUT_WEIGHTS, normal(random, shape.inputWeights(), 1 / Math.sqrt(shape.inputs())));
        in.put(In.RECURRENT_WEIGHTS, normal(random, shape.recurrentWeights(), scale));
        in.put(In.BIASES, normal(random, shape.biasWeights(), 0.5));
        in.put(In.PEEPHOLES, normal(random, shape.peepholeWeights(), 0.5));
        in.put(In.HIDDEN_BEFORE, normal(random, stateSize(), 0.5));
        outGradients.put(Out.OUTPUT, normal(random, length * rows * shape.hidden(), 1));
        outGradients.put(Out.HIDDEN_AFTER, normal(random, stateSize(), 1));
        if (shape.hasCellState()) {
            in.put(In.CELL_BEFORE, normal(random, stateSize(), 0.5));
            outGradients.put(Out.CELL_AFTER, normal(random, stateSize(), 1));
        }
        return this;
    }

    Trial steps(int[][] counting) {
        this.steps = counting;
        return this;
    }

    Trial layout(Layout ofSequences) {
        this.layout = ofSequences;
        return this;
    }

    /** Drops about a third of the hidden units, and scales the others up. */
    Trial mask(Random random) {
        recurrentMask = new double[stateSize()];
        for (int i = 0; i < recurrentMask.length; i++) {
            recurrentMask[i] = random.nextInt(3) == 0 ? 0 : 1.5;
        }
        return this;
    }

    /** Makes the state before the first step zeros that are not handed over, and nobody want the gradient with respect to it. */
    Trial withoutStates() {
        in.remove(In.HIDDEN_BEFORE);
        in.remove(In.CELL_BEFORE);
        outGradients.remove(Out.HIDDEN_AFTER);
        outGradients.remove(Out.CELL_AFTER);
        return this;
    }

    /** Returns what goes in under a name; nothing where the cell has no such thing or it is not handed over. */
    double[] in(In name) {
        return in.getOrDefault(name, NOTHING);
    }

    private double[] outGradient(Out name) {
        return outGradients.getOrDefault(name, NOTHING);
    }

    private int stateSize() {
        return rows * shape.hidden();
    }

    private static double[] normal(Random random, int count, double deviation) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return values;
    }

    /** Returns whether a step of a row counts. */
    boolean counts(int row, int step) {
        if (steps.length == 0) {
            return true;
        }
        for (int each : steps[row]) {
            if (each == step) {
                return true;
            }
        }
        return false;
    }

    /** Returns the sum of all outputs times the gradients with respect to them. */
    double loss(Result result) {
        double sum = 0;
        for (Map.Entry<Out, double[]> entry : outGradients.entrySet()) {
            double[] values = result.values.getOrDefault(entry.getKey(), NOTHING);
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0) {
                    sum += values[i] * entry.getValue()[i];
                }
            }
        }
        return sum;
    }

    /** Runs forward and back; all memory that is written holds no number before. */
    Result run(Recurrence recurrence, Precision precision) {
        return new Call(recurrence, precision, true).result();
    }

    Result runForward(Recurrence recurrence, Precision precision) {
        return new Call(recurrence, precision, false).result();
    }

    @Override
    public String toString() {
        return shape + ", reversed " + reversed + ", " + length + " steps, " + rows + " rows, counting "
                + Arrays.deepToString(steps) + ", " + layout + ", " + in.keySet() + " -> " + outGradients.keySet();
    }

    /** One run, with memory of its own. */
    private final class Call {

        private final Precision precision;
        private final List<Room> rooms = new ArrayList<>();
        private final Result result = new Result(new EnumMap<>(Out.class), new EnumMap<>(In.class));

        Call(Recurrence recurrence, Precision precision, boolean back) {
            this.precision = precision;
            Sequence input = write(in(In.INPUT), shape.inputs());
            Sequence output = sequence(shape.hidden());
            State before = new State(write(in(In.HIDDEN_BEFORE)), write(in(In.CELL_BEFORE)));
            State after = new State(room(outGradient(Out.HIDDEN_AFTER)), room(outGradient(Out.CELL_AFTER)));
            Weights weights = new Weights(
                    write(in(In.INPUT_WEIGHTS)),
                    write(in(In.RECURRENT_WEIGHTS)),
                    write(in(In.BIASES)),
                    write(in(In.PEEPHOLES)));
            long mask = recurrentMask.length == 0 ? 0 : write(recurrentMask);
            recurrence.forward(weights, input, steps, before, mask, output, after, back);
            result.values.put(Out.OUTPUT, read(output));
            read(Out.HIDDEN_AFTER, after.hidden());
            read(Out.CELL_AFTER, after.cell());
            if (back) {
                back(recurrence);
            }
            rooms.forEach(Room::close);
        }

        private void back(Recurrence recurrence) {
            Sequence outputGradient = write(outGradient(Out.OUTPUT), shape.hidden());
            State afterGradient = new State(write(outGradient(Out.HIDDEN_AFTER)), write(outGradient(Out.CELL_AFTER)));
            Sequence inputGradient = sequence(shape.inputs());
            State beforeGradient = new State(room(in(In.HIDDEN_BEFORE)), room(in(In.CELL_BEFORE)));
            Weights gradients = new Weights(
                    room(in(In.INPUT_WEIGHTS)),
                    room(in(In.RECURRENT_WEIGHTS)),
                    room(in(In.BIASES)),
                    room(in(In.PEEPHOLES)));
            recurrence.backward(outputGradient, afterGradient, inputGradient, beforeGradient, gradients);
            result.gradients.put(In.INPUT, read(inputGradient));
            read(In.HIDDEN_BEFORE, beforeGradient.hidden());
            read(In.CELL_BEFORE, beforeGradient.cell());
            read(In.INPUT_WEIGHTS, gradients.input());
            read(In.RECURRENT_WEIGHTS, gradients.recurrent());
            read(In.BIASES, gradients.bias());
            if (shape.peepholes()) {
                read(In.PEEPHOLES, gradients.peephole());
            }
        }

        Result result() {
            return result;
        }

        private void read(Out name, long address) {
            if (address != 0) {
                result.values.put(name, read(address, stateSize()));
            }
        }

        private void read(In name, long address) {
            if (address != 0) {
                result.gradients.put(name, read(address, in(name).length));
            }
        }

        private long room(double[] values) {
            return values.length == 0 ? 0 : empty(values.length);
        }

        /** Returns memory full of what is no number. */
        private long empty(int count) {
            double[] nothing = new double[count];
            Arrays.fill(nothing, Double.NaN);
            return write(nothing);
        }

        private long write(double[] values) {
            if (values.length == 0) {
                return 0;
            }
            Room room = new Room(precision);
            rooms.add(room);
            long address = room.of(values.length);
            if (precision == Precision.DOUBLE) {
                new DoublePointer(new Address().to(address)).put(values, 0, values.length);
            } else {
                float[] narrow = new float[values.length];
                for (int i = 0; i < narrow.length; i++) {
                    narrow[i] = (float) values[i];
                }
                new FloatPointer(new Address().to(address)).put(narrow, 0, narrow.length);
            }
            return address;
        }

        private double[] read(long address, int count) {
            double[] values = new double[count];
            if (precision == Precision.DOUBLE) {
                new DoublePointer(new Address().to(address)).get(values, 0, count);
            } else {
                float[] narrow = new float[count];
                new FloatPointer(new Address().to(address)).get(narrow, 0, count);
                for (int i = 0; i < count; i++) {
                    values[i] = narrow[i];
                }
            }
            return values;
        }

        private Sequence sequence(int features) {
            return switch (layout) {
                case STEPS_OUTSIDE -> Sequence.packed(empty(length * rows * features), length, rows, features);
                case ROWS_OUTSIDE ->
                    new Sequence(
                            empty(length * rows * features),
                            length,
                            rows,
                            features,
                            features,
                            (long) length * features);
                case GAPS -> {
                    int row = features + 3;
                    int step = rows * row + 5;
                    yield new Sequence(empty(length * step), length, rows, features, step, row);
                }
            };
        }

        /** Writes a block; where a step does not count there is no number. */
        private Sequence write(double[] values, int features) {
            Sequence to = sequence(features);
            for (int step = 0; step < length; step++) {
                for (int row = 0; row < rows; row++) {
                    for (int i = 0; i < features; i++) {
                        double value = counts(row, step) ? values[(step * rows + row) * features + i] : Double.NaN;
                        put(at(to, step, row, i), value);
                    }
                }
            }
            return to;
        }

        private double[] read(Sequence from) {
            double[] values = new double[length * rows * from.features()];
            for (int step = 0; step < length; step++) {
                for (int row = 0; row < rows; row++) {
                    for (int i = 0; i < from.features(); i++) {
                        values[(step * rows + row) * from.features() + i] = read(at(from, step, row, i), 1)[0];
                    }
                }
            }
            return values;
        }

        private long at(Sequence block, int step, int row, int feature) {
            return block.address()
                    + (step * block.stepStride() + row * block.rowStride() + feature) * precision.bytes();
        }

        private void put(long address, double value) {
            if (precision == Precision.DOUBLE) {
                new DoublePointer(new Address().to(address)).put(0, value);
            } else {
                new FloatPointer(new Address().to(address)).put(0, (float) value);
            }
        }
    }
}
