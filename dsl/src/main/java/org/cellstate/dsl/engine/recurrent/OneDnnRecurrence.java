package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;

/**
 * One recurrent layer in one direction over oneDNN: one call forward and one back for each share of the rows.
 *
 * <p>The rows are divided among the {@link Workers}, and the library runs each share on one thread. Threads so meet once a pass; left to
 * itself, the library makes them meet in every product of every step, which costs more than the products (docs/decisions/0012).
 */
final class OneDnnRecurrence implements Recurrence {

    /** Multiplications and additions below which a second thread costs more than it saves. */
    private static final double WORTH_SHARING = 2e6;

    private static final int ROWS_OF_A_SHARE = 4;
    private static final int SIZES_KEPT = 16;

    private final CellShape shape;
    private final OneDnnCell cell;
    private final Map<Share, OneDnnPass> passes = new LinkedHashMap<>(16, 0.75f, true);
    private final Turn turn;
    private final Room zeros = new Room();
    private final Room unwanted = new Room();
    private final Room unwantedInput = new Room();
    private final Room partial = new Room();
    private final boolean reversed;
    private @Nullable RaggedRows ragged;
    private @Nullable Run last;

    /** A size, and which share of the rows has it: two shares of one size run at once and need memory of their own. */
    private record Share(int number, OneDnnPass.Size size) {}

    /** A pass forward that may be followed back. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Run(
            List<OneDnnPass> shares,
            int rows,
            int steps,
            Weights weights,
            @Nullable RaggedRows ragged) {}

    OneDnnRecurrence(CellShape shape, boolean reversed) {
        this.shape = shape;
        this.reversed = reversed;
        this.cell = new OneDnnCell(shape, reversed);
        this.turn = new Turn(cell);
    }

    @Override
    public void forward(
            Weights weights,
            Sequence input,
            int[][] steps,
            State before,
            long recurrentMask,
            Sequence output,
            State after,
            boolean training) {
        if (recurrentMask != 0) {
            throw new IllegalArgumentException("oneDNN has no mask between steps");
        }
        RowSteps counting = RowSteps.of(steps, input.rows(), input.steps(), reversed);
        if (!counting.all()) {
            if (ragged == null) {
                ragged = new RaggedRows(shape);
            }
            ragged.forward(weights, input, counting, before, output, after, training);
            last = training ? new Run(List.of(), 0, 0, weights, ragged) : null;
            return;
        }
        int rows = input.rows();
        List<OneDnnPass> shares = shares(input, output, training);
        long stateSize = (long) rows * shape.hidden();
        State from = or(before, zeros.zeros(stateSize));
        State to = or(after, unwanted.of(stateSize));
        Workers.run(shares.size(), share -> {
            int row = start(share, shares.size(), rows);
            shares.get(share)
                    .forward(
                            weights,
                            input.address() + row * input.rowStride() * Float.BYTES,
                            row(from, row),
                            output.address() + row * output.rowStride() * Float.BYTES,
                            row(to, row));
        });
        last = training ? new Run(shares, rows, input.steps(), weights, null) : null;
    }

    @Override
    public void backward(
            Sequence outputGradient,
            State afterGradient,
            Sequence inputGradient,
            State beforeGradient,
            Weights gradients) {
        Run run = last;
        if (run == null) {
            throw new IllegalStateException("backward without a forward pass in training");
        }
        last = null;
        if (run.ragged != null) {
            run.ragged.backward(outputGradient, afterGradient, inputGradient, beforeGradient, gradients);
            return;
        }
        long stateSize = (long) run.rows * shape.hidden();
        State from = or(afterGradient, zeros.zeros(stateSize));
        State to = or(beforeGradient, unwanted.of(stateSize));
        Sequence into = inputGradient.address() != 0
                ? inputGradient
                : Sequence.packed(
                        unwantedInput.of((long) run.steps * run.rows * shape.inputs()),
                        run.steps,
                        run.rows,
                        shape.inputs());
        Weights turned = turn.turn(run.weights);
        int count = run.shares.size();
        long weightCount =
                (long) shape.inputWeights() + shape.recurrentWeights() + shape.biasWeights() + shape.peepholeWeights();
        long others = partial.of(weightCount * Math.max(1, count - 1));
        Workers.run(count, share -> {
            int row = start(share, count, run.rows);
            Weights own = share == 0 ? gradients : weightsAt(others + (share - 1) * weightCount * Float.BYTES);
            zero(own);
            run.shares
                    .get(share)
                    .backward(turned, from(outputGradient, row), row(from, row), from(into, row), row(to, row), own);
        });
        for (int share = 1; share < count; share++) {
            add(weightsAt(others + (share - 1) * weightCount * Float.BYTES), gradients);
        }
    }

    private List<OneDnnPass> shares(Sequence input, Sequence output, boolean training) {
        int rows = input.rows();
        double work = 2.0 * input.steps() * rows * shape.gates() * shape.hidden() * (shape.inputs() + shape.hidden());
        int count = work < WORTH_SHARING ? 1 : Math.max(1, Math.min(Workers.count(), rows / ROWS_OF_A_SHARE));
        List<OneDnnPass> shares = new ArrayList<>(count);
        for (int share = 0; share < count; share++) {
            int own = start(share + 1, count, rows) - start(share, count, rows);
            var size = new OneDnnPass.Size(
                    input.steps(),
                    own,
                    input.stepStride(),
                    input.rowStride(),
                    output.stepStride(),
                    output.rowStride(),
                    training);
            shares.add(passes.computeIfAbsent(new Share(share, size), key -> new OneDnnPass(shape, cell, key.size)));
        }
        forget();
        return shares;
    }

    /** Frees the sizes that were not used for longest. Those of the call at hand are the newest, and more are kept than it can have. */
    private void forget() {
        int keep = Math.max(SIZES_KEPT, 2 * Workers.count());
        var oldest = passes.values().iterator();
        for (int extra = passes.size() - keep; extra > 0; extra--) {
            OneDnnPass pass = oldest.next();
            oldest.remove();
            pass.close();
        }
    }

