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
        return rate("a lower", training.optimizer(), 0.1);
    }

    static String higherRate(Training training) {
        return rate("a higher", training.optimizer(), 10);
    }

    /** Most optimizers refuse rates above 1, at which no network learns anyway. */
    private static String rate(String which, Optimizer optimizer, double factor) {
        double other = rounded(Math.min(1, optimizer.learningRate() * factor));
        return which + " learning rate, such as .optimizer(" + optimizer.learningRate(other) + ")";
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
