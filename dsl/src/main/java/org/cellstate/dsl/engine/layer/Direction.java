package org.cellstate.dsl.engine.layer;

import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.engine.recurrent.Recurrence;
import org.cellstate.dsl.engine.recurrent.Sequence;
import org.cellstate.dsl.engine.recurrent.State;
import org.cellstate.dsl.engine.recurrent.Weights;

/** One direction of a recurrent layer: its arithmetic, and the memory of its states and their gradients. */
final class Direction implements AutoCloseable {

    private final CellShape shape;
    private final Precision precision;
    private final Recurrence recurrence;
    private final Scratch mask = new Scratch();
    private final StateMemory before;
    private final StateMemory after;
    private final StateMemory beforeGradient;
    private final StateMemory afterGradient;
    private boolean cellKnown;

    Direction(CellShape shape, boolean reversed, Precision precision) {
        this.shape = shape;
        this.precision = precision;
        this.recurrence = Recurrence.of(shape, reversed, precision);
        this.before = new StateMemory(shape, precision);
        this.after = new StateMemory(shape, precision);
        this.beforeGradient = new StateMemory(shape, precision);
        this.afterGradient = new StateMemory(shape, precision);
    }

    StateMemory before() {
        return before;
    }

    StateMemory after() {
        return after;
    }

    StateMemory beforeGradient() {
        return beforeGradient;
    }

    StateMemory afterGradient() {
        return afterGradient;
    }

    /** Returns the memory of a recurrent mask {@code [row, hidden]}, to be written. */
    long mask(int rows) {
        return mask.of((long) rows * shape.hidden() * precision.bytes());
    }

    /**
     * Computes forward.
     *
     * @param started whether the state before is what {@link #before} holds, not zeros
     * @param mask address of the recurrent mask, 0 for none
     * @param cell whether an LSTM's cell state is wanted after the last step
     */
    void forward(
            Weights weights,
            Sequence input,
            int[][] steps,
            boolean started,
            long mask,
            Sequence output,
            boolean cell,
            boolean training) {
        cellKnown = cell;
        int rows = input.rows();
        State end = after.at(rows);
        recurrence.forward(
                weights,
                input,
                steps,
                started ? before.at(rows) : State.NONE,
                mask,
                output,
                cell ? end : new State(end.hidden(), 0),
                training);
    }

    /**
     * Computes the way back of the last {@link #forward} in training.
     *
     * @param ended whether {@link #afterGradient} holds a gradient with respect to the last state
     */
    void backward(int rows, Sequence outputGradient, boolean ended, Sequence inputGradient, Weights gradients) {
        State end = afterGradient.at(rows);
        State known = cellKnown ? end : new State(end.hidden(), 0);
        recurrence.backward(
                outputGradient, ended ? known : State.NONE, inputGradient, beforeGradient.at(rows), gradients);
    }

    @Override
    public void close() {
        recurrence.close();
        mask.close();
        before.close();
        after.close();
        beforeGradient.close();
        afterGradient.close();
    }
}
