package org.cellstate.dsl.engine.head;

import java.util.Arrays;
import org.cellstate.dsl.data.ShapeProblem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How much each row of a head's input counts: rows are steps, those of one step side by side, or sequences where there is no time. */
final class RealSteps {

    private final int batch;
    private final int time;
    private final double[] weights;

    private RealSteps(int batch, int time, double[] weights) {
        this.batch = batch;
        this.time = time;
        this.weights = weights;
    }

    /**
     * Reads a mask.
     *
     * @param mask {@code [batch, time]}, or {@code [batch, 1]} or {@code [batch]} for an input without time; without one all steps are real
     * @param input {@code [batch, feature]} or {@code [batch, feature, time]}
     */
    static RealSteps of(@Nullable INDArray mask, INDArray input) {
        int batch = (int) input.size(0);
        int time = input.rank() == 3 ? (int) input.size(2) : 1;
        double[] weights = new double[batch * time];
        if (mask == null) {
            Arrays.fill(weights, 1);
            return new RealSteps(batch, time, weights);
        }
        if (!fits(mask, input)) {
            throw new ShapeProblem(
                    input.rank() == 3
                            ? "The mask of a head that has an output for each step is [batch, time]."
                            : "The mask of a head that has one output for each sequence is [batch, 1].",
                    shapes(mask, input),
                    input.rank() == 3
                            ? "a mask [" + batch + ", " + time + "]"
                            : "a mask [" + batch + ", 1], or a head over every step");
        }
        HostArray values = HostArray.of(mask);
        for (int step = 0; step < time; step++) {
            for (int sequence = 0; sequence < batch; sequence++) {
                weights[step * batch + sequence] = values.at(sequence, step);
            }
        }
        RealSteps steps = new RealSteps(batch, time, weights);
        steps.check(mask, input);
        return steps;
    }

    /** Whether a mask has an entry for each row. */
    static boolean fits(INDArray mask, INDArray input) {
        long time = input.rank() == 3 ? input.size(2) : 1;
        return mask.size(0) == input.size(0)
                && (mask.rank() == 1 ? time == 1 : mask.rank() == 2 && mask.size(1) == time);
    }

    private void check(INDArray mask, INDArray input) {
        double all = 0;
        for (int sequence = 0; sequence < batch; sequence++) {
            double own = sum(sequence);
            all += own;
            if (input.rank() == 3 && !(own > 0)) {
                throw new ShapeProblem(
                        "Every sequence has at least one real step.",
                        "no real step in sequence " + sequence + "; " + shapes(mask, input),
                        "leave the sequence out of the batch");
            }
        }
        if (!(all > 0)) {
            throw new ShapeProblem(
                    "At least one sequence of a batch counts.",
                    "a mask of zeros; " + shapes(mask, input),
                    "leave the batch out");
        }
    }

    private static String shapes(INDArray mask, INDArray input) {
        return "mask " + Arrays.toString(mask.shape()) + " for input " + Arrays.toString(input.shape());
    }

    int batch() {
        return batch;
    }

    int time() {
        return time;
    }

    double weight(int row) {
        return weights[row];
    }

    /** Returns the sum of the weights of a sequence. */
    double sum(int sequence) {
        double sum = 0;
        for (int row = sequence; row < weights.length; row += batch) {
            sum += weights[row];
        }
        return sum;
    }

    /** Returns what the rows count in the mean over all real steps. */
    RealSteps forMean() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] shares = new double[weights.length];
        for (int row = 0; row < shares.length; row++) {
            shares[row] = weights[row] / sum;
        }
        return new RealSteps(batch, time, shares);
    }

    /** Returns what the rows count in the means over each sequence alone. */
    RealSteps forEach() {
        double[] shares = new double[weights.length];
        for (int sequence = 0; sequence < batch; sequence++) {
            double sum = sum(sequence);
            for (int row = sequence; row < weights.length; row += batch) {
                shares[row] = sum == 0 ? 0 : weights[row] / sum;
            }
        }
        return new RealSteps(batch, time, shares);
    }

    /** Returns the rows of a sequence that count, in their order. */
    int[] rows(int sequence) {
        int[] rows = new int[time];
        int count = 0;
        for (int row = sequence; row < weights.length; row += batch) {
            if (weights[row] != 0) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
