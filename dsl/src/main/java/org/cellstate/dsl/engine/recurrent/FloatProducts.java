package org.cellstate.dsl.engine.recurrent;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** Who multiplies matrices of 32 bits. */
enum FloatProducts {
    /** Runs everywhere. It copies the second matrix for each product, which few rows do not repay. */
    OPENBLAS {
        @Override
        void multiply(
                boolean turnA,
                boolean turnB,
                int m,
                int n,
                int k,
                FloatPointer a,
                int aStride,
                FloatPointer b,
                int bStride,
                boolean add,
                FloatPointer c,
                int cStride) {
            int left = turnA ? CblasTrans : CblasNoTrans;
            int right = turnB ? CblasTrans : CblasNoTrans;
            float kept = add ? 1 : 0;
            if (m == 1 && turnB) {
                openblas.cblas_sgemv(CblasRowMajor, CblasNoTrans, n, k, 1, b, bStride, a, 1, kept, c, 1);
            } else if (m == 1 && !turnA) {
                openblas.cblas_sgemv(CblasRowMajor, CblasTrans, k, n, 1, b, bStride, a, 1, kept, c, 1);
            } else {
                openblas.cblas_sgemm(CblasRowMajor, left, right, m, n, k, 1, a, aStride, b, bStride, kept, c, cStride);
            }
        }
    },
    /** With few rows twice as fast as the other. */
    ONEDNN {
        @Override
        void multiply(
                boolean turnA,
                boolean turnB,
                int m,
                int n,
                int k,
                FloatPointer a,
                int aStride,
                FloatPointer b,
                int bStride,
                boolean add,
                FloatPointer c,
                int cStride) {
            byte left = (byte) (turnA ? 'T' : 'N');
            byte right = (byte) (turnB ? 'T' : 'N');
            int status = dnnl.dnnl_sgemm(left, right, m, n, k, 1, a, aStride, b, bStride, add ? 1 : 0, c, cStride);
            if (status != 0) {
                throw new IllegalStateException("oneDNN's product of matrices failed with status " + status);
            }
        }
    };

    /** Returns the one for this platform. */
    static FloatProducts fastest() {
        return OneDnn.available() ? ONEDNN : OPENBLAS;
    }

    /**
     * Computes {@code c [m, n] = a [m, k] · b [k, n]}, or adds to {@code c}.
     *
     * @param turnA whether {@code a} lies as {@code [k, m]}
     * @param turnB whether {@code b} lies as {@code [n, k]}
     * @param aStride numbers from a row of {@code a}, as it lies, to the next; so for the others
     */
    abstract void multiply(
            boolean turnA,
            boolean turnB,
            int m,
            int n,
            int k,
            FloatPointer a,
            int aStride,
            FloatPointer b,
            int bStride,
            boolean add,
            FloatPointer c,
            int cStride);
}
