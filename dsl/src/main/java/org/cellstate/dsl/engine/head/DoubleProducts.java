package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/** Products in doubles. */
record DoubleProducts() implements Products {

    @Override
    public void matrix(
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
            int strideC) {
        openblas.cblas_dgemm(
                openblas.CblasRowMajor,
                turnA,
                turnB,
                m,
                n,
                k,
                scale,
                (DoublePointer) a,
                strideA,
                (DoublePointer) b,
                strideB,
                keep,
                (DoublePointer) c,
                strideC);
    }

    @Override
    public void vector(int turn, int m, int n, double scale, Pointer a, int stride, Pointer x, double keep, Pointer y) {
        openblas.cblas_dgemv(
                openblas.CblasRowMajor,
                turn,
                m,
                n,
                scale,
                (DoublePointer) a,
                stride,
                (DoublePointer) x,
                1,
                keep,
                (DoublePointer) y,
                1);
    }

    @Override
    public void outer(int m, int n, double scale, Pointer x, Pointer y, Pointer a) {
        openblas.cblas_dger(
                openblas.CblasRowMajor, m, n, scale, (DoublePointer) x, 1, (DoublePointer) y, 1, (DoublePointer) a, n);
    }
}
