package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values are scikit-learn 1.9.1's, see tests/python/reference/softmax_regression.py. */
class SoftmaxRegressionTest {

    private static final int[] TRUTH = {0, 1, 2, 0, 1, 2, 0, 0, 1, 2, 2, 1};

    /** Rows of three features. */
    private static SoftmaxRegression.Row[] rows() {
        SoftmaxRegression.Row[] rows = new SoftmaxRegression.Row[TRUTH.length];
        for (int row = 0; row < rows.length; row++) {
            double[] values = {Math.sin(row), row * 7 % 5 - 2, Math.cos(2 * row) + TRUTH[row]};
            rows[row] = new SoftmaxRegression.Row(new int[] {0, 1, 2}, values);
        }
        return rows;
    }

    @Test
    void probabilities_are_those_of_another_implementation() {
        SoftmaxRegression fitted = SoftmaxRegression.fit(rows(), TRUTH, 3, 3, 0.05, new double[0]);

        assertThat(fitted.settled()).isTrue();
        assertThat(fitted.probabilities(rows()[0]))
                .containsExactly(new double[] {0.452592, 0.281933, 0.265475}, within(2e-4));
        assertThat(fitted.probabilities(rows()[5]))
                .containsExactly(new double[] {0.364505, 0.257841, 0.377655}, within(2e-4));
        assertThat(fitted.loss(rows(), TRUTH)).isCloseTo(0.702674, within(1e-5));
    }

    @Test
    void the_minimum_is_the_same_from_anywhere() {
        double[] elsewhere = {3, -2, 1, 0.5, 4, -1, 2, 2, -3, 1, 0, -1};
        SoftmaxRegression one = SoftmaxRegression.fit(rows(), TRUTH, 3, 3, 0.05, new double[0]);
        SoftmaxRegression other = SoftmaxRegression.fit(rows(), TRUTH, 3, 3, 0.05, elsewhere);

        assertThat(other.probabilities(rows()[3])).containsExactly(one.probabilities(rows()[3]), within(1e-3));
    }

    @Test
    void without_a_feature_it_says_the_shares_of_the_classes() {
        SoftmaxRegression.Row[] empty = new SoftmaxRegression.Row[4];
        java.util.Arrays.fill(empty, new SoftmaxRegression.Row(new int[0], new double[0]));
        SoftmaxRegression fitted = SoftmaxRegression.fit(empty, new int[] {0, 0, 0, 1}, 2, 0, 1, new double[0]);

        assertThat(fitted.probabilities(empty[0])).containsExactly(new double[] {0.75, 0.25}, within(1e-4));
    }
}
