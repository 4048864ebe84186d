package org.cellstate.dsl.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.TrainingProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.kernel.api.Notebook;

/**
 * One training from fresh weights: epochs over shuffled windows, the loss on the validation tail after each, the best weights kept.
 *
 * <p>Training ends when the epochs are done, when the validation loss has not improved for as long as patience allows, when the user
 * stops the cell (asked after every batch), or when the loss is no longer a number. Whatever the end, the network has the weights of the
 * best epoch; where the user stopped it before one ended, those it had then.
 *
 * @param <B> a batch
 */
public final class Trainer<B> {

    /** Enough windows for a steady comparison of epochs; more would cost as much as the training itself. */
    private static final int VALIDATION_WINDOWS = 128;

    private final Training training;
    private final Network<B> network;
    private final TrainListener listener;
    private final Examples<B> data;
    private final B validation;
    private final int validationSize;
    private final WindowOrder order;
    private final LearningRate learningRate;
    private final List<Epoch> epochs = new ArrayList<>();
    private final long start = System.nanoTime();
    private float[] bestWeights;
    private int best;
    private String note = "";

    private Trainer(RecurrentSpec spec, Examples<B> data, Network<B> network, TrainListener listener) {
        this.training = spec.training();
        this.data = data;
        this.network = network;
        this.listener = listener;
        int[] held = data.validation(VALIDATION_WINDOWS);
        this.validation = data.batch(held);
        this.validationSize = held.length;
        this.order = new WindowOrder(data.training(), new SplittableRandom(training.seed()));
        this.learningRate = new LearningRate(training, training.epochs() * batches());
        this.bestWeights = network.weights();
    }

    /**
     * Trains a network, and closes it if that fails.
     *
     * @param listener hears of it on this thread
     * @throws TrainingProblem if the loss is no longer a finite number before the first epoch ended
     */
    public static <B, D extends Examples<B>> Trained<B, D> train(
            RecurrentSpec spec, D data, Network<B> network, TrainListener listener) {
        boolean done = false;
        try {
            History history = new Trainer<>(spec, data, network, listener).run(spec);
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
                validationSize,
                training.epochs(),
                batches()));
        StopReason stop = StopReason.COMPLETED;
        while (stop == StopReason.COMPLETED && epochs.size() < training.epochs()) {
            stop = epoch(epochs.size() + 1);
        }
        if (best > 0) {
            network.restore(bestWeights);
        }
        History history = history(stop);
        listener.on(new TrainEvent.Finished(history));
        return history;
    }

    private int batches() {
        return Math.max(1, Math.round((float) training.windows() / training.batch()));
    }

    /** Runs one epoch and returns why training must end after it, or {@code COMPLETED} if it may go on. */
    private StopReason epoch(int number) {
        long began = System.nanoTime();
        double sum = 0;
        double rate = 0;
        for (int batch = 1; batch <= batches(); batch++) {
            if (Notebook.takeInterrupt()) {
                return StopReason.INTERRUPTED;
            }
            rate = learningRate.next();
            double loss = network.trainStep(data.batch(order.draw(training.batch())), rate);
            if (!Double.isFinite(loss)) {
                return diverged(number, batch, loss);
            }
            sum += loss;
            listener.on(new TrainEvent.BatchDone(number, batch, batches(), training.batch(), loss));
        }
        double valid = network.loss(validation);
        if (!Double.isFinite(valid)) {
            return diverged(number, batches(), valid);
        }
        Epoch epoch = new Epoch(number, sum / batches(), valid, seconds(began), rate);
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

    private StopReason diverged(int epoch, int batch, double loss) {
        String where = "the loss is " + loss + " at epoch " + epoch + ", batch " + batch;
        if (best > 0) {
            note = where + "; the weights of epoch " + best + " are kept. A lower learning rate than "
                    + training.optimizer().learningRate() + " may carry on";
            return StopReason.DIVERGED;
        }
        TrainingProblem problem = new TrainingProblem(
                "The loss must stay a finite number while a model trains.",
                where + ", learning rate " + training.optimizer().learningRate() + ", clip " + training.clip(),
                "a lower learning rate, such as .optimizer(adam("
                        + training.optimizer().learningRate() / 10
                        + ")); or look for extreme values in the training part");
        listener.on(new TrainEvent.Failed(problem, history(StopReason.DIVERGED)));
        throw problem;
    }

    private History history(StopReason stop) {
        return new History(epochs, best, stop, training.epochs(), seconds(start), note);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
