package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;

/** Models in a few words. */
final class Specs {

    private Specs() {}

    /** Returns for example {@code LSTM 2×128}. */
    static String name(RecurrentSpec spec) {
        return spec.cell() + " " + spec.layers() + "×" + spec.hidden();
    }

    /** Returns for example {@code Adam 0.001}. */
    static String optimizer(Optimizer optimizer) {
        return optimizer.getClass().getSimpleName() + " " + Numbers.text(optimizer.learningRate());
    }
}
