package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recurrent layer in one direction over oneDNN: one call forward and one back for each share of the rows.
 *
 * <p>The rows are divided among the {@link Workers}, and the library runs each share on one thread. Threads so meet once a pass; left to
 * itself, the library makes them meet in every product of every step, which costs more than the products (docs/decisions/0014).
 *
 * <p>What the library has no primitive for is computed by others: a mask between steps, and rows of which not all steps count, over the
 * library where most do and by the plain implementation, which leaves out the others, where not.
 */
final class OneDnnRecurrence implements Recurrence {

    /** The share of steps that count from which the library is faster although it computes the others too. */
    private static final double WORTH_PADDING = 0.8;

    /** Rows times steps from which a better layout of the weights repays its making. */
    private static final int WORTH_LAYING_OUT = 256;

    /** Numbers of a row of weights from which the layout matters. */
    private static final int WIDE = 256;

    private static final int SIZES_KEPT = 128;

    private final CellShape shape;
    private final OneDnnCell cell;
    private final Map<Share, OneDnnPass> passes = new LinkedHashMap<>(16, 0.75f, true);
    private final List<OneDnnPass.Rooms> rooms = new ArrayList<>();
    private final OneDnnWeights laidOut;
    private final OneDnnWeights turned;
    private final Room zeros = new Room();
    private final Room unwantedAfter = new Room();
    private final Room unwantedBefore = new Room();
    private final Room unwantedInput = new Room();
    private final PartialGradients partial;
    private final boolean reversed;
    private @Nullable Recurrence padded;
    private @Nullable Recurrence plain;
    private @Nullable Run last;
    private boolean closed;

    /** A size, and which share of the rows has it: two shares of one size run at once and need primitives of their own. */
    private record Share(int number, OneDnnPass.Size size) {}

