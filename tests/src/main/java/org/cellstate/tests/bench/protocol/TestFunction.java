package org.cellstate.tests.bench.protocol;

import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.sweep.Trial;

/** A function whose minimum is known, for searches. Everyone asks for the same settings in the same order. */
public enum TestFunction {
    /** Two numbers; three minima of the same depth in a wide valley (Dixon and Szegö 1978). */
    BRANIN("Branin", 0.397887357729738) {
        @Override
        public double cost(Trial trial) {
            double x = trial.real("x", -5, 10);
            double y = trial.real("y", 0, 15);
            double bent = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
            return bent * bent + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
        }
    },

    /** Six numbers from 0 to 1; four dips, of which one is deepest (Hartman 1973). */
    HARTMANN6("Hartmann-6", -3.32236801141551) {
        @Override
        public double cost(Trial trial) {
            double[] x = new double[6];
            for (int i = 0; i < x.length; i++) {
                x[i] = trial.real("x" + (i + 1), 0, 1);
            }
            double sum = 0;
            for (int dip = 0; dip < DEPTHS.length; dip++) {
                double distance = 0;
                for (int i = 0; i < x.length; i++) {
                    double off = x[i] - CENTRES[dip][i];
                    distance += WEIGHTS[dip][i] * off * off;
                }
                sum += DEPTHS[dip] * Math.exp(-distance);
            }
            return -sum;
        }
    },

    /**
     * Settings such as those of a network: a cell, whole numbers, a rate by its logarithm, a dropout that is asked for only where there are
     * layers between which to drop, and attention with settings of its own. What is best for one depends on another: more layers want more
     * dropout, wider ones a smaller rate, and the cell that looks best without attention is not the one that is best with it. The numbers
     * that are not whole stand in squares whose centres lie in their ranges, so an exhaustive search over the others finds the minimum.
     */
    MIXED("mixed", 0.020003037820791325) {
        @Override
        public double cost(Trial trial) {
            String cell = trial.oneOf("cell", "lstm", "gru", "rnn");
            int layers = trial.integer("layers", 1, 4);
            int hidden = trial.logInt("hidden", 16, 256);
            double rate = trial.logReal("rate", 1e-4, 1e-1);
            double dropout = layers > 1 ? trial.real("dropout", 0, 0.6) : 0;
            double cost = floor(cell, layers, hidden)
                    + 0.25 * square(Math.log10(rate) - bestRate(hidden))
                    + (layers > 1 ? 2 * square(dropout - 0.12 * layers) : 0);
            if (!trial.bool("attention")) {
                return cost;
            }
            int heads = trial.oneOf("heads", 1, 2, 4, 8);
            double weightDropout = trial.real("weightDropout", 0, 0.5);
            return cost + attention(cell, heads) + 2 * square(weightDropout - 0.2);
        }
    };

    private static final double[] DEPTHS = {1, 1.2, 3, 3.2};
    private static final double[][] WEIGHTS = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    private final String label;
    private final double minimum;

    TestFunction(String label, double minimum) {
        this.label = label;
        this.minimum = minimum;
    }

    /** Returns its value; less is better. */
    public abstract double cost(Trial trial);

    /** Returns the least value there is. */
    public double minimum() {
        return minimum;
    }

    /** Returns the name in the table. */
    public String label() {
        return label;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TestFunction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What the cell, the layers and the width come to when all else is at its best, without attention. */
    private static double floor(String cell, int layers, int hidden) {
        int place = List.of("lstm", "gru", "rnn").indexOf(cell);
        double bare = new double[] {0.30, 0.22, 0.45}[place];
        int bestLayers = new int[] {2, 3, 1}[place];
        double bestWidth = new double[] {6.5, 5.5, 5}[place];
        double doublings = Math.log(hidden) / Math.log(2);
        return bare + 0.06 * square(layers - bestLayers) + 0.05 * square(doublings - bestWidth);
    }

    /** The decimal logarithm of the best rate: -2 at 16 units, and -3 at 256. */
    private static double bestRate(int hidden) {
        return -2 - (Math.log(hidden) / Math.log(2) - 4) / 4;
    }

    private static double attention(String cell, int heads) {
        double byHeads = switch (heads) {
            case 1 -> -0.05;
            case 2 -> -0.12;
            case 4 -> -0.20;
            default -> 0.02;
        };
        return byHeads + (cell.equals("lstm") ? -0.08 : 0.05);
    }

    private static double square(double value) {
        return value * value;
    }
}
