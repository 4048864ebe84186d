package org.cellstate.dsl.engine.attention;

import java.util.List;
import java.util.function.Supplier;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.engine.recurrent.Recurrence;
import org.cellstate.dsl.engine.recurrent.Sequence;
import org.cellstate.dsl.engine.recurrent.State;
import org.cellstate.dsl.engine.recurrent.Weights;

/**
 * One step of a decoder that reads what it found a step before: its stacked cells, and attention from the top one. It keeps what its way
 * back needs, so each step of a sequence has one of its own.
 */
final class FeedingStep implements AutoCloseable {

    private final List<CellShape> shapes;
    private final int bytes;
    private final Recurrence[] cells;
    private final Mechanism mechanism;
    private final Scratch inputMemory = new Scratch();
    private final Scratch[] droppedMemory;
    private final Scratch[] outputMemory;
    private final Scratch[] stateMemory;
    private final Block[] read;
    private final Block[] outputs;
    private final float[][] kept;

    FeedingStep(List<CellShape> shapes, Precision precision, Supplier<Mechanism> mechanism) {
        int layers = shapes.size();
        this.shapes = shapes;
        this.bytes = precision.bytes();
        this.mechanism = mechanism.get();
        this.cells = new Recurrence[layers];
        this.droppedMemory = scratches(layers);
        this.outputMemory = scratches(layers);
        this.stateMemory = scratches(layers);
        this.read = new Block[layers];
        this.outputs = new Block[layers];
        this.kept = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            cells[layer] = Recurrence.of(shapes.get(layer), false, precision);
        }
    }

    private static Scratch[] scratches(int count) {
        Scratch[] all = new Scratch[count];
        for (int i = 0; i < count; i++) {
            all[i] = new Scratch();
        }
        return all;
    }

    /** Returns where the bottom cell's input is to be written, {@code [1, row, feature]}. */
    Block input(int rows) {
        read[0] = inputMemory.block(bytes, 1, rows, shapes.get(0).inputs());
        return read[0];
    }

    /** Returns the state of a cell after the step, or room for it. */
    State state(int layer, int rows) {
        CellShape shape = shapes.get(layer);
        int parts = shape.hasCellState() ? 2 : 1;
        long address =
                stateMemory[layer].block(bytes, parts, rows, shape.hidden()).address();
        return new State(address, parts == 2 ? address + (long) rows * shape.hidden() * bytes : 0);
    }

    /**
     * Computes forward what {@link #input} has.
     *
     * @param before the state of each cell before the step
     * @param masks what multiplies the input of each cell but the bottom one; null for none
     * @param found {@code [1, row, feature]}, written
     */
    void forward(
            Arithmetic arithmetic,
            Weights[] weights,
            State[] before,
            float[][] masks,
            long[] attention,
            Block source,
            Reach reach,
            Block found,
            boolean training) {
        int rows = read[0].rows();
        for (int layer = 0; layer < cells.length; layer++) {
            CellShape shape = shapes.get(layer);
            kept[layer] = masks[layer];
            if (layer > 0) {
                read[layer] = outputs[layer - 1];
                if (kept[layer].length > 0) {
                    read[layer] = droppedMemory[layer].block(bytes, 1, rows, shape.inputs());
                    arithmetic.scale(
                            outputs[layer - 1].address(), kept[layer], read[layer].numbers(), read[layer].address());
                }
            }
            outputs[layer] = outputMemory[layer].block(bytes, 1, rows, shape.hidden());
            cells[layer].forward(
                    weights[layer],
                    sequence(read[layer]),
                    new int[0][],
                    before[layer],
                    0,
                    sequence(outputs[layer]),
                    state(layer, rows),
                    training);
        }
        mechanism.forward(attention, new Block[] {outputs[cells.length - 1], source}, reach, found);
    }

    private static Sequence sequence(Block block) {
        return Sequence.packed(block.address(), 1, block.rows(), block.features());
    }

    /** Computes the gradient through the attention with respect to the top cell's output and the source. */
    void backThroughAttention(
            long[] attention, Block source, Block foundGradient, Block topGradient, Block sourceGradient, long[] to) {
        mechanism.backward(
                attention,
                new Block[] {outputs[cells.length - 1], source},
                foundGradient,
                new Block[] {topGradient, sourceGradient},
                to);
    }

    /**
     * Computes the gradient through a cell.
     *
     * @param outputGradient {@code [1, row, hidden]}
     * @param after with respect to the state after the step
     * @param inputGradient {@code [1, row, input]}, written
     * @param before with respect to the state before the step, written
     */
    void backThroughCell(
            Arithmetic arithmetic,
            int layer,
            Block outputGradient,
            State after,
            Block inputGradient,
            State before,
            Weights gradients) {
        cells[layer].backward(sequence(outputGradient), after, sequence(inputGradient), before, gradients);
        if (kept[layer].length > 0) {
            arithmetic.scale(inputGradient.address(), kept[layer], inputGradient.numbers(), inputGradient.address());
        }
    }

    Alignment weights() {
        return mechanism.weights();
    }

    @Override
    public void close() {
        for (Recurrence cell : cells) {
            cell.close();
        }
    }
}
