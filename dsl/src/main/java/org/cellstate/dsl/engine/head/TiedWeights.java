package org.cellstate.dsl.engine.head;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a head that shares another layer's matrix {@code E [output, width]}: {@code E} turned, or {@code P} times that, where {@code
 * P [feature, width]} is a projection. A projection of the few weights costs less than one of all rows.
 */
final class TiedWeights {

    private final Supplier<SharedMatrix> source;
    private @Nullable INDArray gradient;

    TiedWeights(Supplier<SharedMatrix> source) {
        this.source = source;
    }

    /** Returns {@code [feature, output]}, the weights of one output side by side. */
    INDArray weights(@Nullable INDArray projection) {
        INDArray turned = source.get().sharedWeights().transpose();
        return projection == null ? turned : projection.mmul(turned);
    }

    /** Returns the room for the gradient of these weights. */
    @SuppressWarnings("try") // the workspace is left by being open
    INDArray gradient(INDArray weights) {
        INDArray room = gradient;
        if (room == null || !room.equalShapes(weights)) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                room = Nd4j.createUninitialized(weights.dataType(), weights.shape(), 'f');
            }
            gradient = room;
        }
        return room;
    }

    /** Hands the gradient on to the layer that has the matrix, and to the projection. */
    void send(INDArray weightGradient, @Nullable INDArray projection, @Nullable INDArray projectionGradient) {
        SharedMatrix shared = source.get();
        if (projection == null || projectionGradient == null) {
            shared.addGradient(weightGradient.transpose());
            return;
        }
        projectionGradient.assign(weightGradient.mmul(shared.sharedWeights()));
        shared.addGradient(weightGradient.transpose().mmul(projection));
    }
}
