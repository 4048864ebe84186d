package org.cellstate.dsl.engine.head;

import java.util.Arrays;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.model.Loss;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The labels of a loss whose rows stand alone, read and checked.
 *
 * @param loss what they are for
 * @param outputs of a row
 * @param targets numbers that make the target of a row: values, or 1 class index
 */
record RowLabels(Loss loss, int outputs, int targets) {

    /**
     * Reads labels.
     *
     * @param labels {@code [batch, target]} or {@code [batch, target, time]}, one-hot or indices for classes
     * @return {@code [target, row]}, one-hot made indices; rows that do not count may hold anything
     */
    double[] read(INDArray labels, INDArray input, RealSteps real) {
        boolean oneHot = classes() && labels.rank() > 1 && labels.size(1) == outputs;
        if (!fits(labels, oneHot ? outputs : targets, input)) {
            throw new ShapeProblem(
                    "The labels of a head say " + (classes() ? "a class, or one-hot," : "its target values")
                            + " for every " + (input.rank() == 3 ? "step of every sequence." : "sequence."),
                    shapes(labels, input) + " and " + outputs + " outputs of " + loss,
                    "labels " + expected(input, targets)
                            + (classes() ? " or one-hot " + expected(input, outputs) : ""));
        }
        HostArray values = HostArray.of(labels);
        int rows = real.batch() * real.time();
        double[] read = new double[targets * rows];
        for (int target = 0; target < targets; target++) {
            for (int step = 0; step < real.time(); step++) {
                for (int sequence = 0; sequence < real.batch(); sequence++) {
                    int row = step * real.batch() + sequence;
                    if (real.weight(row) != 0) {
                        double value = oneHot ? hot(values, sequence, step) : values.at(sequence, target, step);
                        check(value, oneHot, sequence, step, labels, input);
                        read[target * rows + row] = value;
                    }
                }
            }
        }
        return read;
    }

    private boolean classes() {
        return loss.outputs().isEmpty();
    }

    private static boolean fits(INDArray labels, int numbers, INDArray input) {
        if (labels.size(0) != input.size(0)) {
            return false;
        }
        if (labels.rank() == 1) {
            return input.rank() == 2 && numbers == 1;
        }
        return labels.rank() == input.rank()
                && labels.size(1) == numbers
                && (input.rank() == 2 || labels.size(2) == input.size(2));
    }

    private static String expected(INDArray input, int numbers) {
        return "[" + input.size(0) + ", " + numbers + (input.rank() == 3 ? ", " + input.size(2) : "") + "]";
    }

    private static String shapes(INDArray labels, INDArray input) {
        return "labels " + Arrays.toString(labels.shape()) + " for input " + Arrays.toString(input.shape());
    }

    /** Returns the class of a one-hot label, -1 where it is none. */
    private int hot(HostArray values, int sequence, int step) {
        int hot = -1;
        for (int number = 0; number < outputs; number++) {
            double value = values.at(sequence, number, step);
            if (value != 0) {
                if (value != 1 || hot >= 0) {
                    return -1;
                }
                hot = number;
            }
        }
        return hot;
    }

    private void check(double value, boolean oneHot, int sequence, int step, INDArray labels, INDArray input) {
        if (loss instanceof Loss.NegativeBinomial && value < 0) {
            throw new DataProblem(
                    "The targets of negativeBinomial() are counts, 0 or more.",
                    value + place(sequence, step, input) + "; " + shapes(labels, input),
                    "targets that are not scaled, or gaussian() or studentT()");
        }
        if (classes() && !(value >= 0 && value < outputs && value == Math.rint(value))) {
            throw new ShapeProblem(
                    oneHot
                            ? "A one-hot label is 1 at its class and 0 at all others."
                            : "A class is a whole number from 0 to " + (outputs - 1) + ".",
                    (oneHot ? "no such label" : String.valueOf(value)) + place(sequence, step, input) + "; "
                            + shapes(labels, input),
                    ".classes(n) with n above the largest class, or a label mask over what has none");
        }
    }

    private static String place(int sequence, int step, INDArray input) {
        return " in sequence " + sequence + (input.rank() == 3 ? ", step " + step : "");
    }
}
