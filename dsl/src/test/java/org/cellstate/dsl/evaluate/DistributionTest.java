package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.evaluate.Distribution.NegativeBinomial;
import org.cellstate.dsl.evaluate.Distribution.Normal;
import org.cellstate.dsl.evaluate.Distribution.Quantiles;
import org.cellstate.dsl.evaluate.Distribution.Samples;
import org.cellstate.dsl.evaluate.Distribution.StudentT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are not worked by hand are those of scipy 1.17.1 and numpy 2.4.6, by tests/python/reference/probabilistic.py. */
class DistributionTest {

    private static final Offset<Double> NEAR = within(1e-9);
    private static final Quantiles TWO_PIECES = new Quantiles(List.of(0.1, 0.5, 0.9), List.of(2.0, 3.5, 6.0));

    static Stream<Distribution> each_kind() {
        return Stream.of(
                TWO_PIECES,
                new Normal(5, 2),
                new StudentT(5, 2, 3.5),
                new NegativeBinomial(40, 0.1),
                Samples.of(new SplittableRandom(5).doubles(4_000, 2, 9).toArray()));
    }

    @Test
    void a_normal_distribution_is_that_of_scipy() {
        Normal normal = new Normal(5, 2);

        assertThat(normal.quantile(0.001)).isEqualTo(-1.180464612336, NEAR);
        assertThat(normal.quantile(0.1)).isEqualTo(2.436896868911, NEAR);
        assertThat(normal.median()).isEqualTo(5, NEAR);
        assertThat(normal.quantile(0.95)).isEqualTo(8.289707253903, NEAR);
        assertThat(normal.crps(8)).isEqualTo(1.988848007955, NEAR);
    }

    @Test
    void a_t_distribution_is_that_of_scipy() {
        StudentT student = new StudentT(5, 2, 3.5);

        assertThat(student.quantile(0.001)).isEqualTo(-11.631135209032, NEAR);
        assertThat(student.quantile(0.1)).isEqualTo(1.846846789727, NEAR);
        assertThat(student.median()).isEqualTo(5);
        assertThat(student.quantile(0.95)).isEqualTo(9.444866987299, NEAR);
        assertThat(new StudentT(0, 1, 2.0001).quantile(1e-9)).isEqualTo(-22350.216107958, within(1e-3));
        assertThat(student.cdf(0)).isEqualTo(0.037847321905, NEAR);
        assertThat(student.cdf(5)).isEqualTo(0.5, NEAR);
        assertThat(student.cdf(9)).isEqualTo(0.936930738712, NEAR);
    }

    @Test
    void a_negative_binomial_distribution_is_that_of_scipy() {
        NegativeBinomial counts = new NegativeBinomial(5, 0.5);

        assertThat(Stream.of(0.05, 0.5, 0.9, 0.999).map(counts::quantile)).containsExactly(0.0, 4.0, 11.0, 26.0);
        assertThat(counts.cdf(-1)).isZero();
        assertThat(counts.cdf(0)).isEqualTo(0.081632653061, NEAR);
        assertThat(counts.cdf(3.7)).isEqualTo(0.442196703754, NEAR);
        assertThat(counts.cdf(12)).isEqualTo(0.940604788103, NEAR);
        NegativeBinomial many = new NegativeBinomial(10_000, 0.001);
        assertThat(Stream.of(0.1, 0.5, 0.9).map(many::quantile)).containsExactly(9577.0, 9997.0, 10427.0);
    }

    @Test
    void samples_have_the_quantiles_of_numpy() {
        Samples samples = Samples.of(5, 1, 2, 10);

        assertThat(samples.quantile(0.1)).isEqualTo(1.3, NEAR);
        assertThat(samples.median()).isEqualTo(3.5, NEAR);
        assertThat(samples.quantile(0.9)).isEqualTo(8.5, NEAR);
        assertThat(samples.cdf(2)).isEqualTo(0.5);
        assertThat(samples.mean()).isEqualTo(4.5);
        assertThat(samples.values()).containsExactly(1.0, 2.0, 5.0, 10.0);
    }

    @Test
    void drawn_counts_have_counts_as_quantiles() {
        Distribution.Counts counts = Distribution.Counts.of(0, 3, 0, 7, 1);

        // numpy 2.4.6: quantile([0, 3, 0, 7, 1], q, method="inverted_cdf")
        assertThat(Stream.of(0.1, 0.4, 0.41, 0.5, 0.8, 0.81, 0.99).map(counts::quantile))
                .containsExactly(0.0, 0.0, 1.0, 1.0, 3.0, 7.0, 7.0);
        assertThat(counts.cdf(1)).isEqualTo(0.6);
        assertThat(counts.mean()).isEqualTo(2.2, NEAR);
        assertThat(counts.crps(2)).isEqualTo(Samples.of(0, 3, 0, 7, 1).crps(2));
        assertThat(counts.map(value -> 2 * value)).isEqualTo(Samples.of(0, 6, 0, 14, 2));
    }

