package org.cellstate.dsl.engine.head;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A copy of an ND4J array of up to three axes in Java's memory: reading that one number by number costs a call each. */
final class HostArray {

    private static final int AXES = 3;

    private final float[] floats;
    private final double[] doubles;
    private final int[] strides = new int[AXES];

    private HostArray(float[] floats, double[] doubles, INDArray array) {
        this.floats = floats;
        this.doubles = doubles;
        for (int axis = 0; axis < array.rank(); axis++) {
            strides[axis] = array.stride(axis);
        }
    }

    static HostArray of(INDArray any) {
        INDArray array = any.dataType() == DataType.FLOAT ? any : any.castTo(DataType.DOUBLE);
        if (!dense(array)) {
            array = array.dup('c');
        }
        int length = Math.toIntExact(array.length());
        boolean single = array.dataType() == DataType.FLOAT;
        HostArray copy = new HostArray(new float[single ? length : 0], new double[single ? 0 : length], array);
        try {
            if (single) {
                ((FloatPointer) Addresses.of(array, 0)).get(copy.floats);
            } else {
                ((DoublePointer) Addresses.of(array, 0)).get(copy.doubles);
            }
        } finally {
            Reference.reachabilityFence(array);
        }
        return copy;
    }

    /** Whether the numbers fill one stretch of memory, in any order. */
    private static boolean dense(INDArray array) {
        long last = 0;
        for (int axis = 0; axis < array.rank(); axis++) {
            last += (array.size(axis) - 1) * array.stride(axis);
        }
        return last + 1 == array.length();
    }

    double at(int i) {
        return at(i, 0, 0);
    }

    double at(int i, int j) {
        return at(i, j, 0);
    }

    /** Returns the number at a place; an axis that the array does not have counts for nothing. */
    double at(int i, int j, int k) {
        int at = i * strides[0] + j * strides[1] + k * strides[2];
        return floats.length > 0 ? floats[at] : doubles[at];
    }
}
