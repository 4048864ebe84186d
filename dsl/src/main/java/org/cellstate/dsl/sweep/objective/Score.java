package org.cellstate.dsl.sweep.objective;

import java.io.Serializable;
import org.cellstate.dsl.evaluate.Folds;
import org.cellstate.dsl.sweep.Goal;

/** What is measured of a network. None of it looks at the test part: that is for the one model that is chosen in the end. */
public sealed interface Score extends Serializable {

    /** Returns what it is as a goal. */
    Goal goal();

    /**
     * The loss of the best epoch on the validation part, in training standard deviations. It compares candidates with one loss on data
     * of one scale. It is reported after each epoch.
     */
    record ValidationLoss() implements Score {
        @Override
        public Goal goal() {
            return Goal.less("validation loss");
        }
    }

    /**
     * The mean absolute scaled error of forecasts from origins all over the validation part, one horizon apart: a backtest that ends where
     * the training part does. Losses and data may differ, horizon and validation part may not. Early stopping saw the same part, so it is a
     * little too good, for all candidates alike. It is reported after each epoch; of a recursive model, which would forecast for longer than
     * it trains, at the end alone.
     */
    record ValidationError() implements Score {
        @Override
        public Goal goal() {
            return Goal.less("validation MASE");
        }
    }

    /**
     * The mean over folds of the training part of the mean absolute scaled error of forecasts of each fold's block, by networks fitted on
     * what lies before it. The mean so far is reported after each fold.
     */
    record FoldError(Folds plan) implements Score {
        @Override
        public Goal goal() {
            return Goal.less("MASE of " + plan.count() + " folds");
        }
    }

    /** The number of weights. */
    record Parameters() implements Score {
        @Override
        public Goal goal() {
            return Goal.less("parameters");
        }
    }

    /** The median milliseconds of one forecast on the thread of the trial: measured, so never twice the same. */
    record Latency() implements Score {
        @Override
        public Goal goal() {
            return Goal.less("latency");
        }
    }
}