    /** A pass forward that may be followed back. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Run(
            Shares shares,
            List<OneDnnPass> passes,
            Weights weights,
            Sequence input,
            Sequence output,
            State after,
            @Nullable Recurrence instead) {}

    OneDnnRecurrence(CellShape shape, boolean reversed) {
        this.shape = shape;
        this.reversed = reversed;
        this.cell = new OneDnnCell(shape, reversed);
        this.laidOut = new OneDnnWeights(cell.input, cell.recurrent, cell.inputLaidOut, cell.recurrentLaidOut);
        this.turned = new OneDnnWeights(cell.input, cell.recurrent, cell.inputTurned, cell.recurrentTurned);
        this.partial = new PartialGradients(shape, new FloatArithmetic(FloatProducts.fastest()));
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
        if (closed) {
            throw new IllegalStateException("forward on a closed layer");
        }
        NativeThreads.useOne();
        last = null;
        Arguments.check(shape, weights, input, output);
        RowSteps counting = RowSteps.of(steps, input.rows(), input.steps(), reversed);
        if (recurrentMask != 0 || !counting.all()) {
            boolean mostCount = counting.total() >= WORTH_PADDING * input.rows() * input.steps();
            Recurrence other = recurrentMask == 0 && mostCount ? padded() : plain();
            other.forward(weights, input, steps, before, recurrentMask, output, after, training);
            last = training ? new Run(new Shares(0, 0), List.of(), weights, input, output, after, other) : null;
            return;
        }
        Shares shares = Shares.of(shape, input);
        boolean worth =
                (long) input.rows() * input.steps() >= WORTH_LAYING_OUT && shape.gates() * shape.hidden() >= WIDE;
        List<OneDnnPass> own = passes(shares, input, output, training, worth);
        Weights used = worth ? laidOut.arrange(weights) : weights;
        long stateSize = (long) input.rows() * shape.hidden();
        State from = or(before, zeros.zeros(stateSize), 0);
        // The way back reads the cell state after the last step, wanted or not.
        State to = or(after, unwantedAfter.of(2 * stateSize), stateSize);
        Workers.run(shares.count(), share -> {
            int row = shares.first(share);
            own.get(share)
                    .forward(
                            used,
                            input.address() + row * input.rowStride() * Float.BYTES,
                            row(from, row),
                            output.address() + row * output.rowStride() * Float.BYTES,
                            row(to, row));
        });
        last = training ? new Run(shares, own, weights, input, output, after, null) : null;
    }

    @Override
    public void backward(
            Sequence outputGradient,
            State afterGradient,
            Sequence inputGradient,
            State beforeGradient,
            Weights gradients) {
        NativeThreads.useOne();
        Run run = last;
        if (run == null) {
            throw new IllegalStateException("backward without a forward pass in training");
        }
        last = null;
        Arguments.checkGradients(
                shape, gradients, run.input, inputGradient, run.output, outputGradient, run.after, afterGradient);
        if (run.instead != null) {
            run.instead.backward(outputGradient, afterGradient, inputGradient, beforeGradient, gradients);
            return;
        }
        int steps = run.input.steps();
        int rows = run.input.rows();
        long stateSize = (long) rows * shape.hidden();
        State from = or(afterGradient, zeros.zeros(stateSize), 0);
        State to = or(beforeGradient, unwantedBefore.of(2 * stateSize), stateSize);
        Sequence into = inputGradient.address() != 0
                ? inputGradient
                : Sequence.packed(unwantedInput.of((long) steps * rows * shape.inputs()), steps, rows, shape.inputs());
        Weights back = turned.arrange(run.weights);
        int count = run.shares.count();
        partial.prepare(count);
        Workers.run(count, share -> {
            int row = run.shares.first(share);
            Weights own = partial.of(share, gradients);
            zero(own);
            run.passes
                    .get(share)
                    .backward(back, from(outputGradient, row), row(from, row), from(into, row), row(to, row), own);
        });
        partial.sum(count, gradients);
    }

    private Recurrence padded() {
        if (padded == null) {
            padded = new RaggedRows(shape, reversed);
        }
        return padded;
    }

    private Recurrence plain() {
        if (plain == null) {
            plain = Recurrence.plain(shape, reversed, Precision.FLOAT);
        }
        return plain;
    }

    private List<OneDnnPass> passes(
            Shares shares, Sequence input, Sequence output, boolean training, boolean weightsLaidOut) {
        List<OneDnnPass> own = new ArrayList<>(shares.count());
        for (int share = 0; share < shares.count(); share++) {
            var size = new OneDnnPass.Size(
                    input.steps(),
                    shares.rows(share),
                    input.stepStride(),
                    input.rowStride(),
                    output.stepStride(),
                    output.rowStride(),
                    training,
                    weightsLaidOut);
            if (rooms.size() == share) {
                rooms.add(new OneDnnPass.Rooms());
            }
            own.add(passes.computeIfAbsent(
                    new Share(share, size), key -> new OneDnnPass(shape, cell, key.size, rooms.get(key.number))));
        }
        forget();
        return own;
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

    /** Puts other memory where a state has none, the cell so many numbers after the hidden part. */
    private State or(State state, long instead, long cellAfter) {
        long hidden = state.hidden() == 0 ? instead : state.hidden();
        long cellPart = state.cell() == 0 ? instead + cellAfter * Float.BYTES : state.cell();
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

    private void zero(Weights weights) {
        Room.zero(weights.input(), shape.inputWeights());
        Room.zero(weights.recurrent(), shape.recurrentWeights());
        Room.zero(weights.bias(), shape.biasWeights());
        if (shape.peepholes()) {
            Room.zero(weights.peephole(), shape.peepholeWeights());
        }
    }

    @Override
    public void close() {
        closed = true;
        last = null;
        passes.values().forEach(OneDnnPass::close);
        passes.clear();
        rooms.forEach(OneDnnPass.Rooms::close);
        laidOut.close();
        turned.close();
        zeros.close();
        unwantedAfter.close();
        unwantedBefore.close();
        unwantedInput.close();
        partial.close();
        cell.close();
        if (padded != null) {
            padded.close();
        }
        if (plain != null) {
            plain.close();
        }
    }
}
