package org.cellstate.tests.bench.worker;

import java.io.IOException;
import org.cellstate.datasets.Datasets;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.Sweep;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.SweepCase;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/** Cellstate as a notebook uses it: a sweep over networks, in silence. */
public final class SweepWorker implements Worker {

    private SweepWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new SweepWorker());
    }

    @Override
    public String hello(int threads) {
        return Math.min(Runtime.getRuntime().availableProcessors(), threads) + " threads";
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        if (task == Task.SWEEP && subject instanceof SweepCase asked) {
            return new Sweeping(asked);
        }
        throw new UnsupportedOperationException("only sweeps");
    }

    private static final class Sweeping implements Timed {

        private final ForecastData data =
                Datasets.usBirths().split(0.9).lookback(56).horizon(28).calendar();
        private final Sweep<Recurrent> sweep;
        private final SweepCase asked;
        private double[] values = {};

        Sweeping(SweepCase asked) {
            this.asked = asked;
            int epochs = asked.epochs();
            this.sweep = Cellstate.sweep(t -> Cellstate.lstm()
                            .layers(t.integer("layers", 1, 2))
                            .hidden(t.logInt("hidden", 16, 128))
                            .dropout(t.real("dropout", 0, 0.5))
                            .epochs(epochs)
                            .patience(epochs))
                    .random()
                    .trials(asked.trials())
                    .parallel(asked.workers())
                    .seed(asked.seed());
        }

        @Override
        public double[] run(int warmup, int steps) {
            double[] milliseconds = new double[steps];
            for (int i = 0; i < steps; i++) {
                long begun = System.nanoTime();
                values = study().records().stream()
                        .mapToDouble(TrialRecord::value)
                        .toArray();
                milliseconds[i] = (System.nanoTime() - begun) / 1e6;
            }
            return milliseconds;
        }

        private Study<Recurrent> study() {
            return asked.spark()
                    ? sweep.on(Cellstate.spark("local[" + asked.workers() + "]"), data, SweepListener.silent())
                    : sweep.on(data, SweepListener.silent());
        }

        @Override
        public double[] values() {
            return values;
        }
    }
}
