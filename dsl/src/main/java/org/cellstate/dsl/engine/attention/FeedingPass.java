package org.cellstate.dsl.engine.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.engine.recurrent.State;
import org.cellstate.dsl.engine.recurrent.Weights;

/**
 * A decoder that reads what it found a step before with each token (Luong et al. 2015), over whole sequences: step by step forward, and back.
 *
 * <p>Rows that end early go on over what pads them: nobody reads what they find there, and no gradient comes from there.
 */
final class FeedingPass implements AutoCloseable {

    private final List<CellShape> shapes;
    private final Arithmetic arithmetic;
    private final Precision precision;
    private final Supplier<Mechanism> mechanism;
    private final int width;
    private final int bytes;
    private final double dropout;
    private final List<FeedingStep> steps = new ArrayList<>();
    private final Scratch foundGradientMemory = new Scratch();
    private final Scratch outputGradientMemory = new Scratch();
    private final Scratch inputGradientMemory = new Scratch();
    private final Scratch sourceGradientMemory = new Scratch();
    private final Scratch weightGradientMemory = new Scratch();
    private final List<Scratch> stateMemory = new ArrayList<>();
    private int taken;

    /**
     * @param shapes of the cells, from the bottom up; the bottom one reads a token and what was found
     * @param dropout the share of a cell's output that the one above does not get in training
     */
    FeedingPass(
            List<CellShape> shapes,
            Arithmetic arithmetic,
            Precision precision,
            Supplier<Mechanism> mechanism,
            double dropout) {
        this.shapes = shapes;
        this.arithmetic = arithmetic;
        this.precision = precision;
        this.mechanism = mechanism;
        this.width = shapes.get(0).hidden();
        this.bytes = precision.bytes();
        this.dropout = dropout;
        for (int i = 0; i < 3 * shapes.size(); i++) {
            stateMemory.add(new Scratch());
        }
    }

    /**
     * Computes forward.
     *
     * @param parameters addresses: of each cell its input weights, recurrent weights and biases, then those of the attention
     * @param states of each cell before the first step, {@code [1, row, state]}
     * @param found {@code [step, row, feature]}, written
     */
    void forward(
            long[] parameters,
            Block target,
            Block source,
            Block[] states,
            Reach reach,
            Block found,
            boolean training,
            SplittableRandom random) {
        while (steps.size() < target.steps()) {
            steps.add(new FeedingStep(shapes, precision, mechanism));
        }
        taken = target.steps();
        State[] before = new State[shapes.size()];
        for (int layer = 0; layer < before.length; layer++) {
            // The way back still reads it, and has the other rooms for itself.
            before[layer] = room(2 * shapes.size() + layer, target.rows());
            place(states[layer], before[layer], layer, true);
        }
        for (int step = 0; step < taken; step++) {
            FeedingStep at = steps.get(step);
            Block input = at.input(target.rows());
            copyColumns(one(target, step), 0, input, 0, target.features());
            if (step == 0) {
                zeroColumns(input, target.features());
            } else {
                copyColumns(one(found, step - 1), 0, input, target.features(), width);
            }
            at.forward(
                    arithmetic,
                    weights(parameters),
                    before,
                    masks(target.rows(), training, random),
                    attention(parameters),
                    source,
                    reach,
                    one(found, step),
                    training);
            for (int layer = 0; layer < before.length; layer++) {
                before[layer] = at.state(layer, target.rows());
            }
        }
    }

    private float[][] masks(int rows, boolean training, SplittableRandom random) {
        float[][] masks = new float[shapes.size()][];
        for (int layer = 0; layer < masks.length; layer++) {
            masks[layer] = new float[training && dropout > 0 && layer > 0 ? rows * width : 0];
            for (int i = 0; i < masks[layer].length; i++) {
                masks[layer][i] = random.nextDouble() < dropout ? 0 : (float) (1 / (1 - dropout));
            }
        }
        return masks;
    }

