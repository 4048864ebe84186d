package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/** Products in floats. */
record FloatProducts() implements Products {

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
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                turnA,
                turnB,
                m,
                n,
                k,
                (float) scale,
                (FloatPointer) a,
                strideA,
                (FloatPointer) b,
                strideB,
                (float) keep,
                (FloatPointer) c,
                strideC);
    }

    @Override
    public void vector(int turn, int m, int n, double scale, Pointer a, int stride, Pointer x, double keep, Pointer y) {
        openblas.cblas_sgemv(
                openblas.CblasRowMajor,
                turn,
                m,
                n,
                (float) scale,
                (FloatPointer) a,
                stride,
                (FloatPointer) x,
                1,
                (float) keep,
                (FloatPointer) y,
                1);
    }

    @Override
    public void outer(int m, int n, double scale, Pointer x, Pointer y, Pointer a) {
        openblas.cblas_sger(
                openblas.CblasRowMajor,
                m,
                n,
                (float) scale,
                (FloatPointer) x,
                1,
                (FloatPointer) y,
                1,
                (FloatPointer) a,
                n);
    }
}
