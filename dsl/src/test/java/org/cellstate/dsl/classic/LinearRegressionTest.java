package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

/** References are scikit-learn 1.9: tests/python/reference/classic_linear.py. */
class LinearRegressionTest {

    private static final List<String> REFERENCE = Fits.lines("linear.csv");
    private static final Series BIRTHS =
            Series.daily("births", LocalDate.of(1969, 1, 1), Fits.numbers(REFERENCE.get(0)));

    @Test
    void forecasts_and_coefficients_are_those_of_scikit_learn() {
        LinearFit fit = Cellstate.linear().lookback(14).lags(364).ridge(2).fit(BIRTHS);

        // The calendar is kept in single precision here.
        assertThat(fit.forecast(5)).containsExactly(Fits.numbers(REFERENCE.get(1)), within(0.01));
        double[] expected = Fits.numbers(REFERENCE.get(2));
        assertThat(fit.coefficients().get(0).value()).isCloseTo(expected[0], within(1e-6));
        assertThat(fit.coefficients().get(14))
                .satisfies(lag -> assertThat(lag.name()).isEqualTo("lag 364"))
                .satisfies(lag -> assertThat(lag.value()).isCloseTo(expected[1], within(1e-6)));
    }

    @Test
    void a_line_goes_on_as_a_line() {
        double[] values = new double[60];
        Arrays.setAll(values, row -> 5 + 2.0 * row);

        assertThat(Cellstate.linear()
                        .calendar(false)
                        .ridge(1e-9)
                        .fit(Fits.months(values))
                        .forecast(3))
                .containsExactly(new double[] {125, 127, 129}, within(1e-3));
    }

    @Test
    void a_lag_that_is_not_known_yet_is_left_out() {
        LinearFit with = Cellstate.linear().lookback(14).lags(3).fit(BIRTHS);
        LinearFit without = Cellstate.linear().lookback(14).fit(BIRTHS);

        assertThat(with.forecast(5)[4]).isEqualTo(without.forecast(5)[4]);
        assertThat(with.forecast(5)[2]).isNotEqualTo(without.forecast(5)[2]);
    }

    @Test
    void another_history_is_read_with_the_coefficients_that_were_fitted() {
        LinearFit fit = Cellstate.linear().fit(BIRTHS.rows(0, 500));

        assertThat(fit.forecast(BIRTHS.rows(0, 500), 7)).isEqualTo(fit.forecast(7));
        double next = fit.forecast(BIRTHS.rows(0, 450), 1)[0];
        assertThat(fit.residuals()[450]).isCloseTo(BIRTHS.value(450) - next, within(1e-9));
        // The window alone counts, whatever lies before it.
        assertThat(fit.forecast(BIRTHS.rows(480, 560), 3)).isEqualTo(fit.forecast(BIRTHS.rows(0, 560), 3));
    }

    @Test
    void quantiles_lie_on_both_sides_as_far_as_errors_were_large() {
        LinearFit fit = Cellstate.linear().fit(BIRTHS);
        double[] low = fit.quantile(0.1, 7);
        double[] high = fit.quantile(0.9, 7);
        double[] point = fit.forecast(7);

        for (int row = 0; row < 7; row++) {
            assertThat(point[row]).isCloseTo((low[row] + high[row]) / 2, within(1e-9));
        }
        assertThat(high[0]).isGreaterThan(point[0]);
    }

    @Test
    void the_lookback_is_two_seasons_where_there_is_room() {
        assertThat(Cellstate.linear().fit(BIRTHS).coefficients()).hasSize(14);
        assertThat(Cellstate.linear().fit(Fits.airPassengers()).coefficients()).hasSize(24);
        assertThat(Cellstate.linear().fit(BIRTHS.rows(0, 20)).coefficients()).hasSize(5);
        assertThat(Cellstate.linear().fit(BIRTHS).words())
                .isEqualTo(
                        "A regression for each row ahead, on the 14 rows before and the calendar. Coefficients are those of the"
                                + " first row ahead.");
    }

    @Test
    void a_constant_series_stays_where_it_is() {
        double[] values = new double[40];
        Arrays.fill(values, 7);

        assertThat(Cellstate.linear().fit(Fits.months(values)).forecast(2))
                .containsExactly(new double[] {7, 7}, within(1e-9));
    }

    @Test
    void what_cannot_be_learned_is_refused() {
        assertThatThrownBy(() -> Cellstate.linear().lookback(30).fit(BIRTHS.rows(0, 31)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 32 rows");
        assertThatThrownBy(() ->
                        Cellstate.linear().lookback(30).fit(BIRTHS.rows(0, 40)).forecast(10))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("row 10 ahead, 40 rows, 30 of them before the first")
                .hasMessageContaining(".forecast(9) at most");
        assertThatThrownBy(() -> Cellstate.linear().fit(Series.daily("a", LocalDate.EPOCH, 1, Double.NaN, 3, 4)))
                .isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> Cellstate.linear().ridge(0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> Cellstate.linear().lookback(0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> Cellstate.linear().lags(0)).isInstanceOf(ConfigProblem.class);
    }
}
