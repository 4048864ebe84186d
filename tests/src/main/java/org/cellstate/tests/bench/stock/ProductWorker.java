package org.cellstate.tests.bench.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.cellstate.tests.bench.worker.Timed;
import org.cellstate.tests.bench.worker.Worker;
import org.cellstate.tests.bench.worker.WorkerLoop;
import org.jspecify.annotations.Nullable;

/** Matrix products of the OpenBLAS that comes with ND4J: what this machine multiplies in a second. */
public final class ProductWorker implements Worker {

    private static final int SIZE = Task.PRODUCT_SIZE;

    private String note = "";

    private ProductWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new ProductWorker());
    }

    @Override
    public String hello(int threads) {
        openblas.blas_set_num_threads(threads);
        try {
            note = Loader.getVersion("org.bytedeco", "openblas") + ", " + threads + " threads";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return note;
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        if (task != Task.PRODUCT) {
            throw new UnsupportedOperationException("it only multiplies");
        }
        FloatPointer left = random(1);
        FloatPointer right = random(2);
        FloatPointer product = new FloatPointer((long) SIZE * SIZE);
        return Timed.of(
                () -> openblas.cblas_sgemm(
                        openblas.CblasRowMajor,
                        openblas.CblasNoTrans,
                        openblas.CblasNoTrans,
                        SIZE,
                        SIZE,
                        SIZE,
                        1,
                        left,
                        SIZE,
                        right,
                        SIZE,
                        0,
                        product,
                        SIZE),
                note);
    }

    private static FloatPointer random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return new FloatPointer(values);
    }
}
