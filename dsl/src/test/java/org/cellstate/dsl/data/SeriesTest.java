package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final LocalDate START = LocalDate.of(2020, 2, 28);

    @Test
    void values_are_copied_in_and_out() {
        double[] values = {1, 2, 3};
        Series series = Series.daily("a", START, values);

        values[0] = 99;
        series.values()[1] = 99;

        assertThat(series.values()).containsExactly(1, 2, 3);
    }

    @Test
    void time_goes_on_past_the_end_and_over_leap_days() {
        Series series = Series.daily("a", START, 1, 2, 3);

        assertThat(series.index().label(1)).isEqualTo("2020-02-29");
        assertThat(series.index().label(3)).isEqualTo("2020-03-02");
    }

    @Test
    void rows_keep_their_time_stamps() {
        Series rows = Series.monthly("a", START, 1, 2, 3, 4).rows(1, 3);

        assertThat(rows).hasToString("a: 2 rows, 2020-03 to 2020-04, monthly");
        assertThat(rows.values()).containsExactly(2, 3);
    }

    @Test
    void an_infinite_value_is_refused_with_its_time_stamp() {
        assertThatThrownBy(() -> Series.daily("a", START, 1, Double.POSITIVE_INFINITY))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The values of a series must be finite, or NaN where they are missing.
                          received: Infinity at 2020-02-29
                          try: replace it by a number, or by NaN if it is not known""");
    }

    @Test
    void the_digest_changes_with_values_names_and_time_stamps() {
        Series series = Series.daily("a", START, 1, 2);

        assertThat(series.sha256())
                .hasSize(64)
                .isEqualTo(Series.daily("a", START, 1, 2).sha256());
        assertThat(series.sha256())
                .isNotEqualTo(Series.daily("a", START, 1, 3).sha256())
                .isNotEqualTo(Series.daily("b", START, 1, 2).sha256())
                .isNotEqualTo(Series.monthly("a", START, 1, 2).sha256());
    }

    @Test
    void equal_series_are_equal_and_missing_values_are_counted() {
        Series series = Series.daily("a", START, 1, Double.NaN).unit("kg");

        assertThat(series)
                .isEqualTo(Series.daily("a", START, 1, Double.NaN).unit("kg"))
                .hasSameHashCodeAs(Series.daily("a", START, 1, Double.NaN).unit("kg"))
                .isNotEqualTo(Series.daily("a", START, 1, Double.NaN))
                .hasToString("a (kg): 2 rows, 2020-02-28 to 2020-02-29, daily, 1 missing");
    }

    @Test
    void filled_values_are_told_apart_from_observed_ones() {
        Series series =
                Series.daily("a", START, 1, Double.NaN, Double.NaN, 7, 8).fill(Fill.interpolate());

        assertThat(series.values()).containsExactly(1, 3, 5, 7, 8);
        assertThat(series.observed()).containsExactly(1, Double.NaN, Double.NaN, 7, 8);
        assertThat(series.isFilled(2)).isTrue();
        assertThat(series.isFilled(3)).isFalse();
        assertThat(series.filling())
                .get()
                .extracting(Filling::count, Filling::longest)
                .containsExactly(2, 2);
        assertThat(series)
                .hasToString(
                        "a: 5 rows, 2020-02-28 to 2020-03-03, daily, 2 filled by interpolate() from 2020-02-29 to 2020-03-01,"
                                + " the longest gap 2 from 2020-02-29 on")
                .isNotEqualTo(Series.daily("a", START, 1, 3, 5, 7, 8));
    }

    @Test
    void rows_and_new_names_keep_what_was_filled_and_a_whole_series_is_filled_by_nothing() {
        Series series = Series.daily("a", START, 1, Double.NaN, 5, 7).fill(Fill.interpolate());

        assertThat(series.named("b").unit("kg").isFilled(1)).isTrue();
        assertThat(series.rows(1, 3).isFilled(0)).isTrue();
        assertThat(series.rows(1, 3).isFilled(1)).isFalse();
        assertThat(series.rows(2, 4).filling()).isEmpty();
        assertThat(series.fill(Fill.average())).isEqualTo(series);
    }

    @Test
    void a_split_fills_anew_so_that_nothing_of_the_test_part_reaches_the_training_part() {
        Series series = Series.daily("a", START, 1, 2, 3, Double.NaN, Double.NaN, 1e6, Double.NaN, 1e6)
                .fill(Fill.interpolate());

        SplitSeries split = series.split(0.5);

        assertThat(series.value(3)).isGreaterThan(1000);
        assertThat(split.train().values()).containsExactly(1, 2, 3, 3);
        assertThat(split.test().values()).containsExactly(3, 1e6, 1e6, 1e6);
        assertThat(split.test().isFilled(0)).isTrue();
        assertThat(series.split(0.8).train().values())
                .containsExactly(series.rows(0, 6).values());
        assertThat(Series.daily("a", START, 1, 2, Double.NaN, 1e6, 5)
                        .fill(Fill.average())
                        .split(0.6)
                        .series()
                        .value(2))
                .isEqualTo(1.5);
    }

    @Test
    void targets_and_covariates_of_a_panel_are_filled_and_split_alike() {
        Series rain = Series.daily("rain", START, 9, Double.NaN, Double.NaN, 1e6, 0, 0);
        Panel panel = Panel.of(Series.daily("a", START, 1, Double.NaN, 3, 4, 5, 6))
                .past(rain)
                .fill(Fill.interpolate());

        SplitSeries split = panel.split(0.5);

        assertThat(split.panel().members().get(0).past().get(0).values()).containsExactly(9, 9, 9, 1e6, 0, 0);
        assertThat(split.train().values()).containsExactly(1, 2, 3);
        assertThat(panel.members().get(0).target().isFilled(1)).isTrue();
    }
}
