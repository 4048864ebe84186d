package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share of the rows of a layer, forward and back. What a gate is made of comes in up to four products, one for each of
 * {@link CellShape#biases()}, which lie in native memory as {@code [product, packed row, hidden]}: those with the input are made for all
 * steps at once, those with the state before step by step. Going back, the same memory holds their gradients.
 */
final class PlainPass<A> implements AutoCloseable {

    /** The gate of a GRU whose recurrent part is a product of its own, the fourth. */
    private static final int CANDIDATE = 2;

    private final CellShape shape;
    private final Arithmetic<A> numbers;
    private final PlainCell<A> cell;
    private final NativeCopy memory = new NativeCopy();
    private final int bytes;
    private final Room inputs;
    private final Room outputs;
    private final Room products;
    private final Room fed;
    private final Room staged;
    private final List<List<A>> trace = new ArrayList<>();
    private List<A> gradients = List.of();
    private PlainState<A> state;
    private A mask;
    private A moved;
    private PlainWeights<A> weights;
    private PlainWeights<A> sums;
    private @Nullable PackedRows packed;
    private boolean masked;

    PlainPass(CellShape shape, Arithmetic<A> numbers) {
        this.shape = shape;
        this.numbers = numbers;
        this.cell = PlainCell.of(shape, numbers);
        this.bytes = numbers.precision().bytes();
        this.inputs = new Room(numbers.precision());
        this.outputs = new Room(numbers.precision());
        this.products = new Room(numbers.precision());
        this.fed = new Room(numbers.precision());
        this.staged = new Room(numbers.precision());
        this.state = new PlainState<>(numbers.array(0), numbers.array(0));
        this.mask = numbers.array(0);
        this.moved = numbers.array(0);
        this.weights = new PlainWeights<>(shape, numbers, 0);
        this.sums = weights;
    }

    void forward(
            Weights given,
            Sequence input,
            PackedRows rows,
            State before,
            long recurrentMask,
            Sequence output,
            State after,
            boolean training) {
        packed = rows;
        masked = recurrentMask != 0;
        grow(rows, training);
        weights.load(given);
        load(before, rows);
        if (masked) {
            load(recurrentMask, mask, rows);
        }
        long x = inputs.of((long) rows.total() * shape.inputs());
        rows.gather(input, x);
        for (int gate = 0; gate < shape.gates(); gate++) {
            numbers.product(
                    x,
                    rows.total(),
                    shape.inputs(),
                    gate(given.input(), gate),
                    stride(),
                    product(gate, 0),
                    shape.hidden(),
                    false);
        }
        for (int step = 0; step < rows.longest(); step++) {
            int n = rows.active(step) * shape.hidden();
            feed(step, n);
            recur(given, step, step == 0 && before.hidden() == 0);
            List<A> arrays = trace.get(training ? step : 0);
            for (int i = 0; i < shape.biases(); i++) {
                numbers.load(product(i, step), arrays.get(i), n);
            }
            cell.forward(arrays, weights, state, n);
            numbers.store(state.hidden(), at(outputs, step), n);
        }
        rows.scatter(outputs.address(), output);
        store(after, rows);
    }

    /** Stores what the recurrent products of a step take: the hidden state before it, through the mask. */
    private void feed(int step, int n) {
        if (masked) {
            numbers.multiply(state.hidden(), mask, moved, n);
        }
        numbers.store(masked ? moved : state.hidden(), at(fed, step), n);
    }

    private void recur(Weights given, int step, boolean fromZeros) {
        int rows = rows().active(step);
        for (int i = 0; i < shape.biases(); i++) {
            if (!hasRecurrent(i)) {
                continue;
            }
            boolean add = i < shape.gates();
            if (!fromZeros) {
                numbers.product(
                        at(fed, step),
                        rows,
                        shape.hidden(),
                        gate(given.recurrent(), recurrentGate(i)),
                        stride(),
                        product(i, step),
                        shape.hidden(),
                        add);
            } else if (!add) {
                memory.zero(product(i, step), (long) rows * shape.hidden() * bytes);
            }
        }
    }

    void backward(
            Weights given,
            Sequence outputGradient,
            State afterGradient,
            Sequence inputGradient,
            State beforeGradient,
            Weights into) {
        PackedRows rows = rows();
        load(afterGradient, rows);
        sums.zero();
        rows.gather(outputGradient, outputs.address());
        for (int step = rows.longest() - 1; step >= 0; step--) {
            int n = rows.active(step) * shape.hidden();
            numbers.load(at(outputs, step), moved, n);
            numbers.add(moved, state.hidden(), n);
            cell.backward(trace.get(step), gradients, weights, sums, state, n);
            for (int i = 0; i < shape.biases(); i++) {
                numbers.store(gradients.get(i), product(i, step), n);
            }
            if (step > 0 || beforeGradient.hidden() != 0) {
                recurBack(given, step, n);
            }
        }
        store(beforeGradient, rows);
        sums.storeSums(into);
        for (int i = 0; i < shape.biases(); i++) {
            if (i < shape.gates()) {
                gradient(inputs.address(), shape.inputs(), i, gate(into.input(), i));
            }
            if (hasRecurrent(i)) {
                gradient(fed.address(), shape.hidden(), i, gate(into.recurrent(), recurrentGate(i)));
            }
        }
        if (inputGradient.address() != 0) {
            inputGradient(given, inputGradient);
        }
    }

    private void gradient(long left, int width, int product, long into) {
        numbers.productGradient(left, rows().total(), width, product(product, 0), shape.hidden(), into, stride());
    }

    /** Adds to the hidden state's gradient what comes through the recurrent products of a step. */
    private void recurBack(Weights given, int step, int n) {
        boolean add = false;
        for (int i = 0; i < shape.biases(); i++) {
            if (hasRecurrent(i)) {
                numbers.productBack(
                        product(i, step),
                        rows().active(step),
                        shape.hidden(),
                        gate(given.recurrent(), recurrentGate(i)),
                        stride(),
                        staged.address(),
                        shape.hidden(),
                        add);
                add = true;
            }
        }
        numbers.load(staged.address(), moved, n);
        if (masked) {
            numbers.addProduct(moved, mask, state.hidden(), n);
        } else {
            numbers.add(moved, state.hidden(), n);
        }
    }

    private void inputGradient(Weights given, Sequence inputGradient) {
        int total = rows().total();
        long dx = staged.of((long) total * shape.inputs());
        for (int gate = 0; gate < shape.gates(); gate++) {
            numbers.productBack(
                    product(gate, 0),
                    total,
                    shape.hidden(),
                    gate(given.input(), gate),
                    stride(),
                    dx,
                    shape.inputs(),
                    gate > 0);
        }
        rows().scatter(dx, inputGradient);
    }

    private PackedRows rows() {
        if (packed == null) {
            throw new IllegalStateException("no pass forward");
        }
        return packed;
    }

    private boolean hasRecurrent(int product) {
        return shape.biases() == shape.gates() || product != CANDIDATE;
    }

    private int recurrentGate(int product) {
        return product < shape.gates() ? product : CANDIDATE;
    }

    private int stride() {
        return shape.gates() * shape.hidden();
    }

    private long gate(long address, int gate) {
        return address + (long) gate * shape.hidden() * bytes;
    }

    private long product(int number, int step) {
        PackedRows rows = rows();
        return products.address() + ((long) number * rows.total() + rows.offset(step)) * shape.hidden() * bytes;
    }

    private long at(Room room, int step) {
        return room.address() + (long) rows().offset(step) * shape.hidden() * bytes;
    }

    private void load(State from, PackedRows rows) {
        int n = rows.rows() * shape.hidden();
        if (from.hidden() == 0) {
            numbers.zero(state.hidden(), n);
        } else {
            load(from.hidden(), state.hidden(), rows);
        }
        if (shape.hasCellState()) {
            if (from.cell() == 0) {
                numbers.zero(state.cell(), n);
            } else {
                load(from.cell(), state.cell(), rows);
            }
        }
    }

    private void load(long from, A into, PackedRows rows) {
        rows.gatherRows(from, shape.hidden(), staged.address());
        numbers.load(staged.address(), into, rows.rows() * shape.hidden());
    }

    private void store(State to, PackedRows rows) {
        if (to.hidden() != 0) {
            store(state.hidden(), to.hidden(), rows);
        }
        if (to.cell() != 0 && shape.hasCellState()) {
            store(state.cell(), to.cell(), rows);
        }
    }

    private void store(A from, long to, PackedRows rows) {
        numbers.store(from, staged.address(), rows.rows() * shape.hidden());
        rows.scatterRows(staged.address(), to, shape.hidden());
    }

    private void grow(PackedRows rows, boolean training) {
        int n = Math.multiplyExact(rows.rows(), shape.hidden());
        long all = (long) rows.total() * shape.hidden();
        products.of(all * shape.biases());
        outputs.of(all);
        fed.of(all);
        staged.of(n);
        if (weights.rows() < rows.rows()) {
            weights = new PlainWeights<>(shape, numbers, rows.rows());
            sums = new PlainWeights<>(shape, numbers, rows.rows());
            gradients = arrays(shape.biases(), n);
            state = new PlainState<>(numbers.array(n), numbers.array(n));
            mask = numbers.array(n);
            moved = numbers.array(n);
        }
        int steps = training ? rows.longest() : 1;
        for (int step = 0; step < steps; step++) {
            if (step == trace.size()) {
                trace.add(arrays(cell.arrays(), n));
            } else if (numbers.length(trace.get(step).get(0)) < n) {
                trace.set(step, arrays(cell.arrays(), n));
            }
        }
    }

    private List<A> arrays(int count, int length) {
        List<A> arrays = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            arrays.add(numbers.array(length));
        }
        return arrays;
    }

    @Override
    public void close() {
        inputs.close();
        outputs.close();
        products.close();
        fed.close();
        staged.close();
    }
}
