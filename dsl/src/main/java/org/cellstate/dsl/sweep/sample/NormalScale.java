package org.cellstate.dsl.sweep.sample;

import java.util.Arrays;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Brings costs near a standard normal distribution: first by their median and quartiles, with those far above cut off (it does not matter how
 * bad they are), then by the power of Yeo and Johnson (2000) under which they are likeliest.
 *
 * @param middle the median
 * @param spread the distance of the quartiles, as a standard deviation
 * @param power 1 leaves costs as they are, 0 is a logarithm above the middle
 * @param mean after that
 * @param deviation after that
 */
record NormalScale(double middle, double spread, double power, double mean, double deviation) {

    /** In deviations above the middle; beyond, it does not matter how bad a trial is. */
    private static final double FAR = 10;

    /** Powers above 1 would draw the best trials together. */
    private static final SearchInterval POWERS = new SearchInterval(0, 1);

    private static final double LARGEST = 1e150;
    private static final double QUARTILES_OF_NORMAL = 1.349;

    /** Returns the scale of some costs, at least one, all finite. */
    static NormalScale of(double[] numbers) {
        double[] costs = Arrays.stream(numbers).map(NormalScale::bounded).toArray();
        double middle = Quantiles.of(costs, 0.5);
        double quartiles = (Quantiles.of(costs, 0.75) - Quantiles.of(costs, 0.25)) / QUARTILES_OF_NORMAL;
        double spread = quartiles > 0 ? quartiles : deviation(costs);
        NormalScale rough = new NormalScale(middle, spread > 0 ? spread : 1, 1, 0, 1);
        double[] cut = Arrays.stream(costs).map(rough::cut).toArray();
        double power = new BrentOptimizer(1e-4, 1e-4)
                .optimize(
                        new UnivariateObjectiveFunction(candidate -> likelihood(cut, candidate)),
                        GoalType.MAXIMIZE,
                        POWERS,
                        new MaxEval(1000))
                .getPoint();
        double[] bent = Arrays.stream(cut).map(value -> bent(value, power)).toArray();
        double deviation = deviation(bent);
        return new NormalScale(
                middle,
                rough.spread,
                power,
                Arrays.stream(bent).average().orElseThrow(),
                deviation > 0 ? deviation : 1);
    }

    /** Returns where a cost lies; NaN stays NaN. */
    double apply(double cost) {
        return (bent(cut(cost), power) - mean) / deviation;
    }

    private double cut(double cost) {
        return Math.min(FAR, (bounded(cost) - middle) / spread);
    }

    /** Differences of larger numbers would overflow. */
    private static double bounded(double cost) {
        return Math.max(-LARGEST, Math.min(LARGEST, cost));
    }

    private static double bent(double value, double power) {
        return value >= 0 ? boxCox(1 + value, power) : -boxCox(1 - value, 2 - power);
    }

    private static double boxCox(double value, double power) {
        return Math.abs(power) < 1e-8 ? Math.log(value) : (Math.pow(value, power) - 1) / power;
    }

    private static double likelihood(double[] values, double power) {
        double[] bent = Arrays.stream(values).map(value -> bent(value, power)).toArray();
        double deviation = deviation(bent);
        if (deviation == 0) {
            return 0;
        }
        double sum = -values.length * Math.log(deviation);
        for (double value : values) {
            sum += (power - 1) * Math.signum(value) * Math.log1p(Math.abs(value));
        }
        return sum;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