    @Test
    void quantiles_lie_on_two_halves_of_normal_distributions() {
        assertThat(TWO_PIECES.quantile(0.9)).isEqualTo(6);
        assertThat(TWO_PIECES.quantile(0.02)).isEqualTo(1.096176815064, NEAR);
        assertThat(TWO_PIECES.quantile(0.3)).isEqualTo(2.886212158597, NEAR);
        assertThat(TWO_PIECES.quantile(0.97)).isEqualTo(7.168977625867, NEAR);
    }

    @Test
    void mean_and_score_of_quantiles_are_the_integrals() {
        assertThat(TWO_PIECES.mean()).isEqualTo(3.811296315437, NEAR);
        assertThat(TWO_PIECES.crps(1)).isEqualTo(1.944521791602, NEAR);
        assertThat(TWO_PIECES.crps(3)).isEqualTo(0.448644621016, NEAR);
        assertThat(TWO_PIECES.crps(7.5)).isEqualTo(2.837130113002, NEAR);
    }

    @Test
    void quantiles_of_a_normal_distribution_are_that_distribution() {
        Normal normal = new Normal(-3, 0.7);
        List<Double> levels = List.of(0.05, 0.2, 0.6, 0.7);
        Quantiles quantiles =
                new Quantiles(levels, levels.stream().map(normal::quantile).toList());

        assertThat(quantiles.quantile(0.99)).isEqualTo(normal.quantile(0.99), NEAR);
        assertThat(quantiles.cdf(-3.3)).isEqualTo(normal.cdf(-3.3), NEAR);
        assertThat(quantiles.mean()).isEqualTo(-3, NEAR);
        assertThat(quantiles.crps(-1)).isEqualTo(normal.crps(-1), NEAR);
    }

    @Test
    void quantiles_that_cross_are_put_in_order() {
        Quantiles crossed = new Quantiles(List.of(0.1, 0.5, 0.9), List.of(4.0, 3.0, 9.0));

        assertThat(crossed.values()).containsExactly(3.0, 4.0, 9.0);
    }

    @Test
    void quantiles_that_are_one_number_score_the_distance_to_it() {
        Quantiles one = new Quantiles(List.of(0.1, 0.5, 0.9), List.of(4.0, 4.0, 4.0));

        assertThat(one.crps(7)).isEqualTo(3, NEAR);
        assertThat(one.crps(-1)).isEqualTo(5, NEAR);
        assertThat(one.mean()).isEqualTo(4, NEAR);
        assertThat(one.cdf(3.9)).isZero();
        assertThat(one.cdf(4)).isEqualTo(1);
        assertThat(new Quantiles(List.of(0.5), List.of(4.0)).quantile(0.3)).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("each_kind")
    void drawn_outcomes_have_the_quantiles_of_the_distribution(Distribution distribution) {
        SplittableRandom random = new SplittableRandom(11);
        int draws = 40_000;
        double below = distribution.quantile(0.25);
        int count = 0;
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            double value = distribution.sample(random);
            count += value <= below ? 1 : 0;
            sum += value;
        }

        assertThat((double) count / draws).isEqualTo(distribution.cdf(below), within(0.01));
        assertThat(sum / draws).isEqualTo(distribution.mean(), within(0.01 * Math.abs(distribution.mean()) + 0.03));
    }

    @ParameterizedTest
    @MethodSource("each_kind")
    void the_score_is_the_mean_pinball_loss_of_many_levels_twice(Distribution distribution) {
        double observed = distribution.quantile(0.8) + 1;
        double sum = 0;
        int levels = 20_000;
        for (int i = 0; i < levels; i++) {
            double level = (i + 0.5) / levels;
            sum += 2 * ProbabilisticMetrics.pinball(observed, distribution.quantile(level), level) / levels;
        }

        assertThat(distribution.crps(observed)).isEqualTo(sum, within(0.002 * sum));
    }

    @ParameterizedTest
    @MethodSource("each_kind")
    void quantiles_go_through_a_curved_map_and_means_do_not(Distribution distribution) {
        Distribution mapped = distribution.map(Math::exp);

        assertThat(mapped.quantile(0.75))
                .isEqualTo(Math.exp(distribution.quantile(0.75)), within(1e-3 * mapped.mean()));
        assertThat(mapped.mean()).isGreaterThan(1.05 * Math.exp(distribution.mean()));
    }

    @Test
    void a_straight_map_leaves_the_kind_of_distribution() {
        assertThat(new Normal(1, 2).map(value -> 100 + 10 * value)).isEqualTo(new Normal(110, 20));
        assertThat(new StudentT(1, 2, 5).map(value -> 100 + 10 * value)).isEqualTo(new StudentT(110, 20, 5));
        assertThat(new Normal(1, 2).map(Math::exp)).isInstanceOf(Quantiles.class);
    }

    @Test
    void probabilities_outside_0_to_1_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Normal(0, 1).quantile(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantiles(List.of(0.0), List.of(4.0)));
        assertThatIllegalArgumentException().isThrownBy(Samples::of);
    }
}
