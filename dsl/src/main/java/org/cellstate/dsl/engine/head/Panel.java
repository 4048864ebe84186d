package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.engine.loss.CtcLoss;
import org.cellstate.dsl.engine.loss.RowLoss;
import org.cellstate.dsl.engine.recurrent.AtOnce;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some rows on their way through a head: {@code [output, row]} in native memory for the products with the weights, and in a Java array for
 * the loss. It is as small as the caches like, and is used again for the next rows. The weights are {@code [feature, output]}, those of one
 * output side by side.
 */
abstract class Panel {

    /** Up to here a product of matrix and vector for each output is faster than one of two matrices, by up to ten times. */
    private static final int FEW = 8;

    private static final int VERY_FEW = 2;

    private static final int N = Products.N;
    private static final int T = Products.T;

    final Products products;
    final int outputs;

    private int features;
    private int rows;

    Panel(Products products, int outputs) {
        this.products = products;
        this.outputs = outputs;
    }

    static Panel of(DataType type, int outputs) {
        return type == DataType.FLOAT ? new FloatPanel(outputs) : new DoublePanel(outputs);
    }

    /** Computes the raw outputs of some rows. */
    final void project(Rows input, int start, int count, INDArray weights, INDArray bias) {
        features = input.features();
        rows = count;
        grow(rows);
        if (outputs <= FEW) {
            Pointer first = Addresses.of(input.array(), input.start(start));
            for (int output = 0; output < outputs; output++) {
                Pointer own = Addresses.of(weights, (long) output * features);
                vector(input.across() ? T : N, input, 1, first, own, 0, memory(output * rows));
            }
        } else {
            // In as many parts for the same sizes, so that the bits do not depend on the threads.
            int parts = AtOnce.worth(work()) ? 2 : 1;
            AtOnce.run(work(), parts, part -> projectPart(input, start, part, parts, weights));
        }
        fetch(rows);
        add(HostArray.of(bias), rows);
    }

    /**
     * Sends the gradient of the raw outputs back, multiplied by {@code scale}.
     *
     * @param error {@code [row, feature]}, packed: becomes the gradient of the input in the rows from {@code start}
     * @param weightGradient set by the first rows, added to by the others; so is {@code biasGradient}
     */
    final void send(
            Rows input,
            int start,
            INDArray weights,
            double scale,
            INDArray error,
            INDArray weightGradient,
            INDArray biasGradient) {
        put(rows);
        double keep = start == 0 ? 0 : 1;
        AtOnce.run(2 * work(), 2, part -> {
            if (part == 0) {
                sendToWeights(input, start, scale, keep, weightGradient);
                sums(scale, keep, Addresses.of(biasGradient, 0));
            } else {
                sendBack(start, weights, scale, error);
            }
        });
    }

    /** Returns the operations of a product of these rows with the weights. */
    private double work() {
        return 2.0 * rows * features * outputs;
    }

    /** Computes the raw outputs of a part of the rows. */
    private void projectPart(Rows input, int start, int part, int parts, INDArray weights) {
        int from = rows * part / parts;
        int count = rows * (part + 1) / parts - from;
        Pointer first = Addresses.of(input.array(), input.start(start + from));
        Pointer all = Addresses.of(weights, 0);
        int turn = input.across() ? N : T;
        products.matrix(
                N, turn, outputs, count, features, 1, all, features, first, input.stride(), 0, memory(from), rows);
    }

    private void sendToWeights(Rows input, int start, double scale, double keep, INDArray weightGradient) {
        Pointer first = Addresses.of(input.array(), input.start(start));
        if (outputs <= FEW) {
            for (int output = 0; output < outputs; output++) {
                Pointer own = Addresses.of(weightGradient, (long) output * features);
                vector(input.across() ? N : T, input, scale, first, memory(output * rows), keep, own);
            }
            return;
        }
        Pointer all = Addresses.of(weightGradient, 0);
        int turn = input.across() ? T : N;
        products.matrix(
                N, turn, outputs, features, rows, scale, memory(0), rows, first, input.stride(), keep, all, features);
    }

    private void sendBack(int start, INDArray weights, double scale, INDArray error) {
        Pointer back = Addresses.of(error, (long) start * features);
        if (outputs <= VERY_FEW) {
            zero(back, (long) rows * features);
            for (int output = 0; output < outputs; output++) {
                Pointer own = Addresses.of(weights, (long) output * features);
                products.outer(rows, features, scale, memory(output * rows), own, back);
            }
            return;
        }
        Pointer all = Addresses.of(weights, 0);
        products.matrix(T, N, rows, features, outputs, scale, memory(0), rows, all, features, 0, back, features);
    }

    private void vector(int turn, Rows input, double scale, Pointer matrix, Pointer x, double keep, Pointer y) {
        boolean across = input.across();
        products.vector(
                turn, across ? features : rows, across ? rows : features, scale, matrix, input.stride(), x, keep, y);
    }

    /** Writes what is in the Java array to some rows of {@code [output, row]}. */
    final void write(INDArray out, int start, int allRows) {
        for (int output = 0; output < outputs; output++) {
            put(output * rows, rows, Addresses.of(out, (long) output * allRows + start));
        }
    }

    /** Sets the weight of a row. */
    abstract void weight(int row, double weight);

    /** Sets a number of a row's target. */
    abstract void target(int number, int row, double value);

    /** Makes raw outputs their gradient, and adds the loss of each row to the entry of its sequence. */
    abstract void gradient(RowLoss loss, int start, double[] losses);

    /** Makes raw outputs their gradient. */
    abstract void gradient(CtcLoss loss, int[][] steps, int[][] labels, double[] weights, double[] losses);

    /** Makes raw outputs what they stand for. */
    abstract void link(RowLoss loss);

    /** Makes raw outputs what they stand for. */
    abstract void link(CtcLoss loss);

    /** Sets a row to 0. */
    abstract void clear(int row);

    final int rows() {
        return rows;
    }

    abstract void grow(int count);

    /** Returns a place in the native block. */
    abstract Pointer memory(int numbers);

    /** Fetches the block from native memory. */
    abstract void fetch(int count);

    /** Puts the block into native memory. */
    abstract void put(int count);

    /** Puts a part of the block somewhere else. */
    abstract void put(int from, int count, Pointer to);

    abstract void add(HostArray bias, int count);

    abstract void zero(Pointer first, long numbers);

    /** {@code y = scale ·} the sum over rows {@code + keep · y}, for each output. */
    abstract void sums(double scale, double keep, Pointer y);
}