    private static int start(int share, int count, int rows) {
        return (int) ((long) rows * share / count);
    }

    private State or(State state, long instead) {
        long hidden = state.hidden() == 0 ? instead : state.hidden();
        long cellPart = state.cell() == 0 ? instead : state.cell();
        return new State(hidden, shape.hasCellState() ? cellPart : 0);
    }

    private State row(State state, int row) {
        long offset = (long) row * shape.hidden() * Float.BYTES;
        return new State(state.hidden() + offset, state.cell() == 0 ? 0 : state.cell() + offset);
    }

    private static Sequence from(Sequence sequence, int row) {
        return new Sequence(
                sequence.address() + row * sequence.rowStride() * Float.BYTES,
                sequence.steps(),
                sequence.rows(),
                sequence.features(),
                sequence.stepStride(),
                sequence.rowStride());
    }

    private Weights weightsAt(long address) {
        long recurrent = address + (long) shape.inputWeights() * Float.BYTES;
        long bias = recurrent + (long) shape.recurrentWeights() * Float.BYTES;
        return new Weights(address, recurrent, bias, bias + (long) shape.biasWeights() * Float.BYTES);
    }

    private void zero(Weights weights) {
        Room.zero(weights.input(), shape.inputWeights());
        Room.zero(weights.recurrent(), shape.recurrentWeights());
        Room.zero(weights.bias(), shape.biasWeights());
        if (shape.peepholes()) {
            Room.zero(weights.peephole(), shape.peepholeWeights());
        }
    }

    private void add(Weights from, Weights to) {
        add(from.input(), to.input(), shape.inputWeights());
        add(from.recurrent(), to.recurrent(), shape.recurrentWeights());
        add(from.bias(), to.bias(), shape.biasWeights());
        if (shape.peepholes()) {
            add(from.peephole(), to.peephole(), shape.peepholeWeights());
        }
    }

    private static void add(long from, long to, int numbers) {
        openblas.cblas_saxpy(numbers, 1, new FloatPointer(new Address(from)), 1, new FloatPointer(new Address(to)), 1);
    }

    @Override
    public void close() {
        passes.values().forEach(OneDnnPass::close);
        passes.clear();
        turn.close();
        zeros.close();
        unwanted.close();
        unwantedInput.close();
        partial.close();
        cell.close();
        if (ragged != null) {
            ragged.close();
        }
    }

    /** Turns weights over for the way back, where the library wants the input axis last. */
    private static final class Turn implements AutoCloseable {

        private final Room room = new Room();
        private final CellShape shape;
        private final Matrix input;
        private final Matrix recurrent;

        Turn(OneDnnCell cell) {
            this.shape = cell.shape;
            this.input = new Matrix(cell.input, cell.inputBack);
            this.recurrent = new Matrix(cell.recurrent, cell.recurrentBack);
        }

        Weights turn(Weights weights) {
            long first = room.of((long) shape.inputWeights() + shape.recurrentWeights());
            long second = first + (long) shape.inputWeights() * Float.BYTES;
            input.turn(weights.input(), first);
            recurrent.turn(weights.recurrent(), second);
            return new Weights(first, second, weights.bias(), weights.peephole());
        }

        @Override
        public void close() {
            room.close();
            input.close();
            recurrent.close();
        }
    }

    private static final class Matrix implements AutoCloseable {

        private final memory from;
        private final memory to;
        private final reorder turning;
        private final stream queue = new stream(OneDnn.engine());

        Matrix(memory.desc forward, memory.desc back) {
            this.from = new memory(forward, OneDnn.engine(), new Address(0));
            this.to = new memory(back, OneDnn.engine(), new Address(0));
            this.turning = new reorder(from, to);
        }

        void turn(long source, long target) {
            from.set_data_handle(new Address(source));
            to.set_data_handle(new Address(target));
            turning.execute(queue, from, to);
            queue._wait();
        }

        @Override
        public void close() {
            turning.close();
            from.close();
            to.close();
            queue.close();
        }
    }
}
