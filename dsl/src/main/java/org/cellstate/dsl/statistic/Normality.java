package org.cellstate.dsl.statistic;

import org.cellstate.dsl.data.ShapeProblem;

/**
 * A test of whether values are normally distributed: that of Shapiro and Wilk (1965) up to 5,000 values, with Royston's coefficients (1995);
 * of more that of Jarque and Bera (1980), which looks at skewness and tails alone.
 *
 * @param test {@code Shapiro-Wilk} or {@code Jarque-Bera}
 * @param statistic W, at most 1, which it is for a normal sample; or the statistic of Jarque and Bera, 0 or more, 0 for one. NaN where the
 *     values are all equal
 * @param pValue the probability of a statistic at least as far from that of a normal sample if the values are normal; NaN where it is
 * @param skewness of the values: above 0 with a long tail upwards
 * @param tails the excess kurtosis of the values: above 0 with more extreme ones than a normal distribution has
 */
public record Normality(String test, double statistic, double pValue, double skewness, double tails) {

    /** A normal distribution is doubted below this p-value. */
    public static final double SIGNIFICANT = 0.05;

    private static final int FEWEST = 3;
    private static final int MOST_OF_SHAPIRO_WILK = 5_000;

    /**
     * Tests values, at least 3.
     *
     * @throws ShapeProblem if there are fewer
     */
    public static Normality of(double[] values) {
        if (values.length < FEWEST) {
            throw new ShapeProblem(
                    "A test of a distribution needs at least " + FEWEST + " values.",
                    values.length + " values",
                    "more values");
        }
        return values.length <= MOST_OF_SHAPIRO_WILK ? shapiroWilk(values) : jarqueBera(values);
    }

    /** Tests values by their skewness and tails. */
    public static Normality jarqueBera(double[] values) {
        double[] moments = moments(values);
        double statistic = values.length / 6.0 * (moments[0] * moments[0] + moments[1] * moments[1] / 4);
        // The tail of chi-square with two degrees of freedom.
        return new Normality("Jarque-Bera", statistic, Math.exp(-statistic / 2), moments[0], moments[1]);
    }

    /** Tests values, 3 to 5,000 of them, by how straight they lie against normal ones in order. */
    public static Normality shapiroWilk(double[] values) {
        double[] moments = moments(values);
        double statistic = ShapiroWilk.statistic(values);
        return new Normality(
                "Shapiro-Wilk", statistic, ShapiroWilk.probability(statistic, values.length), moments[0], moments[1]);
    }

    private static double[] moments(double[] values) {
        double[] centred = Correlations.centred(values);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : centred) {
            second += value * value / values.length;
            third += value * value * value / values.length;
            fourth += value * value * value * value / values.length;
        }
        return new double[] {third / Math.pow(second, 1.5), fourth / (second * second) - 3};
    }

    /** Returns whether the values are hardly normal: the p-value is below {@link #SIGNIFICANT}. */
    public boolean isSignificant() {
        return pValue < SIGNIFICANT;
    }
}
