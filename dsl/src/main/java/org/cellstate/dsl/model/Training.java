package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * How a model is trained.
 *
 * @param optimizer how gradients become steps; default Adam at 0.005, the peak of the schedule
 * @param schedule how the learning rate moves; default one cycle
 * @param loss what is made small; default the mean absolute error, which MASE measures
 * @param epochs the most passes over the training windows, at least 1
 * @param batch windows per step, at least 1
 * @param stride rows between the starts of neighbouring training windows, at least 1; each epoch begins at another offset, so that all
 *     windows are seen in turn. 0 lets the number of rows decide
 * @param patience epochs without a better validation loss before training stops, at least 1
 * @param clip the longest gradient over all weights together, above 0; default 1 (Pascanu et al. 2013)
 * @param seed of the weights, the shuffling and the dropout; two trainings with the same seed give the same bits
 */
public record Training(
        Optimizer optimizer,
        Schedule schedule,
        Loss loss,
        int epochs,
        int batch,
        int stride,
        int patience,
        double clip,
        long seed) {

    /** Checks the ranges. */
    public Training {
        atLeast("epochs", epochs, 1, 10);
        atLeast("batch", batch, 1, 64);
        atLeast("stride", stride, 0, 1);
        atLeast("patience", patience, 1, 3);
        if (!(clip > 0)) {
            throw new ConfigProblem("clip must be above 0.", "clip=" + clip, ".clip(1)");
        }
    }

    static void atLeast(String name, int value, int least, int advice) {
        if (value < least) {
            throw new ConfigProblem(
                    name + " must be at least " + least + ".", name + "=" + value, "." + name + "(" + advice + ")");
        }
    }
}
