package org.cellstate.dsl.engine.optimize;

import org.cellstate.dsl.model.Optimizer;

/**
 * The arithmetic of an optimizer, and what it remembers of every weight. The loops have no branch, no call but a root, and one index for
 * all arrays: only so does the virtual machine turn them into vector instructions.
 */
sealed interface Update permits AdamUpdate, SgdUpdate, RmsPropUpdate {

    static Update of(Optimizer optimizer, int weights) {
        if (optimizer instanceof Optimizer.Sgd sgd) {
            return new SgdUpdate(sgd, weights);
        }
        if (optimizer instanceof Optimizer.RmsProp rmsProp) {
            return new RmsPropUpdate(rmsProp, weights);
        }
        return optimizer instanceof Optimizer.AdamW adamW
                ? new AdamUpdate(adamW, weights)
                : new AdamUpdate((Optimizer.Adam) optimizer, weights);
    }

    /** Moves the weights in place, down the gradient times {@code shrink}. */
    void step(float[] weights, float[] gradient, float shrink, double rate);
}
