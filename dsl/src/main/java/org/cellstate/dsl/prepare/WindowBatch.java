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
 * @param weight {@code [batch]}: that deviation in training standard deviations. An error times its weight is an error in those units
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record WindowBatch(WindowShape shape, int size, float[] past, float[] future, float[] target, float[] weight) {

    /** Returns the windows from {@code from} (included) to {@code to} (excluded) as a batch of their own. */
    public WindowBatch windows(int from, int to) {
        return new WindowBatch(
                shape,
                to - from,
                cut(past, from, to, shape.lookback() * shape.pastFeatures()),
                cut(future, from, to, shape.horizon() * shape.futureFeatures()),
                cut(target, from, to, shape.horizon()),
                cut(weight, from, to, 1));
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
