package org.cellstate.dsl;

import java.util.function.UnaryOperator;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.dsl.train.Trainer;

/**
 * A recurrent model to be fitted. Every option returns a new one; what is not said has the default that {@link RecurrentSpec} and
 * {@link Training} document.
 *
 * @param spec the model and its training
 */
public record Lstm(RecurrentSpec spec) {

    /** Sets the number of stacked recurrent layers, at least 1. */
    public Lstm layers(int count) {
        return new Lstm(spec.layers(count));
    }

    /** Sets the units of each recurrent layer, at least 1. */
    public Lstm hidden(int units) {
        return new Lstm(spec.hidden(units));
    }

    /** Sets the share of each recurrent layer's outputs that a training step drops, from 0 to below 1. */
    public Lstm dropout(double share) {
        return new Lstm(spec.dropout(share));
    }

    /** Sets whether a linear map from the lookback to the horizon is added to the forecast. */
    public Lstm highway(boolean present) {
        return new Lstm(spec.highway(present));
    }

    /** Sets how gradients become steps, such as {@code adam(0.001)} or {@code sgd(0.1, 0.9).nesterov()}. */
    public Lstm optimizer(Optimizer optimizer) {
        return training(training -> training.optimizer(optimizer));
    }

    /** Sets how the learning rate moves. */
    public Lstm schedule(Schedule schedule) {
        return training(training -> training.schedule(schedule));
    }

    /** Sets what training makes small, such as {@code huber()}. */
    public Lstm loss(Loss loss) {
        return training(training -> training.loss(loss));
    }

    /** Sets the most epochs, at least 1. */
    public Lstm epochs(int most) {
        return training(training -> training.epochs(most));
    }

    /** Sets the training windows in an epoch, at least 1. */
    public Lstm windows(int perEpoch) {
        return training(training -> training.windows(perEpoch));
    }

    /** Sets the windows in a step, at least 1. */
    public Lstm batch(int size) {
        return training(training -> training.batch(size));
    }

    /** Sets the epochs without a better validation loss before training stops, at least 1. */
    public Lstm patience(int most) {
        return training(training -> training.patience(most));
    }

    /** Sets the longest gradient, above 0. */
    public Lstm clip(double norm) {
        return training(training -> training.clip(norm));
    }

    /** Sets the seed of the weights, the order of the windows and the dropout. */
    public Lstm seed(long seed) {
        return training(training -> training.seed(seed));
    }

    private Lstm training(UnaryOperator<Training> change) {
        return new Lstm(spec.training(change.apply(spec.training())));
    }

    /**
     * Fits the model and shows how that goes. Stopping the cell keeps the best weights so far and returns the model.
     *
     * @throws org.cellstate.dsl.data.TrainingProblem if the loss is no longer a finite number before the first epoch ended
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is not {@code mae()}, {@code mse()} or {@code huber()}
     */
    public Forecaster fit(ForecastData data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(ForecastData)} does, and tells the listener instead of showing it. */
    public Forecaster fit(ForecastData data, TrainListener listener) {
        return Forecaster.of(Trainer.train(spec, PreparedForecast.of(data), listener));
    }
}
