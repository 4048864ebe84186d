package org.cellstate.dsl.engine.token;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.engine.layer.TimeMajor;
import org.nd4j.linalg.api.buffer.DataType;

/** Numbers in Java's memory, of the type that a layer computes in, on their way from and to native memory. */
final class HostNumbers {

    private final boolean single;
    private float[] floats = new float[0];
    private double[] doubles = new double[0];

    HostNumbers(DataType type) {
        this.single = type == DataType.FLOAT;
    }

    /** Makes room for so many numbers; what was there is lost where it grows. */
    void reserve(int count) {
        if (single && floats.length < count) {
            floats = new float[count];
        } else if (!single && doubles.length < count) {
            doubles = new double[count];
        }
    }

    private long place(long first, long numbers) {
        return first + numbers * (single ? Float.BYTES : Double.BYTES);
    }

    /** Fetches numbers that stand {@code offset} behind an address. */
    void fetch(int at, int count, long address, long offset) {
        if (single) {
            new FloatPointer(TimeMajor.pointer(place(address, offset))).get(floats, at, count);
        } else {
            new DoublePointer(TimeMajor.pointer(place(address, offset))).get(doubles, at, count);
        }
    }

    /** Puts numbers {@code offset} behind an address. */
    void put(int at, int count, long address, long offset) {
        if (single) {
            new FloatPointer(TimeMajor.pointer(place(address, offset))).put(floats, at, count);
        } else {
            new DoublePointer(TimeMajor.pointer(place(address, offset))).put(doubles, at, count);
        }
    }

    /** Copies some of the other's numbers here. */
    void copy(HostNumbers other, int from, int at, int count) {
        System.arraycopy(single ? other.floats : other.doubles, from, single ? floats : doubles, at, count);
    }

    /** Sets numbers to 0. */
    void clear(int at, int count) {
        if (single) {
            Arrays.fill(floats, at, at + count, 0);
        } else {
            Arrays.fill(doubles, at, at + count, 0);
        }
    }

    /** Adds some numbers to others here. */
    void addTo(HostNumbers other, int from, int at, int count) {
        if (single) {
            add(floats, from, other.floats, at, count);
        } else {
            add(doubles, from, other.doubles, at, count);
        }
    }

    private static void add(float[] x, int from, float[] sum, int at, int count) {
        for (int i = 0; i < count; i++) {
            sum[at + i] += x[from + i];
        }
    }

    private static void add(double[] x, int from, double[] sum, int at, int count) {
        for (int i = 0; i < count; i++) {
            sum[at + i] += x[from + i];
        }
    }
}
