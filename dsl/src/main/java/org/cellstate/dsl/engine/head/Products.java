package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;

/** Products of matrices in native memory, all row by row. */
sealed interface Products permits FloatProducts, DoubleProducts {

    /** A matrix as it lies. */
    int N = openblas.CblasNoTrans;

    /** A matrix turned. */
    int T = openblas.CblasTrans;

    static Products of(DataType type) {
        return type == DataType.FLOAT ? new FloatProducts() : new DoubleProducts();
    }

    /** {@code c = scale · a b + keep · c}, {@code a} being {@code [m, k]} once turned and {@code b} {@code [k, n]}. */
    void matrix(
            int turnA,
            int turnB,
            int m,
            int n,
            int k,
            double scale,
            Pointer a,
            int strideA,
            Pointer b,
            int strideB,
            double keep,
            Pointer c,
            int strideC);

    /** {@code y = scale · a x + keep · y}, {@code a} being {@code [m, n]} before it is turned. */
    void vector(int turn, int m, int n, double scale, Pointer a, int stride, Pointer x, double keep, Pointer y);

    /** {@code a = a + scale · x y}, {@code a} being {@code [m, n]}. */
    void outer(int m, int n, double scale, Pointer x, Pointer y, Pointer a);
}
