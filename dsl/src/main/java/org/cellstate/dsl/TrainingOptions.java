package org.cellstate.dsl;

import java.util.function.UnaryOperator;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Regularization;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.model.Training;

/** The words of a model's chain that say how it is trained; {@link Training} and {@link Regularization} have the defaults. */
public sealed interface TrainingOptions permits Recurrent {

    /** Returns the model so far. */
    RecurrentSpec spec();

    /** Sets how gradients become steps, such as {@code adam(0.001)} or {@code sgd(0.1, 0.9).nesterov()}. */
    default Recurrent optimizer(Optimizer optimizer) {
        return training(training -> training.optimizer(optimizer));
    }

    /** Sets how the learning rate moves, such as {@code cosine().warmUp(0.05)}. */
    default Recurrent schedule(Schedule schedule) {
        return training(training -> training.schedule(schedule));
    }

    /** Sets what training makes small, such as {@code huber()}, or {@code studentT()} for a forecast that is a distribution. */
    default Recurrent loss(Loss loss) {
        return training(training -> training.loss(loss));
    }

    /** Sets the most epochs, at least 1. */
    default Recurrent epochs(int most) {
        return training(training -> training.epochs(most));
    }

    /** Sets the training windows in an epoch, at least 1. */
    default Recurrent windows(int perEpoch) {
        return training(training -> training.windows(perEpoch));
    }

    /** Sets the windows in a step, at least 1. */
    default Recurrent batch(int size) {
        return training(training -> training.batch(size));
    }

    /** Sets the epochs without a better validation loss before training stops, at least 1. */
    default Recurrent patience(int most) {
        return training(training -> training.patience(most));
    }

    /** Sets the most minutes that training takes, above 0; the best weights until then are kept. */
    default Recurrent within(double minutes) {
        return training(training -> training.within(minutes));
    }

    /** Sets the longest gradient, above 0. */
    default Recurrent clip(double norm) {
        return training(training -> training.clip(norm));
    }

    /** Adds to the loss this many times the sum of the sizes of all matrices' weights, 0 or more. */
    default Recurrent l1(double factor) {
        return regularization(regularization -> regularization.l1(factor));
    }

    /** Adds to the loss this many times the sum of the squares of all matrices' weights, 0 or more. */
    default Recurrent l2(double factor) {
        return regularization(regularization -> regularization.l2(factor));
    }

    /** Takes the learning rate times this share, 0 or more, from all matrices' weights in every step. */
    default Recurrent weightDecay(double share) {
        return regularization(regularization -> regularization.weightDecay(share));
    }

    /** Sets {@link #l1} for recurrent weights alone. */
    default Recurrent recurrentL1(double factor) {
        return regularization(regularization -> regularization.recurrentL1(factor));
    }

    /** Sets {@link #l2} for recurrent weights alone. */
    default Recurrent recurrentL2(double factor) {
        return regularization(regularization -> regularization.recurrentL2(factor));
    }

    /** Sets {@link #weightDecay} for recurrent weights alone. */
    default Recurrent recurrentWeightDecay(double share) {
        return regularization(regularization -> regularization.recurrentWeightDecay(share));
    }

    /** Sets the longest vector of weights into a unit, above 0; longer ones are scaled back after a step. */
    default Recurrent maxNorm(double length) {
        return regularization(regularization -> regularization.maxNorm(length));
    }

    /** Sets the seed of the weights, the order of the windows and the dropout. */
    default Recurrent seed(long seed) {
        return training(training -> training.seed(seed));
    }

    private Recurrent training(UnaryOperator<Training> change) {
        return new Recurrent(spec().training(change.apply(spec().training())));
    }

    private Recurrent regularization(UnaryOperator<Regularization> change) {
        return training(training -> training.regularization(change.apply(training.regularization())));
    }
}
