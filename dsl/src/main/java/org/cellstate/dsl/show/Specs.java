package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.model.Optimizer;

/** Parts of a model in a few words. */
final class Specs {

    private Specs() {}

    /** Returns for example {@code Adam 0.001}. */
    static String optimizer(Optimizer optimizer) {
        return optimizer.label() + " " + Numbers.text(optimizer.learningRate());
    }
}
