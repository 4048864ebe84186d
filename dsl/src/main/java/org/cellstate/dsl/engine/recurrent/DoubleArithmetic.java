package org.cellstate.dsl.engine.recurrent;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;

/** Numbers of 64 bits. */
final class DoubleArithmetic implements Arithmetic<double[]> {

    /** A pointer to memory that belongs to someone else, and that can be moved. */
    private static final class Place extends DoublePointer {

        Place to(long where) {
            this.address = where;
            return this;
        }
    }

    private final Place first = new Place();
    private final Place second = new Place();
    private final Place third = new Place();

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public double[] array(int length) {
        return new double[length];
    }

    @Override
    public int length(double[] array) {
        return array.length;
    }

    @Override
    public void load(long address, double[] into, int n) {
        first.to(address).get(into, 0, n);
    }

    @Override
    public void store(double[] from, long address, int n) {
        first.to(address).put(from, 0, n);
    }

    @Override
    public void tile(long address, int width, double[] into, int times) {
        load(address, into, width);
        for (int i = 1; i < times; i++) {
            System.arraycopy(into, 0, into, i * width, width);
        }
    }

    @Override
    public void storeSum(double[] blocks, int width, int times, long address) {
        for (int block = 1; block < times; block++) {
            for (int i = 0; i < width; i++) {
                blocks[i] += blocks[block * width + i];
            }
        }
        store(blocks, address, width);
    }

    @Override
    public void copy(double[] from, double[] to, int n) {
        System.arraycopy(from, 0, to, 0, n);
    }

    @Override
    public void zero(double[] array, int n) {
        Arrays.fill(array, 0, n, 0);
    }

    @Override
    public void add(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += x[i];
        }
    }

    @Override
    public void subtract(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    @Override
    public void multiply(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    @Override
    public void addProduct(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += x[i] * y[i];
        }
    }

    @Override
    public void blend(double[] gate, double[] kept, double[] fresh, int n) {
        for (int i = 0; i < n; i++) {
            kept[i] = gate[i] * kept[i] + (1 - gate[i]) * fresh[i];
        }
    }

    @Override
    public void sigmoid(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = 1 / (1 + Math.exp(-x[i]));
        }
    }

    @Override
    public void tanh(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.tanh(x[i]);
        }
    }

    @Override
    public void sigmoidBack(double[] y, double[] gradient, int n) {
        for (int i = 0; i < n; i++) {
            gradient[i] *= y[i] * (1 - y[i]);
        }
    }

    @Override
    public void tanhBack(double[] y, double[] gradient, int n) {
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

    /** As {@link FloatProducts#multiply}, of 64 bits and at addresses. */
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
        cblas_dgemm(
                CblasRowMajor,
                turnA ? CblasTrans : CblasNoTrans,
                turnB ? CblasTrans : CblasNoTrans,
                m,
                n,
                k,
                1,
                first.to(a),
                aStride,
                second.to(b),
                bStride,
                add ? 1 : 0,
                third.to(c),
                cStride);
    }

    @Override
    public void addNative(long from, long to, int n) {
        cblas_daxpy(n, 1, first.to(from), 1, second.to(to), 1);
    }
}
