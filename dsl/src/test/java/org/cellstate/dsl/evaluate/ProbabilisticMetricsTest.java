package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Values that are not worked by hand are those of tests/python/reference/probabilistic.py: scoringrules 0.10.0, properscoring 0.1, Darts
 * 0.48.1, GluonTS 0.17.0 and scipy 1.17.1.
 */
class ProbabilisticMetricsTest {

    private static final Offset<Double> NEAR = within(1e-11);
    private static final double[] ACTUAL = {3, 5, 4, 8, 6};
    private static final double[] LOWER = {2, 2.5, 3, 3.5, 6.5};
    private static final double[] MIDDLE = {3.5, 4, 4.5, 5, 7};
    private static final double[] UPPER = {5, 6, 6.5, 7, 9};

    @Test
    void the_pinball_loss_weighs_a_miss_by_its_side() {
        // 0.9 x (7 - 5) and 0.1 x (5 - 3)
        assertThat(ProbabilisticMetrics.pinball(new double[] {7, 3}, new double[] {5, 5}, 0.9))
                .isEqualTo((1.8 + 0.2) / 2, NEAR);
    }

    @Test
    void the_pinball_loss_of_each_level_is_that_of_darts() {
        assertThat(ProbabilisticMetrics.pinball(ACTUAL, LOWER, 0.1)).isEqualTo(0.27, NEAR);
        assertThat(ProbabilisticMetrics.pinball(ACTUAL, MIDDLE, 0.5)).isEqualTo(0.6, NEAR);
        assertThat(ProbabilisticMetrics.pinball(ACTUAL, UPPER, 0.9)).isEqualTo(0.35, NEAR);
    }

    @Test
    void the_score_of_samples_worked_by_hand() {
        // to 3: errors 1, 0, 2; pairs 1, 3, 2 apart, each counted twice of nine
        assertThat(ProbabilisticMetrics.crps(new double[] {3}, new double[][] {{5, 2, 3}}))
                .isEqualTo(3.0 / 3 - (2 * (1 + 3 + 2)) / 9.0 / 2, NEAR);
        assertThat(ProbabilisticMetrics.crps(new double[] {3}, new double[][] {{5}}))
                .isEqualTo(2, NEAR);
    }

    @Test
    void the_score_of_samples_is_that_of_properscoring_and_scoringrules() {
        double[][] samples = {{2, 3, 5, 2.5}, {4, 4, 6, 1}, {3, 9, 4.5, 4}, {5, 6, 7, 7.5}, {6, 6.5, 2, 8}};

        assertThat(ProbabilisticMetrics.crps(ACTUAL, samples)).isEqualTo(0.625, NEAR);
    }

    @Test
    void the_score_of_quantiles_is_that_of_scoringrules() {
        double[][] quantiles = {{2, 3.5, 5}, {2.5, 4, 6}, {3, 4.5, 6.5}, {3.5, 5, 7}, {6.5, 7, 9}};

        assertThat(ProbabilisticMetrics.crps(ACTUAL, new double[] {0.1, 0.5, 0.9}, quantiles))
                .isEqualTo(0.813333333333, NEAR);
    }

    @Test
    void the_score_of_a_normal_distribution_is_that_of_properscoring_and_scoringrules() {
        assertThat(ProbabilisticMetrics.crpsNormal(8, 5, 2)).isEqualTo(1.988848007955, NEAR);
        assertThat(ProbabilisticMetrics.crpsNormal(-20, 5, 2)).isEqualTo(23.871620832904, NEAR);
    }

    @Test
    void the_score_of_a_t_distribution_is_that_of_scoringrules() {
        assertThat(ProbabilisticMetrics.crpsStudentT(8, 5, 2, 3.5)).isEqualTo(1.921333501476, NEAR);
        assertThat(ProbabilisticMetrics.crpsStudentT(-1, 5, 2, 2.1)).isEqualTo(4.430206345137, NEAR);
    }

    @Test
    void the_score_of_a_negative_binomial_distribution_is_that_of_scoringrules_and_of_the_sum_by_scipy() {
        assertThat(ProbabilisticMetrics.crpsNegativeBinomial(3, 5, 0.5)).isEqualTo(0.998409468663, NEAR);
        assertThat(ProbabilisticMetrics.crpsNegativeBinomial(0, 0.7, 2)).isEqualTo(0.163035525818, NEAR);
        assertThat(ProbabilisticMetrics.crpsNegativeBinomial(120, 100, 0.02)).isEqualTo(12.762629309037, within(1e-9));
        assertThat(ProbabilisticMetrics.crpsNegativeBinomial(9500, 10000, 0.001))
                .isEqualTo(330.660804013494, within(1e-6));
    }

    @Test
    void a_count_far_beyond_the_distribution_scores_nearly_its_distance() {
        double near = ProbabilisticMetrics.crpsNegativeBinomial(1_000, 5, 0.5);

        assertThat(ProbabilisticMetrics.crpsNegativeBinomial(1_000_000_000, 5, 0.5) - near)
                .isEqualTo(999_999_000, within(1e-6));
        assertThat(ProbabilisticMetrics.crpsNegativeBinomial(-7, 5, 0.5)
                        - ProbabilisticMetrics.crpsNegativeBinomial(0, 5, 0.5))
                .isEqualTo(7, NEAR);
    }

    @Test
    void coverage_width_and_interval_score_are_those_of_darts_and_scoringrules() {
        assertThat(ProbabilisticMetrics.coverage(ACTUAL, LOWER, UPPER)).isEqualTo(0.6, NEAR);
        assertThat(ProbabilisticMetrics.width(LOWER, UPPER)).isEqualTo(3.2, NEAR);
        assertThat(ProbabilisticMetrics.winkler(ACTUAL, LOWER, UPPER, 0.8)).isEqualTo(6.2, NEAR);
    }

    @Test
    void the_interval_score_adds_ten_times_the_miss_at_80_percent() {
        assertThat(ProbabilisticMetrics.winkler(new double[] {12}, new double[] {4}, new double[] {10}, 0.8))
                .isEqualTo(6 + 10 * 2, NEAR);
        assertThat(ProbabilisticMetrics.winkler(new double[] {1}, new double[] {4}, new double[] {10}, 0.8))
                .isEqualTo(6 + 10 * 3, NEAR);
    }

    @Test
    void the_scaled_interval_score_is_that_of_gluonts() {
        assertThat(ProbabilisticMetrics.msis(ACTUAL, LOWER, UPPER, 0.8, 1.6)).isEqualTo(3.875, NEAR);
        assertThat(ProbabilisticMetrics.msis(ACTUAL, LOWER, UPPER, 0.8, 0)).isNaN();
    }

    @Test
    void lengths_that_differ_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProbabilisticMetrics.pinball(ACTUAL, new double[] {1}, 0.5))
                .withMessageContaining("5 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ProbabilisticMetrics.width(new double[0], new double[0]));
    }
}
