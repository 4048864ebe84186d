package org.cellstate.dsl.sweep.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.RollingError;
import org.cellstate.dsl.model.MemoryEstimate;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.sweep.Bytes;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.dsl.train.Trainer;
import org.cellstate.dsl.train.Untrained;
import org.cellstate.kernel.api.CellInterruptedException;

/**
 * A model and its data, ready to be fitted and measured. The networks that it makes are closed again, however that ends.
 *
 * @param model the model and its data
 * @param error the error of its forecasts of the part that is measured
 * @param forecast makes one forecast
 * @param longest asks a network for what takes the most memory of a row, where rows differ
 * @param <B> a batch
 * @param <D> the data
 */
record Fitting<B, D extends Examples<B>>(
        Untrained<B, D> model,
        ToDoubleFunction<Network<B>> error,
        Consumer<Network<B>> forecast,
        Consumer<Network<B>> longest) {

    private static final int WARM_UP = 20;
    private static final int TIMED = 101;

    /** Measured: the memory beside the heap at the peak of a fit was 1.6 to 2.2 times the sum of both passes. */
    private static final int COPIES = 2;

    /** Returns a model to be fitted to a subject, whose validation part is measured. */
    static Fitting<?, ?> of(RecurrentSpec model, Subject subject) {
        RecurrentSpec spec = subject.ready(model);
        if (subject instanceof Subject.Forecasts forecasts) {
            return of(spec, forecasts.data(), Part.VALIDATION);
        } else if (subject instanceof Subject.Values values) {
            return of(spec, values.data());
        } else if (subject instanceof Subject.Text text) {
            return TokenFitting.of(spec, text.data());
        } else if (subject instanceof Subject.Labels labels) {
            return TokenFitting.of(spec, labels.data());
        } else if (subject instanceof Subject.Tags tags) {
            return TokenFitting.of(spec, tags.data());
        } else if (subject instanceof Subject.Pairs pairs) {
            return TokenFitting.of(spec, pairs.data());
        }
        throw new IllegalStateException("no subject: " + subject);
    }

    private static Fitting<SequenceBatch, PreparedSequences> of(RecurrentSpec spec, ValuedSequences data) {
        Untrained<SequenceBatch, PreparedSequences> model = Untrained.of(spec, data);
        PreparedSequences prepared = model.data();
        return new Fitting<>(
                model,
                network -> Double.NaN,
                network -> network.predict(prepared.batch(prepared.validation(1))),
                network -> network.predict(prepared.batch(longest(prepared, data::steps))));
    }

    /** Returns a model to be fitted to the training part of data, of which one part is measured. */
    static Fitting<?, ?> of(RecurrentSpec spec, ForecastData data, Part part) {
        Untrained<WindowBatch, PreparedForecast> model = Untrained.of(spec, data);
        RollingError rolling = new RollingError(spec, model.data(), part);
        return new Fitting<>(model, rolling::mase, rolling::forecast, network -> {});
    }

    /** Returns the longest row that trains. */
    static int[] longest(Examples<?> examples, IntUnaryOperator length) {
        return IntStream.of(examples.training()).boxed().max(Comparator.comparingInt(length::applyAsInt)).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Returns the memory that a fit is estimated to take, by a network of its own: what its summary says, and as much for each row that
     * compares epochs as for one that trains. Of what layers hand on there are two copies, and the memory of both passes stays.
     */
    Bytes memory() {
        try (Network<B> network = model.network()) {
            longest.accept(network);
            MemoryEstimate estimate = network.summary().memory().orElseThrow();
            // Two copies of the weights, one of the gradient and what the optimizer remembers are Java's arrays.
            long heap = estimate.weights() / 3 * 2 + estimate.gradients() / 2 + estimate.optimizer();
            long rows = model.data().validation(model.data().compared()).length;
            long passes = estimate.activations()
                    + estimate.activations() * rows / model.spec().training().batch();
            return new Bytes(heap, estimate.weights() / 3 + estimate.gradients() / 2 + COPIES * passes);
        }
    }

    /** What one fit hears after each epoch. */
    interface EpochListener {

        /**
         * Hears of an epoch.
         *
         * @param error gives the error with the weights of now
         */
        void ended(Epoch epoch, Supplier<Double> error);
    }

    /**
     * Fits from fresh weights and measures what is asked for, one number for each score; NaN for those of folds.
     *
     * @throws ConfigProblem if no epoch ended in the minutes that there were
     */
    double[] fit(List<Score> scores, EpochListener listener) {
        Network<B> network = model.network();
        History history = Trainer.train(model.spec(), model.data(), network, event -> {
                    if (event instanceof TrainEvent.EpochDone done) {
                        listener.ended(done.epoch(), () -> error.applyAsDouble(network));
                    }
                })
                .history();
        try {
            if (history.interrupted()) {
                throw new CellInterruptedException();
            }
            Optional<Epoch> best = history.best();
            if (best.isEmpty() && history.stop() == StopReason.OUT_OF_TIME) {
                throw new ConfigProblem(
                        "A model is measured once an epoch has ended.",
                        "none in .within(" + model.spec().training().within() + ")",
                        "more minutes, or .windows(…) for shorter epochs");
            }
            double loss = best.map(Epoch::valid).orElse(Double.NaN);
            return scores.stream()
                    .mapToDouble(score -> value(score, network, loss))
                    .toArray();
        } finally {
            network.close();
        }
    }

    /** Measures what needs no weights; NaN for all else. */
    double[] unfitted(List<Score> scores) {
        Network<B> network = model.network();
        try {
            return scores.stream()
                    .mapToDouble(score ->
                            score instanceof Score.ValidationError ? Double.NaN : value(score, network, Double.NaN))
                    .toArray();
        } finally {
            network.close();
        }
    }

    private double value(Score score, Network<B> network, double loss) {
        if (score instanceof Score.ValidationLoss) {
            return loss;
        } else if (score instanceof Score.ValidationError) {
            return error.applyAsDouble(network);
        } else if (score instanceof Score.Parameters) {
            return network.summary().parameters();
        } else if (score instanceof Score.Latency) {
            return milliseconds(network);
        }
        return Double.NaN;
    }

    private double milliseconds(Network<B> network) {
        for (int call = 0; call < WARM_UP; call++) {
            forecast.accept(network);
        }
        double[] calls = new double[TIMED];
        for (int call = 0; call < TIMED; call++) {
            long began = System.nanoTime();
            forecast.accept(network);
            calls[call] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(calls);
        return calls[TIMED / 2];
    }

    /** Returns the errors of networks that were fitted on what lies before each block of a plan. */
    static List<Double> folds(RecurrentSpec spec, List<ForecastData> parts, Consumer<List<Double>> listener) {
        List<Double> errors = new ArrayList<>();
        for (ForecastData part : parts) {
            double[] values = of(spec, part, Part.TEST).fit(List.of(new Score.ValidationError()), (epoch, error) -> {});
            errors.add(values[0]);
            listener.accept(List.copyOf(errors));
        }
        return errors;
    }
}
