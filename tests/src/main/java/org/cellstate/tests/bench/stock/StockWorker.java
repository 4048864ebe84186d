package org.cellstate.tests.bench.stock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.cellstate.tests.bench.worker.Timed;
import org.cellstate.tests.bench.worker.Worker;
import org.cellstate.tests.bench.worker.WorkerLoop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stock Deeplearning4j layers with the settings that serve them best: one OpenMP thread (with two a step takes twice as long, and fifty
 * times when a core is busy), batches made beforehand.
 */
public final class StockWorker implements Worker {

    private static final int BATCHES = 8;

    private final String note = version() + ", one OpenMP thread, batches made beforehand";

    private StockWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new StockWorker());
    }

    @Override
    public String hello(int threads) {
        NativeThreads.useOne();
        Nd4j.getRandom().setSeed(1);
        return note;
    }

    private static String version() {
        String file = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(MultiLayerNetwork.class.getResourceAsStream(file), file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "of unknown version");
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        ModelCase shape = ModelCase.of(subject);
        if (shape.cell() == Cell.GRU) {
            throw new UnsupportedOperationException("has no GRU");
        }
        return switch (task) {
            case TRAIN -> training(shape);
            case INFER -> inference(shape);
            case STEP -> stepping(shape);
            default -> throw new UnsupportedOperationException("cannot " + task);
        };
    }

    private Timed training(ModelCase shape) {
        StockNetwork network = StockNetwork.of(shape);
        List<DataSet> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            batches.add(new DataSet(frames(shape), Nd4j.randn(DataType.FLOAT, shape.batch(), 1)));
        }
        int[] next = {0};
        return Timed.of(() -> network.fit(batches.get(next[0]++ % BATCHES)), note);
    }

    private Timed inference(ModelCase shape) {
        StockNetwork network = StockNetwork.of(shape);
        INDArray frames = frames(shape);
        return Timed.of(() -> network.output(frames), note);
    }

    private Timed stepping(ModelCase shape) {
        MultiLayerNetwork network = StockNetwork.everyStep(shape);
        INDArray frame = Nd4j.randn(DataType.FLOAT, 1, shape.in(), 1);
        return Timed.of(() -> network.rnnTimeStep(frame), note);
    }

    private static INDArray frames(ModelCase shape) {
        // Time slices one after the other, which is the order that the layers walk through.
        return Nd4j.randn(DataType.FLOAT, shape.batch(), shape.in(), shape.time())
                .dup('f');
    }
}
