package org.cellstate.dsl.engine.recurrent;

import java.util.function.IntConsumer;

/**
 * One recurrent layer in one direction, over whole sequences. Numbers are in native memory, at addresses, of the width that the
 * instance was made for. An instance keeps what the last training pass forward needs for the way back, and belongs to one thread
 * at a time.
 */
public interface Recurrence extends AutoCloseable {

    /**
     * Returns the fastest implementation that this platform has: oneDNN's for {@link Precision#FLOAT} where its library loads, the plain
     * one otherwise, and always if the system property {@code cellstate.engine} was {@code plain} at the start.
     */
    static Recurrence of(CellShape shape, boolean reversed, Precision precision) {
        return precision == Precision.FLOAT && OneDnn.available()
                ? new OneDnnRecurrence(shape, reversed)
                : plain(shape, reversed, precision);
    }

    /** Returns the implementation that runs everywhere. */
    static Recurrence plain(CellShape shape, boolean reversed, Precision precision) {
        return switch (precision) {
            case FLOAT -> new PlainRecurrence<>(shape, reversed, () -> new FloatArithmetic(FloatProducts.fastest()));
            case DOUBLE -> new PlainRecurrence<>(shape, reversed, DoubleArithmetic::new);
        };
    }

    /** Returns what {@link #of} gives for {@link Precision#FLOAT}: {@code plain}, or for example {@code oneDNN 2.5.2}. */
    static String implementation() {
        return OneDnn.available() ? "oneDNN " + OneDnn.version() : "plain";
    }

    /**
     * Runs the same call of the two directions of a layer, at once where that is quicker. They share nothing that they write.
     *
     * @param input what both read
     */
    static void bothDirections(CellShape shape, Sequence input, IntConsumer direction) {
        if (Shares.directionsAtOnce(shape, input)) {
            Workers.run(2, direction);
        } else {
            direction.accept(0);
            direction.accept(1);
        }
    }

    /**
     * Computes the outputs of all steps.
     *
     * @param input {@code [step, row, input]}
     * @param steps for each row the steps that count, ascending, at least one each; an empty array if every row has all. Over the others
     *     the state stays as it is, the output there is 0, its gradient is not read, and the input's gradient is 0
     * @param before the state before a row's first step that counts (before its last, in a reversed layer)
     * @param recurrentMask address of {@code [row, hidden]}, what the hidden state is multiplied by on its way into the product with the
     *     recurrent weights of the next step; 0 for none. What a GRU carries over past its gates is not multiplied
     * @param output {@code [step, row, hidden]}, written
     * @param after the state after a row's last step that counts (after its first, in a reversed layer), written where wanted;
     *     not the memory of the state before
     * @param training whether {@link #backward} may follow
     * @throws IllegalArgumentException if lengths, lists or addresses do not fit the cell or each other
     */
    void forward(
            Weights weights,
            Sequence input,
            int[][] steps,
            State before,
            long recurrentMask,
            Sequence output,
            State after,
            boolean training);

    /**
     * Computes the gradients that belong to the last {@link #forward}, which must have been in training. The memory handed to that call
     * must still hold what it read and wrote there. Every gradient that is written is overwritten, not added to.
     *
     * @param outputGradient {@code [step, row, hidden]}, read
     * @param afterGradient with respect to the state after the last step, read; none counts as zeros. Only of what the call forward was
     *     asked for
     * @param inputGradient {@code [step, row, input]}, written; address 0 if not wanted
     * @param beforeGradient with respect to the state before the first step, written where wanted
     * @param gradients with respect to the weights, written
     * @throws IllegalStateException if the last call was not one forward in training
     * @throws IllegalArgumentException if lengths or addresses do not fit those of the call forward
     */
    void backward(
            Sequence outputGradient,
            State afterGradient,
            Sequence inputGradient,
            State beforeGradient,
            Weights gradients);

    /** Frees native memory; calls after it throw {@link IllegalStateException}. */
    @Override
    void close();
}
