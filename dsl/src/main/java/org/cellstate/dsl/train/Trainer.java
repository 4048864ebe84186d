package org.cellstate.dsl.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.cellstate.dsl.data.TrainingProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.engine.StepResult;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.ExampleOrder;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;

/**
 * One training from fresh weights: epochs over shuffled windows, the loss on the validation tail after each, the best weights kept.
 *
 * <p>Training ends when the epochs are done, when the validation loss has not improved for as long as patience allows, when the user
 * stops the cell (asked after every batch), when its minutes are over, or when the loss or its gradient is no longer finite. Whatever the end, the network has the
 * weights of the best epoch; where the user stopped it before one ended, those it had then.
 *
 * @param <B> a batch
 */
public final class Trainer<B> {

    private static final double SECONDS_OF_A_MINUTE = 60;

    private final Training training;
    private final Network<B> network;
    private final TrainListener listener;
    private final Examples<B> data;
    private final int[] validationExamples;
    private final B validation;
    private final Batches<B> batches;
    private final LearningRate learningRate;
    private final Divergence divergence;
    private final List<Epoch> epochs = new ArrayList<>();
    private final LongSupplier clock;
    private final long start;
    private float[] bestWeights;
    private int best;
    private String note = "";

    private Trainer(
            RecurrentSpec spec, Examples<B> data, Network<B> network, TrainListener listener, LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.training = spec.training();
        this.data = data;
        this.network = network;
        this.listener = listener;
        this.validationExamples = data.validation(data.compared());
        this.validation = data.batch(validationExamples);
        this.learningRate = new LearningRate(training, training.epochs() * planned());
        this.divergence = new Divergence(training);
        this.bestWeights = network.weights();
        ExampleOrder order = data.order(new SplittableRandom(training.seed()));
        this.batches = new Batches<>(data, order, training.batch());
    }

    /**
     * Trains a network, and closes it if that fails.
     *
     * @param listener hears of it on this thread
     * @throws TrainingProblem if the loss or its gradient is no longer finite before the first epoch ended
     * @throws org.cellstate.dsl.data.ConfigProblem if the learning rate waits for a plateau longer than patience does
     */
    public static <B, D extends Examples<B>> Trained<B, D> train(
            RecurrentSpec spec, D data, Network<B> network, TrainListener listener) {
        return train(spec, data, network, listener, System::nanoTime);
    }

    /** Trains by a clock of one's own, in nanoseconds. */
    static <B, D extends Examples<B>> Trained<B, D> train(
            RecurrentSpec spec, D data, Network<B> network, TrainListener listener, LongSupplier clock) {
        boolean done = false;
        try {
            History history = new Trainer<>(spec, data, network, listener, clock).run(spec);
            done = true;
            return new Trained<>(spec, data, network, history);
        } finally {
            if (!done) {
                network.close();
            }
        }
    }

    private History run(RecurrentSpec spec) {
        int windows = data.training().length;
        listener.on(new TrainEvent.Started(
                spec,
                data.name(),
                network.summary().parameters(),
                windows,
                validationExamples.length,
                training.epochs(),
                planned()));
        StopReason stop = epochs(spec);
        if (best > 0) {
            network.restore(bestWeights);
        }
        network.rest();
        History history = history(stop);
        listener.on(new TrainEvent.Finished(history));
        return history;
    }

    /** Runs the epochs and returns why they ended. The listener hears of a failure before it is thrown. */
    private StopReason epochs(RecurrentSpec spec) {
        StopReason stop = StopReason.COMPLETED;
        try (batches) {
            while (stop == StopReason.COMPLETED && epochs.size() < training.epochs()) {
                stop = epochOrInterrupt(epochs.size() + 1);
            }
        } catch (RuntimeException | Error problem) {
            tell(problem);
            throw problem;
        }
        if (note.isEmpty()) {
            note = Diagnosis.of(spec, epochs).map(Symptom::toString).orElse("");
        }
        return stop;
    }

