package org.cellstate.dsl.train;

import java.util.Locale;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;

/** What to try, as the Java to write. */
final class Advice {

    private static final double DROPOUT = 0.2;

    private Advice() {}

    static String lowerRate(Training training) {
        Optimizer optimizer = training.optimizer();
        return "a lower" + rate(optimizer, optimizer.learningRate() / 10);
    }

    static String higherRate(Training training) {
        Optimizer optimizer = training.optimizer();
        double higher = optimizer.learningRate() * 10;
        return "a higher" + rate(optimizer, optimizer instanceof Optimizer.Sgd ? higher : Math.min(1, higher));
    }

    private static String rate(Optimizer optimizer, double rate) {
        return " learning rate, such as .optimizer(" + optimizer.learningRate(rounded(rate)) + ")";
    }

    private static double rounded(double rate) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", rate));
    }

    /** Returns what keeps a model from learning its training part by heart. */
    static String lessFreedom(RecurrentSpec spec) {
        String dropout = spec.dropout() < DROPOUT ? ".dropout(" + DROPOUT + "), " : "";
        String smaller = spec.hidden() > 1 ? ".hidden(" + spec.hidden() / 2 + ") " : "";
        return dropout + smaller + "or more training data";
    }

    /** Returns what lets a model learn more. */
    static String moreFreedom(RecurrentSpec spec) {
        return ".hidden(" + 2 * spec.hidden() + ")";
    }
}