    /** Computes the gradients that belong to the last pass forward, which was one in training. All are overwritten. */
    void backward(
            long[] parameters,
            Block source,
            Block above,
            Block targetGradient,
            Block sourceGradient,
            Block[] stateGradients,
            long[] gradients,
            int parameterNumbers) {
        int rows = above.rows();
        int tokens = targetGradient.features();
        Block toFound = foundGradientMemory.block(bytes, 1, rows, width);
        Block toSource = sourceGradientMemory.block(bytes, source.steps(), rows, source.features());
        Block flat = weightGradientMemory.block(bytes, 1, 1, parameterNumbers);
        long[] own = new long[gradients.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = flat.address() + (gradients[i] - gradients[0]);
        }
        zero(sourceGradient.address(), sourceGradient.numbers());
        zero(gradients[0], parameterNumbers);
        State[] after = new State[shapes.size()];
        Arrays.fill(after, State.NONE);
        Block toInput = inputGradientMemory.block(bytes, 1, rows, shapes.get(0).inputs());
        for (int step = taken - 1; step >= 0; step--) {
            FeedingStep at = steps.get(step);
            copyColumns(one(above, step), 0, toFound, 0, width);
            if (step < taken - 1) {
                addColumns(toInput, tokens, toFound);
            }
            Block toOutput = outputGradientMemory.block(bytes, 1, rows, width);
            at.backThroughAttention(attention(parameters), source, toFound, toOutput, toSource, attention(own));
            arithmetic.add(toSource.address(), toSource.numbers(), sourceGradient.address());
            for (int layer = shapes.size() - 1; layer >= 0; layer--) {
                State before = room(layer + (step % 2 == 0 ? 0 : shapes.size()), rows);
                toInput = inputGradientMemory.block(
                        bytes, 1, rows, shapes.get(layer).inputs());
                at.backThroughCell(arithmetic, layer, toOutput, after[layer], toInput, before, weights(own)[layer]);
                after[layer] = before;
                if (layer > 0) {
                    copyColumns(toInput, 0, toOutput, 0, width);
                }
            }
            copyColumns(toInput, 0, one(targetGradient, step), 0, tokens);
            arithmetic.add(flat.address(), parameterNumbers, gradients[0]);
        }
        for (int layer = 0; layer < after.length; layer++) {
            place(stateGradients[layer], after[layer], layer, false);
        }
    }

    /** Returns the attention weights of the last pass, {@code [row, step, source step]}. */
    float[][][] weights() {
        float[][][] all = new float[steps.isEmpty() ? 0 : steps.get(0).weights().rows()][taken][];
        for (int step = 0; step < taken; step++) {
            float[][][] one = steps.get(step).weights().copy(arithmetic, 0);
            for (int row = 0; row < one.length; row++) {
                all[row][step] = one[row][0];
            }
        }
        return all;
    }

    private Weights[] weights(long[] places) {
        Weights[] weights = new Weights[shapes.size()];
        for (int layer = 0; layer < weights.length; layer++) {
            weights[layer] = new Weights(places[3 * layer], places[3 * layer + 1], places[3 * layer + 2], 0);
        }
        return weights;
    }

    private long[] attention(long[] places) {
        return Arrays.copyOfRange(places, 3 * shapes.size(), places.length);
    }

    private State room(int number, int rows) {
        CellShape shape = shapes.get(number % shapes.size());
        int parts = shape.hasCellState() ? 2 : 1;
        long address = stateMemory.get(number).block(bytes, parts, rows, width).address();
        return new State(address, parts == 2 ? address + (long) rows * width * bytes : 0);
    }

    /** Copies between rows {@code [row, state]}, the hidden part before the cell, and a state. */
    private void place(Block rows, State state, int layer, boolean into) {
        int parts = shapes.get(layer).hasCellState() ? 2 : 1;
        for (int part = 0; part < parts; part++) {
            Block own = new Block(part == 0 ? state.hidden() : state.cell(), bytes, 1, rows.rows(), width);
            if (into) {
                copyColumns(rows, part * width, own, 0, width);
            } else {
                copyColumns(own, 0, rows, part * width, width);
            }
        }
    }

    private static Block one(Block block, int step) {
        long offset = (long) step * block.rows() * block.features() * block.bytes();
        return new Block(block.address() + offset, block.bytes(), 1, block.rows(), block.features());
    }

    private static void copyColumns(Block from, int fromColumn, Block to, int toColumn, int count) {
        for (int row = 0; row < from.rows(); row++) {
            Pointer.memcpy(place(to, row, toColumn), place(from, row, fromColumn), (long) count * from.bytes());
        }
    }

    private void addColumns(Block from, int column, Block to) {
        for (int row = 0; row < from.rows(); row++) {
            arithmetic.add(
                    place(from, row, column).address(),
                    to.features(),
                    place(to, row, 0).address());
        }
    }

    private void zeroColumns(Block block, int column) {
        for (int row = 0; row < block.rows(); row++) {
            Pointer.memset(place(block, row, column), 0, (long) (block.features() - column) * bytes);
        }
    }

    private void zero(long address, int numbers) {
        Pointer.memset(new Place(address), 0, (long) numbers * bytes);
    }

    private static Place place(Block block, int row, int column) {
        return new Place(block.address() + ((long) row * block.features() + column) * block.bytes());
    }

    /** Memory that belongs to someone else. */
    private static final class Place extends Pointer {

        Place(long address) {
            this.address = address;
        }
    }

    @Override
    public void close() {
        steps.forEach(FeedingStep::close);
        steps.clear();
        taken = 0;
    }
}