    /** A listener that fails a second time must not hide why. */
    private void tell(Throwable problem) {
        StopReason stop = problem instanceof TrainingProblem ? StopReason.DIVERGED : StopReason.FAILED;
        try {
            listener.on(new TrainEvent.Failed(problem, history(stop)));
        } catch (RuntimeException | Error second) {
            if (second != problem) {
                problem.addSuppressed(second);
            }
        }
    }

    private int planned() {
        return batches(training, data);
    }

    /** Returns the batches of an epoch. */
    static int batches(Training training, Examples<?> data) {
        int examples = training.windows() > 0 ? training.windows() : data.epoch();
        return Math.max(1, Math.round((float) examples / training.batch()));
    }

    /** Runs one epoch. A listener that is stopped, as the code of a cell is, stops the training and does not break it. */
    private StopReason epochOrInterrupt(int number) {
        try {
            return epoch(number);
        } catch (CellInterruptedException e) {
            if (Notebook.takeInterrupt()) {
                return StopReason.INTERRUPTED;
            }
            throw e;
        }
    }

    /** Runs one epoch and returns why training must end after it, or {@code COMPLETED} if it may go on. */
    private StopReason epoch(int number) {
        long began = clock.getAsLong();
        double sum = 0;
        double rate = 0;
        network.epochBegins(number, training.epochs());
        for (int batch = 1; batch <= planned(); batch++) {
            if (Notebook.takeInterrupt()) {
                return StopReason.INTERRUPTED;
            }
            if (seconds(start) >= SECONDS_OF_A_MINUTE * training.within()) {
                return StopReason.OUT_OF_TIME;
            }
            rate = learningRate.next();
            Batches.Drawn<B> drawn = batches.next();
            StepResult step = network.trainStep(drawn.batch(), rate);
            if (!step.isFinite()) {
                return diverged(Divergence.told(step), number, batch, cause(drawn.batch(), drawn.examples()));
            }
            divergence.stepped(step);
            sum += step.loss();
            listener.on(new TrainEvent.BatchDone(number, batch, planned(), training.batch(), step.loss()));
        }
        double valid = network.loss(validation);
        if (!Double.isFinite(valid)) {
            return diverged(
                    "the validation loss is " + valid, number, planned(), cause(validation, validationExamples));
        }
        Epoch epoch = new Epoch(number, sum / planned(), valid, seconds(began), rate);
        boolean better = best == 0 || valid < epochs.get(best - 1).valid();
        epochs.add(epoch);
        learningRate.epochDone(valid);
        if (better) {
            best = number;
            bestWeights = network.weights();
        }
        listener.on(new TrainEvent.EpochDone(epoch, better, number - best));
        return number - best >= training.patience() && number < training.epochs()
                ? StopReason.NO_IMPROVEMENT
                : StopReason.COMPLETED;
    }

    private Divergence.Cause cause(B batch, int[] examples) {
        return divergence.cause(data.numbers(batch), row -> data.label(examples[row]));
    }

    private StopReason diverged(String what, int epoch, int batch, Divergence.Cause cause) {
        String where = what + " at epoch " + epoch + ", batch " + batch + " (step " + learningRate.step() + " of "
                + learningRate.planned() + "), learning rate "
                + training.optimizer().learningRate() + ", clip " + training.clip();
        if (best > 0) {
            note = where + "; the weights of epoch " + best + " are kept; " + cause.evidence() + "; try " + cause.fix();
            return StopReason.DIVERGED;
        }
        throw new TrainingProblem(
                "The loss and its gradient must stay finite while a model trains.",
                where + "; " + cause.evidence(),
                cause.fix());
    }

    private History history(StopReason stop) {
        return new History(epochs, best, stop, training.epochs(), seconds(start), note);
    }

    private double seconds(long since) {
        return (clock.getAsLong() - since) / 1e9;
    }
}
