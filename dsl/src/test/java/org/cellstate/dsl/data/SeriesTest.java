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
}
