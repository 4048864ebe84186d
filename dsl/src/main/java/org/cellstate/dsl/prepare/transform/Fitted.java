package org.cellstate.dsl.prepare.transform;

/** A transform with the numbers that it took from the training rows. */
public sealed interface Fitted {

    /** Returns a number in words for messages, such as {@code log()}. */
    String label();

    /**
     * A logarithm or a Box-Cox power. It rises, so that an order of values stays one.
     *
     * @param label what was said
     * @param lambda the power; 0 is the logarithm
     * @param offset added first
     * @param ceiling the largest value that comes back: {@value #REACH} times the largest training value. Without it a forecast far out would
     *     be infinite
     */
    record Curve(String label, double lambda, double offset, double ceiling) implements Fitted {

        static final double REACH = 1e6;

        double apply(double value) {
            double log = Math.log(value + offset);
            return lambda == 0 ? log : Math.expm1(lambda * log) / lambda;
        }

        double invert(double value) {
            if (lambda == 0) {
                return Math.min(ceiling, Math.exp(value) - offset);
            }
            double base = lambda * value;
            if (base <= -1) {
                return lambda > 0 ? -offset : ceiling;
            }
            return Math.min(ceiling, Math.exp(Math.log1p(base) / lambda) - offset);
        }
    }

    /**
     * A move and a stretch.
     *
     * @param label what was said
     * @param center becomes 0
     * @param spread becomes 1; above 0
     */
    record Scaling(String label, double center, double spread) implements Fitted {

        double apply(double value) {
            return (value - center) / spread;
        }

        double invert(double value) {
            return center + value * spread;
        }
    }

    /**
     * One difference. It takes no number from the data.
     *
     * @param label what was said
     * @param lag rows between the two values
     */
    record Lagged(String label, int lag) implements Fitted {

        /** The first {@code lag} differences are missing. */
        double[] apply(double[] values) {
            double[] differences = new double[values.length];
            for (int row = 0; row < values.length; row++) {
                differences[row] = row < lag ? Double.NaN : values[row] - values[row - lag];
            }
            return differences;
        }

        /**
         * Adds differences to what they are from.
         *
         * @param before the values before the first difference, at least {@code lag}
         */
        double[] invert(double[] before, double[] ahead) {
            double[] values = new double[ahead.length];
            for (int step = 0; step < values.length; step++) {
                values[step] = ahead[step] + (step < lag ? before[before.length - lag + step] : values[step - lag]);
            }
            return values;
        }
    }
}
