package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients in double against central differences, for everything that goes into a call. */
class PlainRecurrenceGradientTest {

    private static final double STEP = 1e-5;

    static List<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (CellShape shape : Trials.cells(2, 3)) {
            for (Trials.Pattern pattern : Trials.Pattern.values()) {
                for (boolean reversed : new boolean[] {false, true}) {
                    for (boolean masked : new boolean[] {false, true}) {
                        for (boolean states : new boolean[] {true, false}) {
                            all.add(Arguments.of(shape, pattern, reversed, masked, states));
                        }
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {1}, reversed {2}, masked {3}, states {4}")
    @MethodSource("combinations")
    void gradients_are_those_of_the_loss(
            CellShape shape, Trials.Pattern pattern, boolean reversed, boolean masked, boolean states) {
        Random random = new Random(7);
        Trial trial = new Trial(shape, reversed, 4, 3)
                .random(random)
                .steps(Trials.steps(pattern, 3, 4, random))
                .layout(Trials.any(Trial.Layout.values(), random));
        if (masked) {
            trial.mask(random);
        }
        if (!states) {
            trial.withoutStates();
        }
        try (Recurrence recurrence = Recurrence.plain(shape, reversed, Precision.DOUBLE)) {
            Trial.Result found = trial.run(recurrence, Precision.DOUBLE);

            for (Map.Entry<Trial.In, double[]> entry : found.gradients().entrySet()) {
                assertThat(Trials.apart(entry.getValue(), differences(trial, entry.getKey(), recurrence)))
                        .as(entry.getKey().name())
                        .isLessThan(1e-7);
            }
        }
    }

    private static double[] differences(Trial trial, Trial.In name, Recurrence recurrence) {
        double[] values = trial.in(name);
        double[] gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + STEP;
            double above = trial.loss(trial.runForward(recurrence, Precision.DOUBLE));
            values[i] = value - STEP;
            double below = trial.loss(trial.runForward(recurrence, Precision.DOUBLE));
            values[i] = value;
            gradient[i] = (above - below) / (2 * STEP);
        }
        return gradient;
    }
}
