package org.cellstate.dsl.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * What one unit of a recurrent layer has in mind while the model reads, step by step.
 *
 * @param model such as {@code LSTM 1×128}
 * @param window what it reads
 * @param layer from 1 at the input
 * @param unit from 1
 * @param steps a label for each step: of a text its tokens as they stand in it
 * @param states of the unit at each step, from -1 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record UnitTrace(String model, String window, int layer, int unit, List<String> steps, double[] states) {

    /** Copies the steps and states. */
    public UnitTrace {
        steps = List.copyOf(steps);
        states = states.clone();
    }

    /** Returns a copy of the states. */
    @Override
    public double[] states() {
        return states.clone();
    }

    /**
     * Returns Pearson's correlation of the states with a signal, from -1 to 1; 0 where one of both never changes.
     *
     * @param signal one number for each step
     * @throws ShapeProblem if they are not as many
     */
    public double correlation(double... signal) {
        if (signal.length != states.length) {
            throw new ShapeProblem(
                    "A signal has a number for each step.",
                    signal.length + " numbers for " + states.length + " steps",
                    "one for each of .steps()");
        }
        double mean = Arrays.stream(states).average().orElse(0);
        double other = Arrays.stream(signal).average().orElse(0);
        double product = 0;
        double own = 0;
        double its = 0;
        for (int step = 0; step < states.length; step++) {
            product += (states[step] - mean) * (signal[step] - other);
            own += (states[step] - mean) * (states[step] - mean);
            its += (signal[step] - other) * (signal[step] - other);
        }
        return own == 0 || its == 0 ? 0 : product / Math.sqrt(own * its);
    }

    /** Returns the unit, what it reads, and between which states it moves. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "unit %d of layer %d of %s on %s: from %.2f to %.2f",
                unit,
                layer,
                model,
                window,
                Arrays.stream(states).min().orElse(Double.NaN),
                Arrays.stream(states).max().orElse(Double.NaN));
    }
}
