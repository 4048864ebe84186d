package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;
import org.junit.jupiter.api.Test;

/** Expected values by scikit-learn 1.9.1: tests/python/reference/gaussian_process.py. */
final class GaussianProcessTest {

    private static final double[] VALUES = {0.8, -0.3, 1.1, -0.9, 0.4, 1.3, -1.2};
    private static final List<List<Setting>> TRIALS = List.of(
            trial(0.1, 0),
            trial(0.35, 1, 0.2),
            trial(0.5, 2, 0.9),
            trial(0.7, 1, 0.6),
            trial(0.85, 0),
            trial(0.95, 2, 0.4),
            trial(0.4, 1, 0.75));
    private static final List<List<Setting>> NEW = List.of(trial(0.2, 0), trial(0.6, 1, 0.5), trial(0.75, 2, 0.1));
    private static final double[] LOGS = {Math.log(1.3), Math.log(0.05), Math.log(4), Math.log(0.7), Math.log(2)};

    private final Places places = new Places(TRIALS);
    private final List<double[]> points = TRIALS.stream().map(places::point).toList();
    private final MarginalLikelihood likelihood = MarginalLikelihood.of(points, VALUES, places.choices());
    private final GaussianProcess process = new GaussianProcess(likelihood.covariance(LOGS), points, VALUES);

    private static List<Setting> trial(double x, int choice, double... z) {
        List<Setting> trial = new ArrayList<>();
        trial.add(new Setting("x", Domain.real("x", 0, 1, false), x));
        trial.add(new Setting("c", Domain.choice("c", List.of("a", "b", "d")), choice));
        Arrays.stream(z).forEach(unit -> trial.add(new Setting("z", Domain.real("z", 0, 1, false), unit)));
        return trial;
    }

    @Test
    void the_marginal_likelihood_is_that_of_scikit_learn() {
        assertThat(likelihood.log(LOGS, new double[5])).isEqualTo(-9.173414647693486, within(1e-9));
    }

    @Test
    void what_is_believed_is_what_scikit_learn_predicts() {
        double[] means = {0.759220557403766, -0.8706063094967468, 1.0448032022869995};
        double[] variances = {0.1204523459102569, 0.08902444271469205, 0.5232098476522586};
        for (int i = 0; i < 3; i++) {
            GaussianProcess.Belief belief = process.belief(places.point(NEW.get(i)));
            assertThat(belief.mean()).isEqualTo(means[i], within(1e-9));
            assertThat(belief.variance()).isEqualTo(variances[i], within(1e-9));
        }
    }

    @Test
    void the_gradient_of_the_likelihood_is_its_finite_difference() {
        double[] gradient = new double[LOGS.length];
        likelihood.log(LOGS, gradient);
        for (int i = 0; i < LOGS.length; i++) {
            double[] above = LOGS.clone();
            double[] below = LOGS.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            double difference = (likelihood.log(above, new double[5]) - likelihood.log(below, new double[5])) / 2e-5;
            assertThat(gradient[i]).isEqualTo(difference, within(1e-7));
            assertThat(Math.abs(difference)).isGreaterThan(1e-3);
        }
    }

    @Test
    void the_slopes_of_a_promise_are_its_finite_differences() {
        Promise promise = new Promise(process, places, -1);
        double[] gradient = new double[2];
        promise.loss(places.point(trial(0.6, 1, 0.5)), new int[] {0, 2}, gradient);

        double byX = (promise.of(trial(0.60001, 1, 0.5)) - promise.of(trial(0.59999, 1, 0.5))) / 2e-5;
        double byZ = (promise.of(trial(0.6, 1, 0.50001)) - promise.of(trial(0.6, 1, 0.49999))) / 2e-5;
        assertThat(-gradient[0]).isEqualTo(byX, within(1e-6));
        assertThat(-gradient[1]).isEqualTo(byZ, within(1e-6));
    }

    @Test
    void a_number_that_one_of_two_trials_lacks_sets_them_apart_by_as_much_as_its_range() {
        Stream.of(0.0, 0.3, 1.0)
                .forEach(z -> assertThat(apart(trial(0.5, 1, z), trial(0.5, 1))).isEqualTo(1, within(1e-12)));
        assertThat(apart(trial(0.5, 1), trial(0.5, 1))).isZero();
        assertThat(apart(trial(0.5, 1, 0), trial(0.5, 1, 1))).isEqualTo(1, within(1e-12));
        assertThat(apart(trial(0.5, 1, 0.4), trial(0.5, 1, 0.6))).isEqualTo(0.2, within(0.02));
    }

    private double apart(List<Setting> left, List<Setting> right) {
        return Math.sqrt(Places.squared(places.point(left), places.point(right), 2, false));
    }

    @Test
    void a_factor_is_that_of_commons_math_and_its_inverse_undoes_the_matrix() {
        SplittableRandom random = new SplittableRandom(3);
        RealMatrix root = MatrixUtils.createRealMatrix(8, 8);
        for (int i = 0; i < 64; i++) {
            root.setEntry(i / 8, i % 8, random.nextDouble());
        }
        RealMatrix matrix = root.multiply(root.transpose());

        CholeskyFactor factor = CholeskyFactor.of(lower(matrix)).orElseThrow();

        CholeskyDecomposition expected = new CholeskyDecomposition(matrix);
        double[][] rows = lower(expected.getL());
        double[][] inverse = lower(expected.getSolver().getInverse());
        for (int i = 0; i < 8; i++) {
            assertThat(factor.rows()[i]).containsExactly(rows[i], within(1e-10));
            assertThat(factor.inverseMatrix()[i]).containsExactly(inverse[i], within(1e-6));
        }
        assertThat(factor.logDeterminant()).isEqualTo(Math.log(expected.getDeterminant()), within(1e-9));
        assertThat(CholeskyFactor.of(new double[][] {{1}, {2, 1}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{Double.NaN}})).isEmpty();
    }

    private static double[][] lower(RealMatrix matrix) {
        return IntStream.range(0, matrix.getRowDimension())
                .mapToObj(i -> Arrays.copyOf(matrix.getRow(i), i + 1))
                .toArray(double[][]::new);
    }
}
