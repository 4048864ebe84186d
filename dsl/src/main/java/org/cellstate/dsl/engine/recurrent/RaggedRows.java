package org.cellstate.dsl.engine.recurrent;

import java.util.Arrays;
import org.cellstate.dsl.model.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which not all steps count over a library to which all do.
 *
 * <p>The steps of a row that count are copied side by side, in the order in which the layer takes them, with zeros after the row's end, so
 * that what comes after an end has no gradient, and the hidden state of a row is its output at its own last step. An LSTM's cell state is in no output: where it is asked for,
 * the input gets one more feature that is 1 after the end, and drives the forget gate to 1 and the input gate to 0 there. Both are exact
 * in floating point, so the cell state, and the gradient with respect to it, pass unchanged.
 */
final class RaggedRows implements Recurrence {

    /** Beyond where the logistic function of a float is 0 or 1. */
    private static final float SHUT = 1e4f;

    private final CellShape shape;
    private final boolean reversed;
    private final Recurrence plain;
    private @Nullable Recurrence carrying;
    private final Room input = new Room();
    private final Room output = new Room();
    private final Room inputGradient = new Room();
    private final Room outputGradient = new Room();
    private final Room carryingWeights = new Room();
    private final Room carryingGradient = new Room();
    private float[] far = new float[0];
    private float[] near = new float[0];
    private RowSteps counting = RowSteps.of(new int[0][], 0, 0, false);
    private boolean carries;

    RaggedRows(CellShape shape, boolean reversed) {
        this.shape = shape;
        this.reversed = reversed;
        this.plain = new OneDnnRecurrence(shape, false);
    }

