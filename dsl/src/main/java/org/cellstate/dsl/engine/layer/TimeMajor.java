package org.cellstate.dsl.engine.layer;

import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences {@code [batch, feature, time]} whose memory is {@code [time, batch, feature]}: what the recurrent kernels read and write. An
 * array of that kind passes from layer to layer without a copy.
 */
public final class TimeMajor {

    private TimeMajor() {}

    /** Makes a sequence that lies so. */
    public static INDArray create(
            LayerWorkspaceMgr workspaces, ArrayType type, DataType dataType, long batch, long features, long steps) {
        return workspaces
                .createUninitialized(type, dataType, new long[] {steps, batch, features}, 'c')
                .permute(1, 2, 0);
    }

    /** Returns whether a sequence lies so. */
    static boolean is(INDArray sequence) {
        long batch = sequence.size(0);
        long features = sequence.size(1);
        return stride(sequence, 1, 1) && stride(sequence, 0, features) && stride(sequence, 2, batch * features);
    }

    private static boolean stride(INDArray sequence, int axis, long wanted) {
        return sequence.size(axis) == 1 || sequence.stride(axis) == wanted;
    }

    /** Returns the sequence itself if it lies so and is of that type, a copy that does otherwise. */
    public static INDArray of(INDArray sequence, DataType dataType) {
        INDArray typed = sequence.castTo(dataType);
        return is(typed) ? typed : typed.permute(2, 0, 1).dup('c').permute(1, 2, 0);
    }

    /** Returns a matrix that lies row by row and is of that type: itself or a copy. */
    static INDArray rows(INDArray matrix, DataType dataType) {
        INDArray typed = matrix.castTo(dataType);
        boolean plain = (typed.size(1) == 1 || typed.stride(1) == 1)
                && (typed.size(0) == 1 || typed.stride(0) == typed.size(1));
        return plain ? typed : typed.dup('c');
    }

    /** Returns where an array's first number lies. */
    public static long address(INDArray array) {
        return array.data().pointer().address()
                + array.data().offset() * array.data().getElementSize();
    }

    static void copy(long from, long to, long bytes) {
        Pointer.memcpy(pointer(to), pointer(from), bytes);
    }

    /** Sets so many bytes to 0. */
    public static void zero(long address, long bytes) {
        Pointer.memset(pointer(address), 0, bytes);
    }

    /** Returns a pointer to memory that belongs to someone else. */
    public static Pointer pointer(long address) {
        return new Place(address);
    }

    private static final class Place extends Pointer {

        Place(long address) {
            this.address = address;
        }
    }
}
