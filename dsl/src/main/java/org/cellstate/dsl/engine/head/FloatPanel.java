package org.cellstate.dsl.engine.head;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.engine.loss.CtcLoss;
import org.cellstate.dsl.engine.loss.RowLoss;

/** A panel of floats. */
final class FloatPanel extends Panel {

    private FloatPointer memory = new FloatPointer(1);
    private FloatPointer ones = new FloatPointer(1);
    private float[] block = new float[0];
    private float[] targets = new float[0];
    private float[] weights = new float[0];
    private float[] losses = new float[0];

    FloatPanel(int outputs) {
        super(new FloatProducts(), outputs);
    }

    @Override
    void grow(int count) {
        if (weights.length >= count) {
            return;
        }
        memory.close();
        ones.close();
        block = new float[outputs * count];
        targets = new float[outputs * count];
        weights = new float[count];
        losses = new float[count];
        memory = new FloatPointer((long) outputs * count);
        Arrays.fill(losses, 1);
        ones = new FloatPointer(losses);
    }

    @Override
    Pointer memory(int numbers) {
        return new FloatPointer(Addresses.behind(memory, (long) numbers * Float.BYTES));
    }

    @Override
    void fetch(int count) {
        memory.get(block, 0, outputs * count);
    }

    @Override
    void put(int count) {
        memory.put(block, 0, outputs * count);
    }

    @Override
    void put(int from, int count, Pointer to) {
        ((FloatPointer) to).put(block, from, count);
    }

    @Override
    void add(HostArray bias, int count) {
        for (int output = 0; output < outputs; output++) {
            float own = (float) bias.at(output);
            for (int at = output * count; at < (output + 1) * count; at++) {
                block[at] += own;
            }
        }
    }

    @Override
    void weight(int row, double weight) {
        weights[row] = (float) weight;
    }

    @Override
    void target(int number, int row, double value) {
        targets[number * rows() + row] = (float) value;
    }

    @Override
    void gradient(RowLoss loss, int start, double[] sums) {
        loss.gradient(block, targets, weights, rows(), losses);
        int sequence = start % sums.length;
        for (int row = 0; row < rows(); row++) {
            sums[sequence] += losses[row];
            sequence = sequence + 1 == sums.length ? 0 : sequence + 1;
        }
    }

    @Override
    void gradient(CtcLoss loss, int[][] steps, int[][] labels, double[] weights, double[] losses) {
        loss.gradient(block, rows(), steps, labels, weights, losses);
    }

    @Override
    void link(RowLoss loss) {
        loss.link(block, rows());
    }

    @Override
    void link(CtcLoss loss) {
        loss.link(block, rows());
    }

    @Override
    void clear(int row) {
        for (int at = row; at < outputs * rows(); at += rows()) {
            block[at] = 0;
        }
    }

    @Override
    void zero(Pointer first, long numbers) {
        Pointer.memset(first, 0, numbers * Float.BYTES);
    }

    @Override
    void sums(double scale, double keep, Pointer y) {
        products.vector(Products.N, outputs, rows(), scale, memory, rows(), ones, keep, y);
    }
}
