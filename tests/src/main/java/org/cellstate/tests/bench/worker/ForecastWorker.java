package org.cellstate.tests.bench.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.tests.bench.protocol.ForecastCase;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/**
 * Cellstate as a notebook uses it: {@code fit} in silence, then {@code backtest()}. After each epoch the fit also measures the loss of 128
 * windows of its validation tail, and at its end the bands of its forecasts: work that is counted and that the others do not do.
 */
public final class ForecastWorker implements Worker {

    private ForecastWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new ForecastWorker());
    }

    @Override
    public String hello(int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(processors, threads) + " threads";
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        if (task == Task.FORECAST && subject instanceof ForecastCase asked) {
            return new Forecasting(asked);
        }
        throw new UnsupportedOperationException("only forecasts");
    }

    private static final class Forecasting implements Timed {

        private final ForecastData data;
        private final Recurrent model;
        private double[] values = {};

        Forecasting(ForecastCase asked) {
            Series whole = Cellstate.series(Path.of(asked.table()), "date", "value");
            Series used = whole.rows(0, asked.rows());
            this.data = used.split(used.time(asked.train()).toLocalDate())
                    .lookback(asked.lookback())
                    .horizon(asked.horizon())
                    .calendar();
            this.model = Cellstate.lstm()
                    .layers(asked.layers())
                    .hidden(asked.hidden())
                    .batch(asked.batch())
                    .windows(asked.batch() * asked.batches())
                    .epochs(asked.epochs())
                    .patience(asked.epochs())
                    .optimizer(Cellstate.adam(asked.rate()))
                    .schedule(Cellstate.oneCycle())
                    .loss(Cellstate.mae())
                    .clip(1)
                    .seed(asked.seed());
        }

        @Override
        public double[] run(int warmup, int steps) {
            for (int i = 0; i < warmup; i++) {
                model.fit(data, TrainListener.silent()).backtest();
            }
            double[] milliseconds = new double[2 * steps];
            for (int i = 0; i < steps; i++) {
                long begun = System.nanoTime();
                Forecaster fitted = model.fit(data, TrainListener.silent());
                long done = System.nanoTime();
                Backtest backtest = fitted.backtest();
                milliseconds[2 * i] = (done - begun) / 1e6;
                milliseconds[2 * i + 1] = (System.nanoTime() - done) / 1e6;
                values = backtest.model().forecasts().stream()
                        .flatMapToDouble(forecast -> Arrays.stream(forecast.values()))
                        .toArray();
            }
            return milliseconds;
        }

        @Override
        public double[] values() {
            return values;
        }

        @Override
        public String note() {
            return "fit with a validation tail and bands, and backtest() with its baselines";
        }
    }
}
