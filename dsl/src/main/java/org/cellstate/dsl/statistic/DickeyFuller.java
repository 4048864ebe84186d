package org.cellstate.dsl.statistic;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The augmented Dickey-Fuller test (Dickey and Fuller 1979, Said and Dickey 1984), with a constant: does a series wander as a random walk
 * does? Each step is regressed on the level before it and on the steps before that; a level that pulls back speaks against wandering. How
 * many steps are taken, Akaike's criterion says, up to {@code 12 (n / 100)^¼} (Schwert 1989). The probability is by MacKinnon's response
 * surface (1994).
 *
 * @param statistic the t value of the level: the further below 0, the less it wanders; NaN where all values are equal
 * @param lags steps that were taken
 * @param pValue the probability of a statistic at least as low if the series wanders; NaN where the statistic is
 */
public record DickeyFuller(double statistic, int lags, double pValue) {

    /** Wandering is ruled out below this p-value. */
    public static final double SIGNIFICANT = 0.05;

    /** Rows that a test needs. */
    static final int FEWEST = 8;

    /** Where MacKinnon's two polynomials meet, and where his distribution ends. */
    private static final double MIDDLE = -1.61;

    private static final double LOWEST = -18.83;
    private static final double HIGHEST = 2.74;
    private static final double[] LOW = {2.1659, 1.4412, 0.038269};
    private static final double[] HIGH = {1.7339, 0.93202, -0.12745, -0.010368};

    /** Tests values in order, at least 8. */
    public static DickeyFuller of(double[] values) {
        double[] level = standardised(values);
        if (level.length < FEWEST || Double.isNaN(level[0])) {
            return new DickeyFuller(Double.NaN, 0, Double.NaN);
        }
        int most = Math.min((int) Math.ceil(12 * Math.pow(level.length / 100.0, 0.25)), level.length / 2 - 2);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        Regression longest = Regression.of(level, most);
        for (int lags = 0; lags <= most; lags++) {
            double criterion = longest.akaike(lags);
            if (criterion < least) {
                least = criterion;
                best = lags;
            }
        }
        double statistic = Regression.of(level, best).statistic();
        return new DickeyFuller(statistic, best, probability(statistic));
    }

    private static double[] standardised(double[] values) {
        double[] centred = Correlations.centred(values);
        double deviation = Math.sqrt(Correlations.product(centred, 0) / values.length);
        double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        boolean constant = !(deviation > 1e-14 * size);
        return Arrays.stream(centred)
                .map(value -> constant ? Double.NaN : value / deviation)
                .toArray();
    }

    private static double probability(double statistic) {
        if (Double.isNaN(statistic)) {
            return Double.NaN;
        }
        if (statistic > HIGHEST) {
            return 1;
        }
        if (statistic < LOWEST) {
            return 0;
        }
        double[] surface = statistic <= MIDDLE ? LOW : HIGH;
        double score = 0;
        for (int power = surface.length - 1; power >= 0; power--) {
            score = score * statistic + surface[power];
        }
        return new NormalDistribution(null, 0, 1).cumulativeProbability(score);
    }

    /** Returns whether the series hardly wanders: the p-value is below {@link #SIGNIFICANT}. */
    public boolean isSignificant() {
        return pValue < SIGNIFICANT;
    }

    /**
     * The products of level, constant and steps with each other and with the step to explain, of the rows that have as many steps before
     * them: all shorter regressions are in them.
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside, never compared
    private record Regression(int rows, double[][] products, double[] targets, double square) {

        static Regression of(double[] level, int lags) {
            int rows = level.length - 1 - lags;
            int columns = lags + 2;
            double[][] products = new double[columns][columns];
            double[] targets = new double[columns];
            double square = 0;
            double[] row = new double[columns];
            for (int at = lags + 1; at < level.length; at++) {
                double target = level[at] - level[at - 1];
                row[0] = level[at - 1];
                row[1] = 1;
                for (int lag = 1; lag <= lags; lag++) {
                    row[lag + 1] = level[at - lag] - level[at - lag - 1];
                }
                for (int i = 0; i < columns; i++) {
                    for (int j = 0; j < columns; j++) {
                        products[i][j] += row[i] * row[j];
                    }
                    targets[i] += row[i] * target;
                }
                square += target * target;
            }
            return new Regression(rows, products, targets, square);
        }

        /** Returns Akaike's criterion of the regression on the first steps only; infinite where it has no one solution. */
        double akaike(int lags) {
            try {
                int size = lags + 2;
                RealVector target = new ArrayRealVector(Arrays.copyOf(targets, size));
                double left = square - solver(size).solve(target).dotProduct(target);
                return rows * (Math.log(2 * Math.PI) + Math.log(left / rows) + 1) + 2.0 * size;
            } catch (SingularMatrixException e) {
                return Double.POSITIVE_INFINITY;
            }
        }

        /** Returns the t value of the level; NaN where the regression has no one solution. */
        double statistic() {
            try {
                int size = targets.length;
                RealVector target = new ArrayRealVector(targets);
                DecompositionSolver solver = solver(size);
                RealVector weights = solver.solve(target);
                double variance = (square - weights.dotProduct(target)) / (rows - size);
                return weights.getEntry(0)
                        / Math.sqrt(variance * solver.getInverse().getEntry(0, 0));
            } catch (SingularMatrixException e) {
                return Double.NaN;
            }
        }

        private DecompositionSolver solver(int size) {
            RealMatrix matrix = new Array2DRowRealMatrix(products).getSubMatrix(0, size - 1, 0, size - 1);
            return new LUDecomposition(matrix).getSolver();
        }
    }
}
