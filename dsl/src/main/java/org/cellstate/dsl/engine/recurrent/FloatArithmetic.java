package org.cellstate.dsl.engine.recurrent;

import static org.bytedeco.openblas.global.openblas.cblas_saxpy;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Numbers of 32 bits. */
final class FloatArithmetic implements Arithmetic<float[]> {

    private static final float LOG2_E = 1.4426951f;
    /** The logarithm of 2 in two parts: the first has few bits, so that its product with a small whole number is exact. */
    private static final float LN2_HIGH = 355f / 512;

    private static final float LN2_LOW = -2.1219444e-4f;
    /** Added to a small number, leaves that number rounded to a whole one in the last bits of the sum. */
    private static final float ROUND = 12582912f;

    private static final int FRACTION_BITS = 23;
    private static final int BITS_OF_ONE = 0x3f800000;
    /** Beyond it the logistic function of a float is 1, or as good as 0. */
    private static final float FAR = 87;
    /** Beyond it the hyperbolic tangent of a float is 1. */
    private static final float NEAR = 20;

    /** A pointer to memory that belongs to someone else, and that can be moved. */
    private static final class Place extends FloatPointer {

        Place to(long where) {
            this.address = where;
            return this;
        }
    }

    private final Place first = new Place();
    private final Place second = new Place();
    private final Place third = new Place();
    private final FloatProducts products;
    private float[] scale = new float[0];

    FloatArithmetic(FloatProducts products) {
        this.products = products;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public float[] array(int length) {
        return new float[length];
    }

    @Override
    public int length(float[] array) {
        return array.length;
    }

    @Override
    public void load(long address, float[] into, int n) {
        first.to(address).get(into, 0, n);
    }

    @Override
    public void store(float[] from, long address, int n) {
        first.to(address).put(from, 0, n);
    }

    @Override
    public void tile(long address, int width, float[] into, int times) {
        load(address, into, width);
        for (int i = 1; i < times; i++) {
            System.arraycopy(into, 0, into, i * width, width);
        }
    }

    @Override
    public void storeSum(float[] blocks, int width, int times, long address) {
        for (int block = 1; block < times; block++) {
            for (int i = 0; i < width; i++) {
                blocks[i] += blocks[block * width + i];
            }
        }
        store(blocks, address, width);
    }

    @Override
    public void copy(float[] from, float[] to, int n) {
        System.arraycopy(from, 0, to, 0, n);
    }

    @Override
    public void zero(float[] array, int n) {
        Arrays.fill(array, 0, n, 0);
    }

    @Override
    public void add(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += x[i];
        }
    }

    @Override
    public void subtract(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    @Override
    public void multiply(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    @Override
    public void addProduct(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += x[i] * y[i];
        }
    }

    @Override
    public void blend(float[] gate, float[] kept, float[] fresh, int n) {
        for (int i = 0; i < n; i++) {
            kept[i] = gate[i] * kept[i] + (1 - gate[i]) * fresh[i];
        }
    }

    @Override
    public void sigmoid(float[] x, int n) {
        grow(n);
        for (int i = 0; i < n; i++) {
            x[i] = Math.min(Math.max(-x[i], -FAR), FAR);
        }
        reduce(x, scale, n);
        for (int i = 0; i < n; i++) {
            float e = scale[i] * series(x[i]) + scale[i];
            x[i] = 1 / (1 + e);
        }
    }

    @Override
    public void tanh(float[] x, int n) {
        grow(n);
        for (int i = 0; i < n; i++) {
            x[i] = Math.min(Math.max(2 * x[i], -NEAR), NEAR);
        }
        reduce(x, scale, n);
        for (int i = 0; i < n; i++) {
            float e = scale[i] * series(x[i]) + (scale[i] - 1);
            x[i] = e / (e + 2);
        }
    }

    /**
     * Splits {@code x} into {@code k ln 2 + r} with a whole {@code k} and a small {@code r}: leaves {@code r} in {@code x} and
     * {@code 2^k} in {@code power}. The loops are apart because compilers before JDK 20 do not vectorise the middle one.
     */
    private static void reduce(float[] x, float[] power, int n) {
        for (int i = 0; i < n; i++) {
            float rounded = x[i] * LOG2_E + ROUND;
            float k = rounded - ROUND;
            power[i] = rounded;
            x[i] = x[i] - k * LN2_HIGH - k * LN2_LOW;
        }
        for (int i = 0; i < n; i++) {
            power[i] = Float.intBitsToFloat((Float.floatToRawIntBits(power[i]) << FRACTION_BITS) + BITS_OF_ONE);
        }
    }

    /** Returns {@code exp(r) - 1} for {@code |r| <= ln(2) / 2}, by the first terms of its series. */
    private static float series(float r) {
        float sum = 1 / 5040f;
        sum = sum * r + 1 / 720f;
        sum = sum * r + 1 / 120f;
        sum = sum * r + 1 / 24f;
        sum = sum * r + 1 / 6f;
        sum = sum * r + 1 / 2f;
        return (sum * r + 1) * r;
    }

    private void grow(int n) {
        if (scale.length < n) {
            scale = new float[n];
        }
    }

    @Override
    public void sigmoidBack(float[] y, float[] gradient, int n) {
        for (int i = 0; i < n; i++) {
            gradient[i] *= y[i] * (1 - y[i]);
        }
    }

    @Override
    public void tanhBack(float[] y, float[] gradient, int n) {
        for (int i = 0; i < n; i++) {
            gradient[i] *= 1 - y[i] * y[i];
        }
    }

    @Override
    public void product(long x, int rows, int in, long w, int stride, long y, int out, boolean add) {
        multiply(false, false, rows, out, in, x, in, w, stride, add, y, out);
    }

    @Override
    public void productBack(long y, int rows, int out, long w, int stride, long x, int in, boolean add) {
        multiply(false, true, rows, in, out, y, out, w, stride, add, x, in);
    }

    @Override
    public void productGradient(long x, int rows, int in, long y, int out, long w, int stride) {
        multiply(true, false, in, out, rows, x, in, y, out, false, w, stride);
    }

    /** As {@link FloatProducts#multiply}, at addresses. */
    private void multiply(
            boolean turnA,
            boolean turnB,
            int m,
            int n,
            int k,
            long a,
            int aStride,
            long b,
            int bStride,
            boolean add,
            long c,
            int cStride) {
        products.multiply(
                turnA, turnB, m, n, k, first.to(a), aStride, second.to(b), bStride, add, third.to(c), cStride);
    }

    @Override
    public void addNative(long from, long to, int n) {
        cblas_saxpy(n, 1, first.to(from), 1, second.to(to), 1);
    }
}
