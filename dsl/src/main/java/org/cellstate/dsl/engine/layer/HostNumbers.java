package org.cellstate.dsl.engine.layer;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers of arrays that lie in memory without gaps, in the order of that memory. */
final class HostNumbers {

    private HostNumbers() {}

    /** Returns a copy of an array's numbers. */
    static double[] read(INDArray array) {
        int length = Math.toIntExact(array.length());
        double[] numbers = new double[length];
        if (array.dataType() == DataType.DOUBLE) {
            new DoublePointer(TimeMajor.pointer(TimeMajor.address(array))).get(numbers);
            return numbers;
        }
        float[] floats = new float[length];
        new FloatPointer(TimeMajor.pointer(TimeMajor.address(array))).get(floats);
        for (int i = 0; i < length; i++) {
            numbers[i] = floats[i];
        }
        return numbers;
    }

    /** Writes numbers into an array. */
    static void write(INDArray array, double[] numbers) {
        if (array.dataType() == DataType.DOUBLE) {
            new DoublePointer(TimeMajor.pointer(TimeMajor.address(array))).put(numbers);
            return;
        }
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        new FloatPointer(TimeMajor.pointer(TimeMajor.address(array))).put(floats);
    }
}
