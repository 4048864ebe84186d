package org.cellstate.dsl.engine.head;

import org.cellstate.dsl.model.Loss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How the raw outputs of a head become its output and its loss. */
sealed interface Objective permits RowObjective, CtcObjective {

    static Objective of(Loss loss, int outputs) {
        return loss instanceof Loss.Ctc ? new CtcObjective(outputs) : new RowObjective(loss, outputs);
    }

    /** Returns the rows of the input that count. */
    RealSteps real(@Nullable INDArray labelMask, @Nullable INDArray featureMask, INDArray input);

    /**
     * Reads and checks labels.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if they do not fit
     */
    Targets targets(INDArray labels, @Nullable INDArray labelMask, INDArray input, RealSteps real);

    /** Returns the rows that a panel takes at once. */
    int rowsAtOnce(int rows);

    /** Makes the raw outputs of a panel what they stand for. */
    void link(Panel panel);

    /** What the rows of one batch are to be. */
    interface Targets {

        /**
         * Makes the raw outputs of a panel the gradient of the loss.
         *
         * @param start the row of the batch that comes first in the panel
         * @param shares what rows count
         * @param losses {@code [sequence]}: is added to
         */
        void gradient(Panel panel, int start, RealSteps shares, double[] losses);
    }
}
