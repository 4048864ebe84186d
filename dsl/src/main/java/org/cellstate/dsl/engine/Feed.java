package org.cellstate.dsl.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a graph reads of a batch.
 *
 * @param inputs in the order of the graph's inputs
 * @param mask {@code [batch, time]} of the first input; null if every step is real
 * @param secondMask that of the second input
 * @param target of the graph's output
 * @param counted what each target counts in the mean loss, {@code [batch, 1]} or {@code [batch, time]}; null if all that are real count
 *     the same
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Feed(
        INDArray[] inputs,
        @Nullable INDArray mask,
        @Nullable INDArray secondMask,
        INDArray target,
        @Nullable INDArray counted) {

    /** What a graph reads whose other inputs have no mask, and whose targets count the same. */
    Feed(INDArray[] inputs, @Nullable INDArray mask, INDArray target) {
        this(inputs, mask, null, target, null);
    }
}
