package org.cellstate.tests.bench.worker;

import java.io.IOException;
import java.util.SplittableRandom;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.LiveRegressor;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/**
 * Cellstate as a notebook uses it: {@code fit} and what it returns, nothing below. A step is timed from one finished batch to the next of
 * one epoch, so drawing the batch, clipping and the events are in it. Every turn is a fit of its own.
 */
public final class CellstateWorker implements Worker {

    private static final int ROWS = 512;

    private CellstateWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new CellstateWorker());
    }

    @Override
    public String hello(int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(processors, threads) + " threads";
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        ModelCase shape = ModelCase.of(subject);
        return switch (task) {
            case TRAIN -> new Training(shape);
            case INFER -> inference(shape);
            case STEP -> stepping(shape);
            default -> throw new UnsupportedOperationException("cannot " + task);
        };
    }

    private static Timed inference(ModelCase shape) {
        Regressor fitted = fit(shape, 1, data(shape), TrainListener.silent());
        float[][][] batch = frames(shape, shape.batch());
        return Timed.of(() -> fitted.predict(batch));
    }

    private static Timed stepping(ModelCase shape) {
        LiveRegressor live = fit(shape, 1, data(shape), TrainListener.silent()).stepper();
        float[] frame = frames(shape, 1)[0][0];
        return Timed.of(() -> live.step(frame));
    }

    /** Fits with one epoch of so many batches. */
    private static Regressor fit(ModelCase shape, int batches, ValuedSequences data, TrainListener listener) {
        Recurrent cell = switch (shape.cell()) {
            case LSTM -> Cellstate.lstm();
            case GRU -> Cellstate.gru();
            case RNN -> Cellstate.rnn();
        };
        Recurrent model = cell.layers(shape.layers())
                .hidden(shape.hidden())
                .loss(Cellstate.mse())
                .optimizer(Cellstate.adam(1e-3))
                .schedule(Cellstate.constant())
                .batch(shape.batch())
                .windows(batches * shape.batch())
                .epochs(1);
        return (shape.bidirectional() ? model.bidirectional() : model).fit(data, listener);
    }

    private static ValuedSequences data(ModelCase shape) {
        int rows = Math.max(ROWS, 4 * shape.batch());
        SplittableRandom random = new SplittableRandom(2);
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = (float) random.nextDouble(-1, 1);
        }
        return Cellstate.valued(frames(shape, rows), values);
    }

    /** Returns {@code [row][time][feature]}. */
    private static float[][][] frames(ModelCase shape, int rows) {
        SplittableRandom random = new SplittableRandom(1);
        float[][][] frames = new float[rows][shape.time()][shape.in()];
        for (float[][] row : frames) {
            for (float[] frame : row) {
                for (int feature = 0; feature < frame.length; feature++) {
                    frame[feature] = (float) random.nextDouble(-1, 1);
                }
            }
        }
        return frames;
    }

    private static final class Training implements Timed {

        private final ModelCase shape;
        private final ValuedSequences data;
        private String versions = "";

        Training(ModelCase shape) {
            this.shape = shape;
            this.data = data(shape);
        }

        @Override
        public double[] run(int warmup, int steps) {
            // The first batch only starts the clock.
            long[] done = new long[warmup + steps + 1];
            Regressor fitted = fit(shape, done.length, data, event -> {
                if (event instanceof TrainEvent.BatchDone batch) {
                    done[batch.batch() - 1] = System.nanoTime();
                }
            });
            versions = fitted.provenance().versions().getOrDefault("recurrent layers", "code of unknown version");
            double[] milliseconds = new double[steps];
            for (int i = 0; i < steps; i++) {
                milliseconds[i] = (done[warmup + i + 1] - done[warmup + i]) / 1e6;
            }
            return milliseconds;
        }

        @Override
        public String note() {
            return "fit on valued sequences, recurrent layers by " + versions;
        }
    }
}
