package org.cellstate.dsl.prepare.transform;

import java.util.Arrays;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** The power under which values look most like draws from one normal distribution. */
final class BoxCoxLambda {

    private static final double LOWEST = -1;
    private static final double HIGHEST = 2;

    private BoxCoxLambda() {}

    /** Returns the most likely power from -1 to 2; 1 where all values are equal. */
    static double of(double[] positive) {
        double[] logs = Arrays.stream(positive).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double[] distances = Arrays.stream(logs).map(log -> log - mean).toArray();
        if (Arrays.stream(distances).allMatch(distance -> Math.abs(distance) < 1e-12)) {
            return 1;
        }
        return new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new UnivariateObjectiveFunction(lambda -> likelihood(distances, lambda)),
                        GoalType.MAXIMIZE,
                        new SearchInterval(LOWEST, HIGHEST),
                        new MaxEval(1_000))
                .getPoint();
    }

    /** The log-likelihood but for a constant. Logs around their mean keep the powers of large values finite. */
    static double likelihood(double[] distances, double lambda) {
        double[] powers = Arrays.stream(distances)
                .map(log -> lambda == 0 ? log : Math.expm1(lambda * log) / lambda)
                .toArray();
        double mean = Arrays.stream(powers).average().orElseThrow();
        double squares = Arrays.stream(powers)
                .map(power -> (power - mean) * (power - mean))
                .sum();
        return -0.5 * powers.length * Math.log(squares / powers.length);
    }
}
