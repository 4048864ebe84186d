package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

/** References are statsmodels 0.15: tests/python/reference/classic_theta.py. Its alpha is that of a likelihood, ours of squared errors. */
class ThetaTest {

    private static final Series AIR = Fits.airPassengers();

    @Test
    void with_a_season_it_forecasts_as_statsmodels_does() {
        ThetaFit fit = Cellstate.theta().fit(AIR);
        double[] expected = {440.0679250362304, 428.3743145770009, 489.69573707550813, 475.69362089237876};

        assertThat(fit.label()).isEqualTo("theta (12)");
        assertThat(fit.coefficients().get(1).value()).isCloseTo(2.646139257605093, within(1e-9));
        for (int row = 0; row < 4; row++) {
            assertThat(fit.forecast(4)[row] / expected[row]).isCloseTo(1, within(2e-3));
        }
    }

    @Test
    void without_a_season_it_forecasts_as_statsmodels_does() {
        ThetaFit fit = Cellstate.theta().fit(Fits.years(AIR.values()));

        assertThat(fit.label()).isEqualTo("theta");
        assertThat(fit.forecast(3))
                .containsExactly(new double[] {433.3236283043461, 434.6522202583691, 435.9808122123921}, within(0.02));
    }

    @Test
    void a_history_that_begins_in_another_month_keeps_its_seasons() {
        ThetaFit fit = Cellstate.theta().fit(AIR.rows(0, 108));
        double[] late = fit.forecast(AIR.rows(53, 144), 6);
        double[] whole = fit.forecast(AIR, 6);

        for (int row = 0; row < 6; row++) {
            assertThat(late[row] / whole[row]).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void a_season_is_added_where_values_are_not_above_zero() {
        double[] wave = new double[48];
        Arrays.setAll(wave, row -> 10 * Math.sin(2 * Math.PI * row / 12));

        assertThat(Cellstate.theta().fit(Fits.months(wave)).forecast(12))
                .containsExactly(Arrays.copyOf(wave, 12), within(0.05));
    }

    @Test
    void too_few_rows_are_refused() {
        assertThatThrownBy(() -> Cellstate.theta().season(12).fit(AIR.rows(0, 20)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 24 rows");
        assertThatThrownBy(() -> Cellstate.theta().fit(AIR.rows(0, 3))).isInstanceOf(ShapeProblem.class);
    }
}
