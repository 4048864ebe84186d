package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One recurrent layer in one direction over matrix products and plain loops: for every platform, with numbers of both widths. The rows are divided among the {@link Workers}.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PlainRecurrence<A> implements Recurrence {

    private final CellShape shape;
    private final boolean reversed;
    private final Supplier<Arithmetic<A>> numbers;
    private final int bytes;
    private final List<PlainPass<A>> passes = new ArrayList<>();
    private final PartialGradients partial;
    private @Nullable Run last;
    private boolean closed;

    /** A pass forward that may be followed back. */
    private record Run(Shares shares, Weights weights, Sequence input, Sequence output, State after) {}

    /**
     * Makes a layer.
     *
     * @param numbers makes the arithmetic, for one thread at a time
     */
    PlainRecurrence(CellShape shape, boolean reversed, Supplier<Arithmetic<A>> numbers) {
        this.shape = shape;
        this.reversed = reversed;
        this.numbers = numbers;
        Arithmetic<A> own = numbers.get();
        this.bytes = own.precision().bytes();
        this.partial = new PartialGradients(shape, own);
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
        Shares shares = Shares.of(shape, input);
        while (passes.size() < shares.count()) {
            passes.add(new PlainPass<>(shape, numbers.get()));
        }
        Workers.run(
                shares.count(),
                share -> passes.get(share)
                        .forward(
                                weights,
                                input,
                                new PackedRows(counting, shares.first(share), shares.rows(share), bytes),
                                before,
                                recurrentMask,
                                output,
                                after,
                                training));
        last = training ? new Run(shares, weights, input, output, after) : null;
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
        int count = run.shares.count();
        partial.prepare(count);
        Workers.run(
                count,
                share -> passes.get(share)
                        .backward(
                                run.weights,
                                outputGradient,
                                afterGradient,
                                inputGradient,
                                beforeGradient,
                                partial.of(share, gradients)));
        partial.sum(count, gradients);
    }

    @Override
    public void close() {
        closed = true;
        last = null;
        passes.forEach(PlainPass::close);
        passes.clear();
        partial.close();
    }
}
