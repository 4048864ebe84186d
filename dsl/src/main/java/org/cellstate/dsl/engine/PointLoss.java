package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.cellstate.dsl.engine.loss.RowLoss;
import org.cellstate.dsl.model.Loss;

/** The losses of one number against another. */
final class PointLoss {

    private PointLoss() {}

    static boolean is(Loss loss) {
        return loss instanceof Loss.Mae || loss instanceof Loss.Mse || loss instanceof Loss.Huber;
    }

    /** Returns the mean loss of outputs, which it overwrites. */
    static double mean(Loss loss, double[] outputs, double[] targets) {
        int count = outputs.length;
        double[] even = new double[count];
        Arrays.fill(even, 1.0 / count);
        double[] losses = new double[count];
        RowLoss.of(loss, 1).gradient(outputs, targets, even, count, losses);
        return Arrays.stream(losses).sum();
    }
}
