package org.cellstate.dsl.sweep.objective;

import java.io.Serializable;
import org.cellstate.dsl.evaluate.Folds;
import org.cellstate.dsl.sweep.Goal;

/** What is measured of a network. None of it looks at the test part: that is for the one model that is chosen in the end. */
public sealed interface Score extends Serializable {

    /** Returns what it is as a goal, of series. */
    default Goal goal() {
        return goal("MASE");
    }

    /**
     * Returns what it is as a goal.
     *
     * @param error what the error of a part of the data is, such as {@code MASE}
     */
    Goal goal(String error);

    /**
     * The loss of the best epoch on the validation part, of series in training standard deviations, of tokens and classes in nats. It
     * compares candidates with one loss on data of one scale, and of texts that are cut alike. It is reported after each epoch.
     */
    record ValidationLoss() implements Score {
        @Override
        public Goal goal(String error) {
            return Goal.less("validation loss");
        }
    }

    /**
     * The mean absolute scaled error of forecasts from origins all over the validation part, one horizon apart: a backtest that ends where
     * the training part does. Losses and data may differ, horizon and validation part may not. Early stopping saw the same part, so it is a
     * little too good, for all candidates alike. It is reported after each epoch; of a recursive model, which would forecast for longer than
     * it trains, at the end alone.
     *
     * <p>Of classes and labels it is the share of the validation part that is wrong; of texts, and of the targets of pairs, their bits per
     * character, so that texts compare however they are cut.
     */
    record ValidationError() implements Score {
        @Override
        public Goal goal(String error) {
            return Goal.less("validation " + error);
        }
    }

    /**
     * The mean over folds of the training part of the mean absolute scaled error of forecasts of each fold's block, by networks fitted on
     * what lies before it. The mean so far is reported after each fold.
     */
    record FoldError(Folds plan) implements Score {
        @Override
        public Goal goal(String error) {
            return Goal.less(error + " of " + plan.count() + " folds");
        }
    }

    /** The number of weights. */
    record Parameters() implements Score {
        @Override
        public Goal goal(String error) {
            return Goal.less("parameters");
        }
    }

    /** The median milliseconds of one forecast, or of reading one sequence or piece of text, on the thread of the trial: measured, so never twice the same. */
    record Latency() implements Score {
        @Override
        public Goal goal(String error) {
            return Goal.less("latency");
        }
    }
}
