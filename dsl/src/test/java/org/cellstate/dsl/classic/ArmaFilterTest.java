package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter against the definition: the Cholesky factor of the covariance matrix of all rows, covariances summed from the weights of errors. */
class ArmaFilterTest {

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("noise", SarimaOrder.of(0, 0, 0), new double[0], 20),
                Arguments.of("one lag", SarimaOrder.of(1, 0, 0), new double[] {0.7}, 30),
                Arguments.of("mixed", SarimaOrder.of(2, 0, 1), new double[] {1.2, -0.5, 0.4}, 40),
                Arguments.of(
                        "more lags than a season",
                        SarimaOrder.of(5, 0, 0).seasonal(1, 0, 1, 4),
                        new double[] {0.3, -0.2, 0.1, 0.2, -0.1, 0.5, -0.6},
                        60),
                Arguments.of(
                        "fewer rows than a season",
                        SarimaOrder.of(0, 0, 1).seasonal(0, 0, 1, 52),
                        new double[] {-0.4, -0.6},
                        40),
                Arguments.of(
                        "a season of a year of days",
                        SarimaOrder.of(1, 0, 1).seasonal(1, 0, 1, 365),
                        new double[] {0.5, 0.3, 0.4, -0.6},
                        450));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void errors_and_variances_are_those_of_the_whole_covariance_matrix(
            String name, SarimaOrder order, double[] coefficients, int rows) {
        Arma arma = Arma.of(order, coefficients);
        double[] values = new Random(3).doubles(rows, -2, 2).toArray();
        double[][] errors = new double[1][rows];
        double[] variances = new double[rows];

        new ArmaFilter(arma, 1).read(new double[][] {values}, errors, variances);

        // With covariance L L', errors are L's diagonal times the solution of L x = values, variances the squared
        // diagonal.
        RealMatrix factor = new CholeskyDecomposition(covariance(arma, rows)).getL();
        double[] solved = new double[rows];
        for (int row = 0; row < rows; row++) {
            double rest = values[row];
            for (int column = 0; column < row; column++) {
                rest -= factor.getEntry(row, column) * solved[column];
            }
            solved[row] = rest / factor.getEntry(row, row);
            assertThat(errors[0][row]).isCloseTo(rest, within(1e-8));
            assertThat(variances[row]).isCloseTo(Math.pow(factor.getEntry(row, row), 2), within(1e-8));
        }
    }

    private static RealMatrix covariance(Arma arma, int rows) {
        double[] weights = arma.weights(20_000);
        double[] covariances = new double[rows];
        for (int lag = 0; lag < rows; lag++) {
            for (int i = 0; i + lag < weights.length; i++) {
                covariances[lag] += weights[i] * weights[i + lag];
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(rows, rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < rows; column++) {
                matrix.setEntry(row, column, covariances[Math.abs(row - column)]);
            }
        }
        return matrix;
    }

    @Test
    void factors_are_multiplied_out_with_their_signs() {
        Arma arma = Arma.of(SarimaOrder.of(1, 0, 1).seasonal(1, 0, 1, 3), new double[] {0.5, 0.2, 0.4, -0.6});

        // (1 - 0.5 B)(1 - 0.4 B³) = 1 - 0.5 B - 0.4 B³ + 0.2 B⁴; (1 + 0.2 B)(1 - 0.6 B³) = 1 + 0.2 B - 0.6 B³ - 0.12
        // B⁴.
        assertThat(arma.ar()).containsExactly(new double[] {0.5, 0, 0.4, -0.2}, within(1e-15));
        assertThat(arma.ma()).containsExactly(new double[] {0.2, 0, -0.6, -0.12}, within(1e-15));
    }

    @Test
    void partial_autocorrelations_lead_to_an_autoregression_and_back() {
        double[] partial = {0.9, -0.4, 0.3, -0.8};

        assertThat(Arma.partial(Arma.ofPartial(partial))).containsExactly(partial, within(1e-12));
        assertThat(Arrays.stream(Arma.partial(new double[] {1.5, 0.2}))
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isGreaterThan(1);
    }

    @Test
    void differences_are_undone_from_what_lies_before() {
        Differencing differencing = Differencing.of(SarimaOrder.of(0, 1, 0).seasonal(0, 1, 0, 4));
        double[] values = new Random(5).doubles(30).toArray();

        double[] differences = differencing.difference(values);

        assertThat(differences).hasSize(25);
        assertThat(differences[0]).isCloseTo(values[5] - values[4] - values[1] + values[0], within(1e-15));
        assertThat(differencing.sum(Arrays.copyOf(values, 20), Arrays.copyOfRange(differences, 15, 25)))
                .containsExactly(Arrays.copyOfRange(values, 20, 30), within(1e-12));
    }
}
