package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.TimeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected intervals are those of statsforecast 2.1.1: tests/python/reference/classic_baselines.py. */
class BaselinesTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Series WEEKS = Series.daily("a", START, 3, 5, 4, 8, 9, 2, 1, 4, 6, 6, 9, 9, 3, 3, 6);
    private static final Series LATER = Series.daily("a", START, 10, 20, 30, 40, 50, 60, 70, 80);
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void the_last_row_stays() {
        assertThat(Cellstate.naive().fit(WEEKS).forecast(3)).containsExactly(6, 6, 6);
        assertThat(Cellstate.naive().fit(WEEKS).forecast(LATER, 2)).containsExactly(80, 80);
    }

    @Test
    void the_last_season_comes_again_and_again() {
        assertThat(Cellstate.seasonalNaive().fit(WEEKS).forecast(9)).containsExactly(6, 6, 9, 9, 3, 3, 6, 6, 6);
        assertThat(Cellstate.seasonalNaive().season(2).fit(WEEKS).forecast(3)).containsExactly(3, 6, 3);
        assertThat(Cellstate.seasonalNaive().fit(WEEKS).forecast(LATER, 2)).containsExactly(20, 30);
    }

    @Test
    void the_line_from_the_first_to_the_last_row_goes_on_from_any_history() {
        // From 3 to 6 in 14 steps.
        double step = 3 / 14.0;

        assertThat(Cellstate.drift().fit(WEEKS).forecast(2))
                .containsExactly(new double[] {6 + step, 6 + 2 * step}, CLOSE);
        assertThat(Cellstate.drift().fit(WEEKS).forecast(LATER, 1)).containsExactly(new double[] {80 + step}, CLOSE);
    }

    @Test
    void the_mean_of_what_was_fitted_stays_whatever_comes_after() {
        assertThat(Cellstate.mean().fit(WEEKS).forecast(2)).containsExactly(new double[] {5.2, 5.2}, CLOSE);
        assertThat(Cellstate.mean().fit(WEEKS).forecast(LATER, 1)).containsExactly(new double[] {5.2}, CLOSE);
    }

    @Test
    void the_season_is_that_of_the_frequency_and_labels_say_it() {
        Series years = Series.monthly("m", START, new double[24]);

        assertThat(Cellstate.seasonalNaive().label()).isEqualTo("seasonal naive");
        assertThat(Cellstate.seasonalNaive().fit(WEEKS).label()).isEqualTo("seasonal naive (7)");
        assertThat(Cellstate.seasonalNaive().fit(years).label()).isEqualTo("seasonal naive (12)");
    }

    @Test
    void errors_one_row_ahead_stand_beside_the_rows_they_are_for() {
        double step = 3 / 14.0;

        assertThat(Cellstate.seasonalNaive().fit(WEEKS).residuals())
                .startsWith(Double.NaN)
                .endsWith(1, 1, 2, 1, 0, 1, 2, 2);
        assertThat(Cellstate.drift().fit(WEEKS).residuals()[1]).isCloseTo(2 - step, CLOSE);
        assertThat(Cellstate.mean().fit(WEEKS).coefficients().get(0).value()).isCloseTo(5.2, CLOSE);
    }

    @Test
    void intervals_are_those_of_statsforecast() {
        assertInterval(Cellstate.naive().fit(WEEKS), 1.961877702041062, 10.038122297958939, -6.114366893876815);
        assertInterval(Cellstate.seasonalNaive().fit(WEEKS), 4.1876123951263535, 7.8123876048736465, 3.436896868910799);
        // statsforecast divides the squares of drift's 14 errors by 14, R and Hyndman's book by the 13 that are free.
        double wider = Math.sqrt(14 / 13.0);
        double next = 6 + 3 / 14.0;
        double last = 6 + 9 * 3 / 14.0;
        assertInterval(
                Cellstate.drift().fit(WEEKS),
                next + wider * (2.0441088755948122 - next),
                next + wider * (10.384462552976617 - next),
                last + wider * (-7.562947965928446 - last));
        assertInterval(Cellstate.mean().fit(WEEKS), 1.6909950676445868, 8.709004932355413, 1.6909950676445868);
    }

    private static void assertInterval(BaselineFit fit, double lower, double upper, double ninth) {
        assertThat(fit.quantile(0.1, 9)[0]).isCloseTo(lower, CLOSE);
        assertThat(fit.quantile(0.9, 9)[0]).isCloseTo(upper, CLOSE);
        assertThat(fit.quantile(WEEKS, 0.1, 9)[8]).isCloseTo(ninth, CLOSE);
    }

    @Test
    void with_one_row_nothing_is_known_of_the_errors() {
        assertThat(Cellstate.naive().fit(WEEKS.rows(0, 1)).quantile(0.9, 2)).containsOnly(Double.NaN);
    }

    static Stream<Method> all() {
        return Stream.of(Cellstate.naive(), Cellstate.seasonalNaive(), Cellstate.drift(), Cellstate.mean());
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_history_without_rows_or_with_a_gap_is_refused(Method method) {
        Series gap = Series.daily("a", START, 1, 2, Double.NaN, 4, 5, 6, 7, 8);

        assertThatThrownBy(() -> method.fit(WEEKS.rows(0, 0)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("0 rows in 'a'");
        assertThatThrownBy(() -> method.fit(gap))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("1 missing in 'a', the first at 2024-01-03");
        assertThatThrownBy(() -> method.fit(WEEKS).forecast(gap, 1)).isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> method.fit(WEEKS).forecast(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("forecast(0)");
    }

    @Test
    void a_season_that_is_none_is_refused() {
        Series years = Series.of("a", new TimeIndex(START.atStartOfDay(), Frequency.YEARLY, 3), 1, 2, 3);

        assertThatThrownBy(() -> Cellstate.seasonalNaive().fit(years))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("'a', yearly, which has no season by itself");
        assertThatThrownBy(() -> Cellstate.seasonalNaive().season(1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("season(1)");
        assertThatThrownBy(() -> Cellstate.seasonalNaive().fit(WEEKS.rows(0, 6)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 7 rows");
    }
}
