package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Beta;

/** What a forecast says of one value to come: how likely each number is. In the unit of the series. */
public sealed interface Distribution {

    /**
     * Returns the value below which the outcome lies with this probability.
     *
     * @param probability between 0 and 1
     */
    double quantile(double probability);

    /** Returns the probability that the outcome is at most this value. */
    double cdf(double value);

    /** Returns the mean. */
    double mean();

    /** Returns the continuous ranked probability score against what was observed, in the unit of the series; the least is best. */
    double crps(double observed);

    /**
     * Returns the distribution of what becomes of the outcome on its way through a rising map, such as back from logarithms. Quantiles go
     * through it as they are, and so does the median; a mean does not, unless the map is a straight line.
     *
     * <p>A normal or t distribution stays one where the map is a straight line from two scales below its location to two above, and
     * otherwise becomes the 99 quantiles {@code 0.01, …, 0.99}; so do quantiles, which keep their own levels too.
     */
    Distribution map(DoubleUnaryOperator rising);

    /** Returns the value that the outcome is as likely to be above as below. */
    default double median() {
        return quantile(0.5);
    }

    /** Draws an outcome, by one number of the generator. */
    default double sample(RandomGenerator random) {
        // Never 0, where a quantile would be infinite.
        return quantile((random.nextInt(1 << 30) + 0.5) / (1 << 30));
    }

    /** Returns the levels 0.01, 0.02, …, 0.99. */
    static List<Double> percentiles() {
        return IntStream.range(1, 100).mapToObj(percent -> percent / 100.0).toList();
    }

