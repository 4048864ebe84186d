package org.cellstate.dsl.engine;

/**
 * {@code x W + b} of one row.
 *
 * @param inputs numbers of a row
 * @param outputs numbers of the result
 * @param weights {@code [input, output]}
 * @param bias {@code [output]}; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record LinearMap(int inputs, int outputs, float[] weights, float[] bias) {

    /** Returns a map of so many inputs. */
    static LinearMap of(int inputs, float[] weights, float... bias) {
        return new LinearMap(inputs, weights.length / inputs, weights, bias);
    }

    float[] of(float[] row) {
        float[] result = new float[outputs];
        into(row, 0, result, 0);
        return result;
    }

    /** Returns the result of several rows, {@code [row, output]}. */
    float[] ofAll(float[] rows) {
        int count = rows.length / inputs;
        float[] results = new float[count * outputs];
        for (int row = 0; row < count; row++) {
            into(rows, row * inputs, results, row * outputs);
        }
        return results;
    }

    private void into(float[] rows, int from, float[] results, int to) {
        if (bias.length > 0) {
            System.arraycopy(bias, 0, results, to, outputs);
        }
        for (int input = 0; input < inputs; input++) {
            float number = rows[from + input];
            int row = input * outputs;
            for (int output = 0; output < outputs; output++) {
                results[to + output] += number * weights[row + output];
            }
        }
    }
}
