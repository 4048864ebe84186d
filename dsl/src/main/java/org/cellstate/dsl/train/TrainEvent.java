package org.cellstate.dsl.train;

import org.cellstate.dsl.model.RecurrentSpec;

/** What a training says while it runs, in this order: one start, batches and epochs, and one end. */
public sealed interface TrainEvent {

    /**
     * Training begins.
     *
     * @param spec the model and its training
     * @param series the name of the series
     * @param parameters the number of weights
     * @param trainWindows windows of one epoch
     * @param validWindows windows that each epoch is validated on
     * @param epochs planned epochs
     * @param batches batches of one epoch
     */
    record Started(
            RecurrentSpec spec,
            String series,
            long parameters,
            int trainWindows,
            int validWindows,
            int epochs,
            int batches)
            implements TrainEvent {}

    /**
     * A batch is done.
     *
     * @param epoch counts from 1
     * @param batch counts from 1
     * @param batches batches of the epoch
     * @param windows windows in the batch
     * @param loss the batch's mean loss
     */
    record BatchDone(int epoch, int batch, int batches, int windows, double loss) implements TrainEvent {}

    /**
     * An epoch is done and validated.
     *
     * @param epoch its numbers
     * @param best whether it is the best so far
     * @param sinceBest epochs since the best one, 0 if it is this
     */
    record EpochDone(Epoch epoch, boolean best, int sinceBest) implements TrainEvent {}

    /**
     * Training ended and there is a model: all epochs done, stopped early, or stopped by hand.
     *
     * @param history the whole run
     */
    record Finished(History history) implements TrainEvent {}

    /**
     * Training ended without a model; the problem is thrown next.
     *
     * @param problem what went wrong: a {@link org.cellstate.dsl.data.TrainingProblem} where the loss diverged before an epoch ended
     * @param history the run up to there
     */
    record Failed(Throwable problem, History history) implements TrainEvent {}
}
