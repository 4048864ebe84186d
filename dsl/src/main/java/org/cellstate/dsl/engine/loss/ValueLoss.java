package org.cellstate.dsl.engine.loss;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.model.Loss;

/** The loss of one target value, given the few raw outputs that stand for it. */
interface ValueLoss {

    static ValueLoss of(Loss loss) {
        if (loss instanceof Loss.Mse) {
            return new Square();
        } else if (loss instanceof Loss.Mae) {
            return new Absolute();
        } else if (loss instanceof Loss.Huber huber) {
            return new Huber(huber.delta());
        } else if (loss instanceof Loss.Quantiles quantiles) {
            return new Pinball(quantiles.levels());
        } else if (loss instanceof Loss.Gaussian) {
            return new Likelihood.Gaussian();
        } else if (loss instanceof Loss.StudentT) {
            return new Likelihood.StudentT();
        } else if (loss instanceof Loss.NegativeBinomial) {
            return new Likelihood.NegativeBinomial();
        }
        throw new IllegalArgumentException(loss + " is no loss of values");
    }

    /** Returns the loss, and writes its gradient over the raw outputs. */
    double gradient(double[] raw, double target);

    /** Writes what the raw outputs stand for over them. */
    void link(double[] raw);

    /** Squared error. */
    record Square() implements ValueLoss {

        @Override
        public double gradient(double[] raw, double target) {
            double error = raw[0] - target;
            raw[0] = 2 * error;
            return error * error;
        }

        @Override
        public void link(double[] raw) {}
    }

    /** Absolute error. */
    record Absolute() implements ValueLoss {

        @Override
        public double gradient(double[] raw, double target) {
            double error = raw[0] - target;
            raw[0] = Math.signum(error);
            return Math.abs(error);
        }

        @Override
        public void link(double[] raw) {}
    }

    /** Square within delta, straight beyond. */
    record Huber(double delta) implements ValueLoss {

        @Override
        public double gradient(double[] raw, double target) {
            double error = raw[0] - target;
            double size = Math.abs(error);
            double capped = Math.min(size, delta);
            raw[0] = Math.copySign(capped, error);
            return capped * (size - capped / 2);
        }

        @Override
        public void link(double[] raw) {}
    }

    /** One output for each quantile: the lowest is that of the lowest level, wherever it stands. */
    record Pinball(List<Double> levels) implements ValueLoss {

        @Override
        public double gradient(double[] raw, double target) {
            int count = levels.size();
            double[] slopes = new double[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double level = levels.get(rank(raw, i));
                double missing = target - raw[i];
                double slope = missing > 0 ? level : missing < 0 ? level - 1 : 0;
                slopes[i] = -slope / count;
                sum += slope * missing;
            }
            System.arraycopy(slopes, 0, raw, 0, count);
            return sum / count;
        }

        /** Returns how many outputs are lower; of equal ones those that come first. */
        private static int rank(double[] raw, int at) {
            int rank = 0;
            for (int i = 0; i < raw.length; i++) {
                if (raw[i] < raw[at] || (raw[i] == raw[at] && i < at)) {
                    rank++;
                }
            }
            return rank;
        }

        @Override
        public void link(double[] raw) {
            Arrays.sort(raw);
        }
    }
}
