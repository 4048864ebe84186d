package org.cellstate.dsl.engine;

import org.cellstate.dsl.model.Loss;

/** The losses of one number against another. */
final class PointLoss {

    private PointLoss() {}

    static boolean is(Loss loss) {
        return loss instanceof Loss.Mae || loss instanceof Loss.Mse || loss instanceof Loss.Huber;
    }

    static double of(Loss loss, double error) {
        double size = Math.abs(error);
        if (loss instanceof Loss.Huber huber) {
            double capped = Math.min(size, huber.delta());
            return capped * (size - capped / 2);
        }
        return loss instanceof Loss.Mse ? error * error : size;
    }
}
