package org.cellstate.dsl.engine.layer;

import java.lang.ref.Reference;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.engine.recurrent.Recurrence;
import org.cellstate.dsl.engine.recurrent.Sequence;
import org.cellstate.dsl.engine.recurrent.State;
import org.cellstate.dsl.engine.recurrent.Weights;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The passes of a recurrent layer over one batch, in one direction or both: what they read and write, in memory of their own. A state
 * of a row is the hidden part of each direction, then an LSTM's cell of each.
 */
final class Passes implements AutoCloseable {

    private final RecurrentLayer layer;
    private final Precision precision;
    private final int hidden;
    private final Direction[] directions;
    private final Scratch input = new Scratch();
    private final Scratch output = new Scratch();
    private final Scratch inputGradient = new Scratch();
    private final Scratch noGradient = new Scratch();
    private long zeroed;
    private int rows;
    private int steps;
    private int[][] real = {};
    private boolean begun;
    private final long[] masks;
    private boolean training;
    private @Nullable INDArray held;
    private long target;

    Passes(RecurrentLayer layer, Precision precision) {
        this.layer = layer;
        this.precision = precision;
        this.hidden = layer.shape().hidden();
        this.directions = new Direction[layer.getDirections().count()];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = new Direction(layer.shape(), i == 1, precision);
        }
        this.masks = new long[directions.length];
    }

    int rows() {
        return rows;
    }

    int steps() {
        return steps;
    }

    boolean begun() {
        return begun;
    }

    boolean awaitsWayBack() {
        return training;
    }

    int stateWidth() {
        return directions.length * hidden * (layer.shape().hasCellState() ? 2 : 1);
    }

    /** Takes a batch {@code [row, feature, time]}. Only for a way back is it copied where it lies right. */
    void read(INDArray sequence, int[][] realSteps, boolean forTraining) {
        rows = Math.toIntExact(sequence.size(0));
        steps = Math.toIntExact(sequence.size(2));
        real = realSteps;
        held = !forTraining && TimeMajor.is(sequence) ? sequence : null;
        if (held != null) {
            return;
        }
        long bytes = sequence.length() * precision.bytes();
        INDArray packed =
                TimeMajor.is(sequence) ? sequence : sequence.permute(2, 0, 1).dup('c');
        try {
            TimeMajor.copy(TimeMajor.address(packed), input.of(bytes), bytes);
        } finally {
            // Only its address was in use, and its memory goes with it.
            Reference.reachabilityFence(packed);
        }
    }

    /** Sets the state before the first step. */
    void begin(@Nullable INDArray state) {
        begun = state != null;
        if (state != null) {
            try {
                long address = TimeMajor.address(state);
                each((direction, part, offset) -> part(address, offset, direction.before(), part, true));
            } finally {
                Reference.reachabilityFence(state);
            }
        }
    }

    /** Draws which units the hidden state loses between steps, for each row and direction. */
    void dropBetweenSteps(double share, Supplier<SplittableRandom> source) {
        for (int i = 0; i < directions.length; i++) {
            masks[i] = 0;
            if (share > 0) {
                masks[i] = directions[i].mask(rows);
                draw(share, source.get(), masks[i]);
            }
        }
    }

    private void draw(double share, SplittableRandom random, long address) {
        double[] kept = new double[rows * hidden];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random.nextDouble() < share ? 0 : 1 / (1 - share);
        }
        write(kept, address);
    }

    private void write(double[] numbers, long address) {
        if (precision == Precision.DOUBLE) {
            new DoublePointer(TimeMajor.pointer(address)).put(numbers, 0, numbers.length);
            return;
        }
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        new FloatPointer(TimeMajor.pointer(address)).put(narrow, 0, narrow.length);
    }

    /**
     * Computes forward.
     *
     * @param into where the outputs of all steps go, {@code [time, row, output]}; 0 keeps them here for {@link #writeAll}
     */
    void forward(Weights[] weights, boolean cell, boolean forTraining, long into) {
        training = forTraining;
        target = into;
        Sequence from = from();
        Sequence[] outputs = new Sequence[directions.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = out(i);
        }
        eachDirection(
                from,
                i -> directions[i].forward(weights[i], from, real, begun, masks[i], outputs[i], cell, forTraining));
    }

    private void eachDirection(Sequence input, IntConsumer pass) {
        if (directions.length == 1) {
            pass.accept(0);
        } else {
            Recurrence.bothDirections(layer.shape(), input, pass);
        }
    }

    /** Runs the last pass once more, with the cell state. */
    void again(Weights[] weights) {
        forward(weights, true, training, 0);
    }

    private Sequence from() {
        int inputs = layer.shape().inputs();
        long address =
                held == null ? input.of((long) steps * rows * inputs * precision.bytes()) : TimeMajor.address(held);
        return Sequence.packed(address, steps, rows, inputs);
    }

    /** The outputs of both directions stand beside each other in a step where they go on so, else one block after the other. */
    private Sequence out(int direction) {
        long block = (long) steps * rows * hidden;
        long address = target == 0 ? output.of(directions.length * block * precision.bytes()) : target;
        return view(address, direction);
    }

    private Sequence view(long address, int direction) {
        long block = (long) steps * rows * hidden;
        if (layer.getDirections() == Directions.CONCAT && layer.getOutput() == Output.EVERY_STEP) {
            return new Sequence(
                    address + (long) direction * hidden * precision.bytes(),
                    steps,
                    rows,
                    hidden,
                    2L * rows * hidden,
                    2L * hidden);
        }
        return Sequence.packed(address + direction * block * precision.bytes(), steps, rows, hidden);
    }

    /** Writes the outputs of all steps, {@code [time, row, output]}. */
    void writeAll(long address) {
        long block = (long) steps * rows * hidden;
        boolean concat = layer.getDirections() == Directions.CONCAT;
        long bytes = (concat ? 2 : 1) * block * precision.bytes();
        TimeMajor.copy(out(0).address(), address, bytes);
        if (layer.getDirections() == Directions.SUM) {
            add(out(1).address(), address, block);
        }
    }

    /** Writes the hidden states after the last steps, {@code [row, output]}. */
    void writeLast(long address) {
        int width = layer.width();
        for (int i = 0; i < directions.length; i++) {
            long state = directions[i].after().at(rows).hidden();
            if (i == 1 && layer.getDirections() == Directions.SUM) {
                add(state, address, (long) rows * hidden);
            } else {
                copyRows(state, hidden, 0, address, width, i * hidden);
            }
        }
    }

    /** Writes the states after the last steps, {@code [row, state]}. */
    void writeEnd(long address) {
        each((direction, part, offset) -> part(address, offset, direction.after(), part, false));
    }

    void writeStartGradient(long address) {
        each((direction, part, offset) -> part(address, offset, direction.beforeGradient(), part, false));
    }

    /**
     * Computes the gradients of the last pass forward.
     *
     * @param above {@code [row, output, time]}, time-major, or {@code [row, output]} if only the last step went on
     * @param end with respect to the states after the last steps, {@code [row, state]}
     * @param below address of {@code [time, row, input]}, written
     */
    void backward(INDArray above, boolean lastOnly, @Nullable INDArray end, long below, Weights[] gradients) {
        try {
            wayBack(above, lastOnly, end, below, gradients);
        } finally {
            Reference.reachabilityFence(above);
            Reference.reachabilityFence(end);
        }
    }

    private void wayBack(INDArray above, boolean lastOnly, @Nullable INDArray end, long below, Weights[] gradients) {
        training = false;
        boolean ended = lastOnly || end != null;
        long block = (long) steps * rows * hidden;
        long inputs = (long) steps * rows * layer.shape().inputs();
        if (ended) {
            fillEnds(lastOnly ? above : null, end);
        }
        Sequence[] from = new Sequence[directions.length];
        Sequence[] into = new Sequence[directions.length];
        for (int i = 0; i < directions.length; i++) {
            from[i] = lastOnly
                    ? Sequence.packed(zeros(block), steps, rows, hidden)
                    : view(TimeMajor.address(above), layer.getDirections() == Directions.SUM ? 0 : i);
            long address = i == 0 ? below : inputGradient.of(inputs * precision.bytes());
            into[i] = Sequence.packed(address, steps, rows, layer.shape().inputs());
        }
        eachDirection(into[0], i -> directions[i].backward(rows, from[i], ended, into[i], gradients[i]));
        if (directions.length == 2) {
            add(inputGradient.of(inputs * precision.bytes()), below, inputs);
        }
    }

    private void fillEnds(@Nullable INDArray last, @Nullable INDArray end) {
        if (end != null) {
            long address = TimeMajor.address(end);
            each((direction, part, offset) -> part(address, offset, direction.afterGradient(), part, true));
        }
        for (int i = 0; i < directions.length; i++) {
            State to = directions[i].afterGradient().at(rows);
            if (end == null && to.cell() != 0) {
                TimeMajor.zero(to.cell(), (long) rows * hidden * precision.bytes());
            }
            if (last == null) {
                continue;
            }
            int column = layer.getDirections() == Directions.CONCAT ? i * hidden : 0;
            if (end == null) {
                copyRows(TimeMajor.address(last), layer.width(), column, to.hidden(), hidden, 0);
            } else {
                for (int row = 0; row < rows; row++) {
                    add(
                            TimeMajor.address(last) + ((long) row * layer.width() + column) * precision.bytes(),
                            to.hidden() + (long) row * hidden * precision.bytes(),
                            hidden);
                }
            }
        }
    }

    private long zeros(long numbers) {
        if (zeroed < numbers) {
            noGradient.zeros(numbers * precision.bytes());
            zeroed = numbers;
        }
        return noGradient.of(numbers * precision.bytes());
    }

    private interface PartVisitor {
        void visit(Direction direction, int part, int offset);
    }

    private void each(PartVisitor visitor) {
        int parts = layer.shape().hasCellState() ? 2 : 1;
        for (int part = 0; part < parts; part++) {
            for (int i = 0; i < directions.length; i++) {
                visitor.visit(directions[i], part, (part * directions.length + i) * hidden);
            }
        }
    }

    private void part(long rowsAddress, int offset, StateMemory memory, int part, boolean read) {
        State state = memory.at(rows);
        long own = part == 0 ? state.hidden() : state.cell();
        if (read) {
            copyRows(rowsAddress, stateWidth(), offset, own, hidden, 0);
        } else {
            copyRows(own, hidden, 0, rowsAddress, stateWidth(), offset);
        }
    }

    /** Copies {@code hidden} numbers of each row from one matrix into another. */
    private void copyRows(long from, int fromWidth, int fromColumn, long to, int toWidth, int toColumn) {
        long size = precision.bytes();
        if (fromWidth == hidden && toWidth == hidden) {
            TimeMajor.copy(from, to, (long) rows * hidden * size);
            return;
        }
        for (int row = 0; row < rows; row++) {
            TimeMajor.copy(
                    from + ((long) row * fromWidth + fromColumn) * size,
                    to + ((long) row * toWidth + toColumn) * size,
                    hidden * size);
        }
    }

    private void add(long from, long to, long numbers) {
        if (precision == Precision.FLOAT) {
            openblas.cblas_saxpy(
                    Math.toIntExact(numbers),
                    1,
                    new FloatPointer(TimeMajor.pointer(from)),
                    1,
                    new FloatPointer(TimeMajor.pointer(to)),
                    1);
        } else {
            openblas.cblas_daxpy(
                    Math.toIntExact(numbers),
                    1,
                    new DoublePointer(TimeMajor.pointer(from)),
                    1,
                    new DoublePointer(TimeMajor.pointer(to)),
                    1);
        }
    }

    @Override
    public void close() {
        for (Direction direction : directions) {
            direction.close();
        }
        input.close();
        output.close();
        inputGradient.close();
        noGradient.close();
    }
}
