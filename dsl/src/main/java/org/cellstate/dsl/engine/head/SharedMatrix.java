package org.cellstate.dsl.engine.head;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A matrix of one layer that a head has as its own too, {@code [output, feature]}: its gradient comes from both. */
public interface SharedMatrix {

    /** Returns the weights. */
    INDArray sharedWeights();

    /** Takes the head's part of the gradient of this way back; the layer, which is run back later, adds its own. */
    void addGradient(INDArray gradient);
}