    private static void check(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1: " + probability);
        }
    }

    private static boolean straight(DoubleUnaryOperator map, double low, double middle, double high) {
        // Every map there is bends one way, so three points tell.
        double bend = map.applyAsDouble(high) - 2 * map.applyAsDouble(middle) + map.applyAsDouble(low);
        return Math.abs(bend) <= 1e-9 * Math.abs(map.applyAsDouble(high) - map.applyAsDouble(low));
    }

    /**
     * Some quantiles. Between two of them the value is a straight line over the normal quantile of the level, which is exact for a normal
     * distribution, and beyond the outermost the line goes on: tails are normal ones. Quantiles that cross are put in order (Chernozhukov et
     * al. 2010).
     *
     * @param levels at least one, rising, each between 0 and 1
     * @param values one for each level; of one alone, the only value there is
     */
    record Quantiles(List<Double> levels, List<Double> values) implements Distribution {

        /** Checks the lengths and puts the values in order. */
        public Quantiles {
            if (levels.isEmpty() || levels.size() != values.size()) {
                throw new IllegalArgumentException(levels.size() + " levels, " + values.size() + " values");
            }
            levels.forEach(Distribution::check);
            levels = List.copyOf(levels);
            values = values.stream().sorted().toList();
        }

        @Override
        public double quantile(double probability) {
            check(probability);
            int above = 0;
            while (above < levels.size() && levels.get(above) < probability) {
                above++;
            }
            if (levels.size() == 1 || (above < levels.size() && levels.get(above) == probability)) {
                return values.get(Math.min(above, levels.size() - 1));
            }
            int node = Math.max(0, Math.min(above - 1, levels.size() - 2));
            double left = ProbabilisticMetrics.normalQuantile(levels.get(node));
            double right = ProbabilisticMetrics.normalQuantile(levels.get(node + 1));
            double share = (ProbabilisticMetrics.normalQuantile(probability) - left) / (right - left);
            return values.get(node) + share * (values.get(node + 1) - values.get(node));
        }

        @Override
        public double cdf(double value) {
            return line().cdf(value);
        }

        @Override
        public double mean() {
            return line().mean();
        }

        @Override
        public double crps(double observed) {
            return line().crps(observed);
        }

        @Override
        public Distribution map(DoubleUnaryOperator rising) {
            return straight(rising, quantile(0.02), median(), quantile(0.98))
                    ? through(this, levels, rising)
                    : through(
                            this,
                            Stream.concat(levels.stream(), percentiles().stream())
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            rising);
        }

        private static Quantiles through(Distribution from, List<Double> levels, DoubleUnaryOperator rising) {
            return new Quantiles(
                    levels,
                    levels.stream()
                            .map(level -> rising.applyAsDouble(from.quantile(level)))
                            .toList());
        }

        private NormalLine line() {
            return NormalLine.through(levels, values);
        }
    }

    /**
     * A normal distribution.
     *
     * @param location its mean
     * @param scale its standard deviation, above 0
     */
    record Normal(double location, double scale) implements Distribution {

        @Override
        public double quantile(double probability) {
            check(probability);
            return location + scale * ProbabilisticMetrics.normalQuantile(probability);
        }

        @Override
        public double cdf(double value) {
            return ProbabilisticMetrics.normalCdf((value - location) / scale);
        }

        @Override
        public double mean() {
            return location;
        }

        @Override
        public double crps(double observed) {
            return ProbabilisticMetrics.crpsNormal(observed, location, scale);
        }

        @Override
        public Distribution map(DoubleUnaryOperator rising) {
            if (!straight(rising, location - 2 * scale, location, location + 2 * scale)) {
                return Quantiles.through(this, percentiles(), rising);
            }
            double moved = rising.applyAsDouble(location);
            return new Normal(moved, rising.applyAsDouble(location + scale) - moved);
        }
    }

    /**
     * Student's t distribution.
     *
     * @param location its mean
     * @param scale above 0; its standard deviation is wider by the root of {@code degrees / (degrees − 2)}
     * @param degrees of freedom, above 1
     */
    record StudentT(double location, double scale, double degrees) implements Distribution {

        @Override
        public double quantile(double probability) {
            check(probability);
            double far = Math.min(probability, 1 - probability);
            return probability == 0.5 ? location : location + Math.copySign(reach(far), probability - 0.5) * scale;
        }

        /** The distance beyond which {@code far} lies on either side: Newton's steps, halving where one leaves what encloses it. */
        private double reach(double far) {
            double low = 0;
            double high = 1;
            while (ProbabilisticMetrics.studentCdf(-high, degrees) > far) {
                low = high;
                high *= 2;
            }
            double at = (low + high) / 2;
            for (double last = high; Math.abs(at - last) > 1e-14 * at; ) {
                double beyond = ProbabilisticMetrics.studentCdf(-at, degrees) - far;
                if (beyond > 0) {
                    low = at;
                } else {
                    high = at;
                }
                last = at;
                at += beyond / ProbabilisticMetrics.studentDensity(at, degrees);
                if (!(at > low && at < high)) {
                    at = (low + high) / 2;
                }
            }
            return at;
        }

        @Override
        public double cdf(double value) {
            return ProbabilisticMetrics.studentCdf((value - location) / scale, degrees);
        }

        @Override
        public double mean() {
            return location;
        }

        @Override
        public double crps(double observed) {
            return ProbabilisticMetrics.crpsStudentT(observed, location, scale, degrees);
        }

        @Override
        public Distribution map(DoubleUnaryOperator rising) {
            if (!straight(rising, location - 2 * scale, location, location + 2 * scale)) {
                return Quantiles.through(this, percentiles(), rising);
            }
            double moved = rising.applyAsDouble(location);
            return new StudentT(moved, rising.applyAsDouble(location + scale) - moved, degrees);
        }
    }

    /**
     * A negative binomial distribution of counts.
     *
     * @param mean above 0
     * @param dispersion {@code α} in the variance {@code mean + α mean²}, above 0
     */
    record NegativeBinomial(double mean, double dispersion) implements Distribution {

        @Override
        public double quantile(double probability) {
            check(probability);
            long low = -1;
            long high = 1 + (long) mean;
            while (cdf((double) high) < probability) {
                low = high;
                high *= 2;
            }
            while (high - low > 1) {
                long middle = (low + high) / 2;
                if (cdf((double) middle) < probability) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        @Override
        public double cdf(double value) {
            return value < 0
                    ? 0
                    : Beta.regularizedBeta(1 / (1 + dispersion * mean), 1 / dispersion, Math.floor(value) + 1);
        }

        @Override
        public double crps(double observed) {
            return ProbabilisticMetrics.crpsNegativeBinomial(observed, mean, dispersion);
        }

        /** Returns the 99 quantiles {@code 0.01, …, 0.99}, mapped: what a map makes of counts are no counts. */
        @Override
        public Distribution map(DoubleUnaryOperator rising) {
            return Quantiles.through(this, percentiles(), rising);
        }
    }

    /**
     * Drawn counts, each as likely as another. Their quantiles are counts too.
     *
     * @param drawn at least one
     */
    record Counts(Samples drawn) implements Distribution {

        /** Returns the distribution of drawn counts. */
        public static Counts of(double... values) {
            return new Counts(Samples.of(values));
        }

        /** Returns the least that was drawn of which at least this share is no more (type 1 of Hyndman and Fan 1996). */
        @Override
        public double quantile(double probability) {
            check(probability);
            int count = drawn.values().size();
            return drawn.values().get(Math.max(0, (int) Math.ceil(probability * count - 1e-9) - 1));
        }

        @Override
        public double cdf(double value) {
            return drawn.cdf(value);
        }

        @Override
        public double mean() {
            return drawn.mean();
        }

        @Override
        public double crps(double observed) {
            return drawn.crps(observed);
        }

        /** Returns the drawn numbers, mapped: what a map makes of counts are no counts. */
        @Override
        public Distribution map(DoubleUnaryOperator rising) {
            return drawn.map(rising);
        }

        @Override
        public double sample(RandomGenerator random) {
            return drawn.sample(random);
        }
    }

    /**
     * Drawn outcomes, each as likely as another.
     *
     * @param values at least one; kept in rising order
     */
    record Samples(List<Double> values) implements Distribution {

        /** Sorts the values. */
        public Samples {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("at least one sample");
            }
            values = values.stream().sorted().toList();
        }

        /** Returns the distribution of drawn outcomes. */
        public static Samples of(double... values) {
            return new Samples(Arrays.stream(values).boxed().toList());
        }

        /** Interpolates between the samples as numpy does (type 7 of Hyndman and Fan 1996). */
        @Override
        public double quantile(double probability) {
            check(probability);
            double place = probability * (values.size() - 1);
            int below = (int) place;
            double at = values.get(below);
            return below + 1 == values.size() ? at : at + (place - below) * (values.get(below + 1) - at);
        }

        @Override
        public double cdf(double value) {
            return (double) values.stream().filter(one -> one <= value).count() / values.size();
        }

        @Override
        public double mean() {
            return doubles().average().orElseThrow();
        }

        @Override
        public double crps(double observed) {
            return ProbabilisticMetrics.crps(observed, doubles().toArray());
        }

        @Override
        public Distribution map(DoubleUnaryOperator rising) {
            return new Samples(values.stream().map(rising::applyAsDouble).toList());
        }

        @Override
        public double sample(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }

        private DoubleStream doubles() {
            return values.stream().mapToDouble(Double::doubleValue);
        }
    }
}
