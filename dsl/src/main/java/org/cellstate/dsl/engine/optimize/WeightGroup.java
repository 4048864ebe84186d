package org.cellstate.dsl.engine.optimize;

import java.util.Arrays;
import org.cellstate.dsl.model.Penalty;

/**
 * A matrix {@code [input, unit]} among the flat weights, and what holds for it.
 *
 * @param from the place of its first weight
 * @param inputs weights that come into each unit
 * @param units the units; each gate of a recurrent unit is one
 * @param order how they lie
 * @param penalty what they cost
 * @param maxNorm the longest vector of weights into a unit, above 0; infinity for any
 */
public record WeightGroup(int from, int inputs, int units, Order order, Penalty penalty, double maxNorm) {

    /** Which weights of a matrix lie side by side. */
    public enum Order {
        /** Those into one unit, as in Deeplearning4j ('f' order). */
        BY_UNIT,
        /** Those from one input, as in oneDNN ('c' order). */
        BY_INPUT
    }

    int to() {
        return from + inputs * units;
    }

    /** Adds the penalty's slope to the gradient. */
    void penalise(float[] weights, float[] gradient) {
        if (penalty.l1() == 0 && penalty.l2() == 0) {
            return;
        }
        float size = (float) penalty.l1();
        float square = (float) (2 * penalty.l2());
        int end = to();
        for (int i = from; i < end; i++) {
            float w = weights[i];
            // The sign as a quotient, 0 at 0: Math.signum is a branch, and costs fifty times as much.
            gradient[i] += size * (w / (Math.abs(w) + Float.MIN_NORMAL)) + square * w;
        }
    }

    /** Takes the decay from the weights. */
    void decay(float[] weights, double rate) {
        if (penalty.weightDecay() == 0) {
            return;
        }
        float keep = (float) (1 - rate * penalty.weightDecay());
        int end = to();
        for (int i = from; i < end; i++) {
            weights[i] *= keep;
        }
    }

    /** Scales vectors into a unit back where they are too long. */
    void limit(float[] weights) {
        if (maxNorm == Double.POSITIVE_INFINITY) {
            return;
        }
        if (order == Order.BY_UNIT) {
            limitByUnit(weights);
        } else {
            limitByInput(weights);
        }
    }

    private void limitByUnit(float[] weights) {
        for (int start = from; start < to(); start += inputs) {
            double length = Length.of(weights, start, start + inputs);
            if (length > maxNorm) {
                float scale = (float) (maxNorm / length);
                for (int i = start; i < start + inputs; i++) {
                    weights[i] *= scale;
                }
            }
        }
    }

    private void limitByInput(float[] weights) {
        double[] squares = new double[units];
        for (int row = from; row < to(); row += units) {
            for (int unit = 0; unit < units; unit++) {
                squares[unit] += (double) weights[row + unit] * weights[row + unit];
            }
        }
        float[] scales = new float[units];
        Arrays.fill(scales, 1);
        boolean any = false;
        for (int unit = 0; unit < units; unit++) {
            double length = Math.sqrt(squares[unit]);
            if (length > maxNorm) {
                scales[unit] = (float) (maxNorm / length);
                any = true;
            }
        }
        for (int row = from; any && row < to(); row += units) {
            for (int unit = 0; unit < units; unit++) {
                weights[row + unit] *= scales[unit];
            }
        }
    }
}
