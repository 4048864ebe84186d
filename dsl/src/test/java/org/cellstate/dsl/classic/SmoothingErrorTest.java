package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cellstate.dsl.classic.ExponentialSmoothing.Component;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SmoothingErrorTest {

    private static final double STEP = 1e-6;

    static Stream<ExponentialSmoothing> models() {
        return Stream.of(Component.values())
                .flatMap(trend -> Stream.of(Component.values())
                        .flatMap(season -> Stream.of(false, true)
                                .filter(fading -> !fading || trend != Component.NONE)
                                .map(fading -> new ExponentialSmoothing(trend, fading, season, 4))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void slopes_are_those_of_the_error(ExponentialSmoothing model) {
        double[] values = new double[40];
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < values.length; row++) {
            values[row] = 20 + 0.3 * row + 3 * Math.sin(row * Math.PI / 2 + 1) + random.nextDouble();
        }
        double[] shares = {0.4, 0.15, 0.2, 0.9};
        double[] states = Smoother.suggested(model, values);
        SmoothingError error = new SmoothingError(model, values);

        SmoothingError.Slopes slopes = error.slopes(of(shares), states);

        for (int i : used(model)) {
            assertThat(slopes.shares()[i])
                    .as("share " + i)
                    .isEqualTo(difference(shares, i, moved -> error.mean(of(moved), states)), within(1e-4));
        }
        for (int i = 0; i < states.length; i++) {
            assertThat(slopes.states()[i])
                    .as("state " + i)
                    .isEqualTo(difference(states, i, moved -> error.mean(of(shares), moved)), within(1e-4));
        }
    }

    private static List<Integer> used(ExponentialSmoothing model) {
        return Stream.of(0, 1, 2, 3)
                .filter(i -> i == 0
                        || (i == 1 && model.trend() != Component.NONE)
                        || (i == 2 && model.season() != Component.NONE)
                        || (i == 3 && model.fading()))
                .toList();
    }

    private static Smoother.Shares of(double[] shares) {
        return new Smoother.Shares(shares[0], shares[1], shares[2], shares[3]);
    }

    private static double difference(double[] at, int i, ToDoubleFunction<double[]> function) {
        double[] there = at.clone();
        there[i] += STEP;
        double above = function.applyAsDouble(there);
        there[i] -= 2 * STEP;
        return (above - function.applyAsDouble(there)) / (2 * STEP);
    }
}
