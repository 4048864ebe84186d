package org.cellstate.dsl.train;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.model.Training;

/** The learning rate of one training, from step to step. */
final class LearningRate {

    private final Training training;
    private final int planned;
    private final List<Double> valid = new ArrayList<>();
    private int steps;

    /**
     * Starts before the first step.
     *
     * @param planned steps of all epochs together
     */
    LearningRate(Training training, int planned) {
        checkPatience(training, training.schedule());
        this.training = training;
        this.planned = planned;
    }

    private static void checkPatience(Training training, Schedule schedule) {
        if (schedule instanceof Schedule.WarmUp warmUp) {
            checkPatience(training, warmUp.then());
        } else if (schedule instanceof Schedule.Plateau plateau
                && plateau.patience() >= training.patience()
                && training.patience() < training.epochs()) {
            throw new ConfigProblem(
                    "The learning rate must fall at a plateau before patience ends the training there.",
                    ".schedule(" + training.schedule() + ").patience(" + training.patience() + ")",
                    ".patience(" + 3 * plateau.patience() + ")");
        }
    }

    /** Returns the rate of the next step, and counts it. */
    double next() {
        double factor = training.schedule().factor(new Schedule.Progress(steps, planned, valid));
        steps++;
        return training.optimizer().learningRate() * factor;
    }

    /** Takes the validation loss of an epoch that ended. */
    void epochDone(double loss) {
        valid.add(loss);
    }

    /** Returns the number of the step that {@link #next} was asked for last, from 1. */
    int step() {
        return steps;
    }

    int planned() {
        return planned;
    }
}
