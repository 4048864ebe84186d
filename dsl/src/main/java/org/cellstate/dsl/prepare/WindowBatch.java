package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;

/**
 * Some windows as plain arrays, for one call of a network. The arrays are handed over, not copied: who gets a batch may not write to it.
 *
 * @param shape the lengths of each window
 * @param size the number of windows
 * @param past {@code [batch, lookback, past feature]}, row by row; values are normalised by their own window
 * @param future {@code [batch, horizon, future feature]}
 * @param target {@code [batch, horizon]}, normalised by the mean and deviation of the same lookback window
 * @param weight {@code [batch]}: that deviation in training standard deviations. An error times its weight is an error in those units. Of
 *     counts it is one more than the mean of the window, and a target times its weight is a count
 * @param observed {@code [batch, horizon]}: 0 where a target was filled, and 1 where it counts; empty if all do
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record WindowBatch(
        WindowShape shape, int size, float[] past, float[] future, float[] target, float[] weight, float[] observed) {

    private static final float[] ALL = {};

    /** Makes a batch whose targets all count. */
    public WindowBatch(WindowShape shape, int size, float[] past, float[] future, float[] target, float[] weight) {
        this(shape, size, past, future, target, weight, ALL);
    }

    /** Returns the same windows with other inputs. */
    public WindowBatch reading(float[] otherPast, float[] otherFuture) {
        return new WindowBatch(shape, size, otherPast, otherFuture, target, weight, observed);
    }

    /** Returns whether a target counts, one of all: it was not filled. */
    public boolean counts(int target) {
        return observed.length == 0 || observed[target] != 0;
    }

    /** Returns how many targets count. */
    public int counted() {
        int count = 0;
        for (float one : observed) {
            count += one == 0 ? 0 : 1;
        }
        return observed.length == 0 ? target.length : count;
    }

    /** Returns the weight of each target, {@code [batch, horizon]}: 0 where it does not count. */
    public float[] weights() {
        float[] weights = new float[target.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = counts(row) ? weight[row / shape.horizon()] : 0;
        }
        return weights;
    }

    /** Returns the windows from {@code from} (included) to {@code to} (excluded) as a batch of their own. */
    public WindowBatch windows(int from, int to) {
        return new WindowBatch(
                shape,
                to - from,
                cut(past, from, to, shape.lookback() * shape.pastFeatures()),
                cut(future, from, to, shape.horizon() * shape.futureFeatures()),
                cut(target, from, to, shape.horizon()),
                cut(weight, from, to, 1),
                observed.length == 0 ? ALL : cut(observed, from, to, shape.horizon()));
    }

    /** Returns all numbers, for messages that must say which is wrong. */
    public List<NamedNumbers> numbers() {
        return List.of(
                NamedNumbers.byRow("input", past, size),
                NamedNumbers.byRow("input of the steps ahead", future, size),
                NamedNumbers.byRow("target", target, size),
                NamedNumbers.byRow("weight", weight, size));
    }

    /** Returns the values of the lookback alone, {@code [batch, lookback]}. */
    public float[] lags() {
        float[] lags = new float[size * shape.lookback()];
        for (int i = 0; i < lags.length; i++) {
            lags[i] = past[i * shape.pastFeatures()];
        }
        return lags;
    }

    private static float[] cut(float[] all, int from, int to, int length) {
        return Arrays.copyOfRange(all, from * length, to * length);
    }
}
