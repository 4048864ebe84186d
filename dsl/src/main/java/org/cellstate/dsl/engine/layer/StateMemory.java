package org.cellstate.dsl.engine.layer;

import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.engine.recurrent.State;

/** Memory of one state, or of a gradient with respect to one. */
final class StateMemory implements AutoCloseable {

    private final CellShape shape;
    private final Precision precision;
    private final Scratch memory = new Scratch();

    StateMemory(CellShape shape, Precision precision) {
        this.shape = shape;
        this.precision = precision;
    }

    State at(int rows) {
        long part = (long) rows * shape.hidden() * precision.bytes();
        long address = memory.of(shape.hasCellState() ? 2 * part : part);
        return new State(address, shape.hasCellState() ? address + part : 0);
    }

    @Override
    public void close() {
        memory.close();
    }
}