    @Override
    public void forward(
            Weights weights,
            Sequence sequence,
            int[][] steps,
            State before,
            long recurrentMask,
            Sequence result,
            State after,
            boolean training) {
        counting = RowSteps.of(steps, sequence.rows(), sequence.steps(), reversed);
        carries = shape.cell() == Cell.LSTM && after.cell() != 0;
        int length = sequence.steps();
        int rows = sequence.rows();
        int width = shape.inputs() + (carries ? 1 : 0);
        near = grown(near, length * rows * width);
        Arrays.fill(near, 0, length * rows * width, 0);
        read(sequence);
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < length; step++) {
                int to = (step * rows + row) * width;
                if (step < counting.count(row)) {
                    System.arraycopy(
                            far, (counting.place(row, step) * rows + row) * shape.inputs(), near, to, shape.inputs());
                } else if (carries) {
                    near[to + shape.inputs()] = 1;
                }
            }
        }
        Sequence staged = Sequence.packed(input.of((long) length * rows * width), length, rows, width);
        Room.write(staged.address(), near, length * rows * width);
        Sequence made = Sequence.packed(output.of((long) length * rows * shape.hidden()), length, rows, shape.hidden());
        core().forward(
                        carries ? widened(weights) : weights,
                        staged,
                        new int[0][],
                        before,
                        recurrentMask,
                        made,
                        new State(0, after.cell()),
                        training);
        near = grown(near, length * rows * shape.hidden());
        Room.read(made.address(), near, length * rows * shape.hidden());
        if (after.hidden() != 0) {
            writeLast(near, rows, after.hidden());
        }
        scatter(near, result);
    }

    @Override
    public void backward(
            Sequence resultGradient,
            State afterGradient,
            Sequence sequenceGradient,
            State beforeGradient,
            Weights gradients) {
        int steps = resultGradient.steps();
        int rows = resultGradient.rows();
        int hidden = shape.hidden();
        int width = shape.inputs() + (carries ? 1 : 0);
        read(resultGradient);
        near = grown(near, steps * rows * hidden);
        Arrays.fill(near, 0, steps * rows * hidden, 0);
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < counting.count(row); step++) {
                System.arraycopy(
                        far,
                        (counting.place(row, step) * rows + row) * hidden,
                        near,
                        (step * rows + row) * hidden,
                        hidden);
            }
        }
        if (afterGradient.hidden() != 0) {
            addLast(afterGradient.hidden(), near, rows);
        }
        Sequence staged = Sequence.packed(outputGradient.of((long) steps * rows * hidden), steps, rows, hidden);
        Room.write(staged.address(), near, steps * rows * hidden);
        Sequence made = Sequence.packed(inputGradient.of((long) steps * rows * width), steps, rows, width);
        if (carries) {
            long wide = carryingGradient.of(shape.inputWeights() + (long) shape.gates() * hidden);
            core().backward(
                            staged,
                            new State(0, afterGradient.cell()),
                            made,
                            beforeGradient,
                            new Weights(wide, gradients.recurrent(), gradients.bias(), gradients.peephole()));
            Room.copy(wide, gradients.input(), shape.inputWeights());
        } else {
            core().backward(staged, State.NONE, made, beforeGradient, gradients);
        }
        if (sequenceGradient.address() != 0) {
            near = grown(near, steps * rows * width);
            Room.read(made.address(), near, steps * rows * width);
            if (carries) {
                narrow(near, steps * rows);
            }
            scatter(near, sequenceGradient);
        }
    }

    private Recurrence core() {
        if (!carries) {
            return plain;
        }
        if (carrying == null) {
            carrying = new OneDnnRecurrence(
                    new CellShape(shape.cell(), shape.inputs() + 1, shape.hidden(), shape.peepholes()), false);
        }
        return carrying;
    }

    private Weights widened(Weights weights) {
        int gates = shape.gates() * shape.hidden();
        long wide = carryingWeights.of(shape.inputWeights() + (long) gates);
        Room.copy(weights.input(), wide, shape.inputWeights());
        float[] row = new float[gates];
        Arrays.fill(row, 0, shape.hidden(), -SHUT);
        Arrays.fill(row, shape.hidden(), 2 * shape.hidden(), SHUT);
        Arrays.fill(row, 3 * shape.hidden(), gates, -SHUT);
        Room.write(wide + (long) shape.inputWeights() * Float.BYTES, row, gates);
        return new Weights(wide, weights.recurrent(), weights.bias(), weights.peephole());
    }

    /** Reads a caller's block into {@code far}, row beside row. */
    private void read(Sequence from) {
        int row = from.features();
        far = grown(far, from.steps() * from.rows() * row);
        if (from.rowStride() == row && from.stepStride() == (long) from.rows() * row) {
            Room.read(from.address(), far, from.steps() * from.rows() * row);
            return;
        }
        float[] one = new float[row];
        for (int step = 0; step < from.steps(); step++) {
            for (int each = 0; each < from.rows(); each++) {
                Room.read(address(from, step, each), one, row);
                System.arraycopy(one, 0, far, (step * from.rows() + each) * row, row);
            }
        }
    }

    /** Writes rows to where the caller has their steps, and zeros after their ends. */
    private void scatter(float[] from, Sequence to) {
        int row = to.features();
        int rows = to.rows();
        far = grown(far, to.steps() * rows * row);
        Arrays.fill(far, 0, to.steps() * rows * row, 0);
        for (int each = 0; each < rows; each++) {
            for (int step = 0; step < counting.count(each); step++) {
                System.arraycopy(
                        from, (step * rows + each) * row, far, (counting.place(each, step) * rows + each) * row, row);
            }
        }
        if (to.rowStride() == row && to.stepStride() == (long) rows * row) {
            Room.write(to.address(), far, to.steps() * rows * row);
            return;
        }
        float[] one = new float[row];
        for (int step = 0; step < to.steps(); step++) {
            for (int each = 0; each < rows; each++) {
                System.arraycopy(far, (step * rows + each) * row, one, 0, row);
                Room.write(address(to, step, each), one, row);
            }
        }
    }

    private static long address(Sequence block, int step, int row) {
        return block.address() + (step * block.stepStride() + row * block.rowStride()) * Float.BYTES;
    }

    private void writeLast(float[] outputs, int rows, long hiddenState) {
        int hidden = shape.hidden();
        float[] state = new float[rows * hidden];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(outputs, ((counting.count(row) - 1) * rows + row) * hidden, state, row * hidden, hidden);
        }
        Room.write(hiddenState, state, state.length);
    }

    private void addLast(long hiddenGradient, float[] gradients, int rows) {
        int hidden = shape.hidden();
        float[] state = new float[rows * hidden];
        Room.read(hiddenGradient, state, state.length);
        for (int row = 0; row < rows; row++) {
            int to = ((counting.count(row) - 1) * rows + row) * hidden;
            for (int unit = 0; unit < hidden; unit++) {
                gradients[to + unit] += state[row * hidden + unit];
            }
        }
    }

    /** Drops the last feature of each row. */
    private void narrow(float[] rows, int count) {
        int width = shape.inputs();
        for (int row = 1; row < count; row++) {
            System.arraycopy(rows, row * (width + 1), rows, row * width, width);
        }
    }

    private static float[] grown(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    @Override
    public void close() {
        plain.close();
        if (carrying != null) {
            carrying.close();
        }
        input.close();
        output.close();
        inputGradient.close();
        outputGradient.close();
        carryingWeights.close();
        carryingGradient.close();
    }
}
