package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegularTest {

    private static final int[] NUMBERS = {0, 1, 2, 3, 4};

    private static List<LocalDateTime> times(String... texts) {
        return Stream.of(texts)
                .map(text -> LocalDateTime.parse(text.length() == 10 ? text + "T00:00" : text))
                .toList();
    }

    private static double[] counted(int rows) {
        return IntStream.rangeClosed(1, rows).asDoubleStream().toArray();
    }

    private static double[] values(RegularRows rows, double[] numbers) {
        return rows.values(
                Arrays.stream(rows.all()).mapToDouble(row -> numbers[row]).toArray());
    }

    @Test
    void left_out_days_become_missing_values_and_are_told() {
        RegularRows rows =
                Regular.regular().rows(times("2020-01-01", "2020-01-02", "2020-01-04", "2020-01-07"), NUMBERS);

        assertThat(values(rows, counted(4))).containsExactly(1, 2, Double.NaN, 3, Double.NaN, Double.NaN, 4);
        assertThat(rows.index()).hasToString("2020-01-01 to 2020-01-07, daily");
        assertThat(rows.mended()).hasToString("3 rows added from 2020-01-03 on");
    }

    @Test
    void rows_in_no_order_are_sorted() {
        RegularRows rows = Regular.regular().rows(times("2020-01-02", "2020-01-01", "2020-01-03"), NUMBERS);

        assertThat(values(rows, counted(3))).containsExactly(2, 1, 3);
        assertThat(rows.mended()).hasToString("rows sorted");
    }

    @Test
    void repeated_time_stamps_are_refused_unless_it_is_said_what_they_make() {
        List<LocalDateTime> times = times("2020-01-01", "2020-01-02", "2020-01-02", "2020-01-02", "2020-01-03");
        double[] values = {1, Double.NaN, 2, 6, 4};

        assertThatThrownBy(() -> Regular.regular().rows(times, NUMBERS))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        Each time stamp must stand once.
                          received: 2020-01-02 in row 3 again, first in row 2
                          try: regular().mean(), or .sum(), .first(), .last(), which say what to make of them""");
        assertThat(values(Regular.regular().mean().rows(times, NUMBERS), values))
                .containsExactly(1, 4, 4);
        assertThat(values(Regular.regular().sum().rows(times, NUMBERS), values)).containsExactly(1, 8, 4);
        assertThat(values(Regular.regular().first().rows(times, NUMBERS), values))
                .containsExactly(1, 2, 4);
        assertThat(values(Regular.regular().last().rows(times, NUMBERS), values))
                .containsExactly(1, 6, 4);
        assertThat(Regular.regular().sum().rows(times, NUMBERS).mended())
                .hasToString("2 rows merged by sum from 2020-01-02 on");
    }

    @Test
    void any_times_of_a_day_add_up_to_one_row_a_day() {
        RegularRows rows = Regular.regular()
                .every(Frequency.DAILY)
                .sum()
                .rows(times("2020-01-01T09:12", "2020-01-01T23:59", "2020-01-03T00:00:01"), NUMBERS);

        assertThat(values(rows, counted(3))).containsExactly(3, Double.NaN, 3);
        assertThat(rows.mended()).hasToString("1 row added from 2020-01-02 on, 1 row merged by sum from 2020-01-01 on");
    }

    @Test
    void steps_that_waver_are_taken_to_the_full_ten_minutes() {
        RegularRows rows = Regular.regular()
                .every(Frequency.TEN_MINUTELY)
                .mean()
                .rows(times("2020-01-01T00:00:03", "2020-01-01T00:10:01", "2020-01-01T00:20:09"), NUMBERS);

        assertThat(rows.index()).hasToString("2020-01-01T00:00 to 2020-01-01T00:20, ten minutely");
        assertThat(rows.mended().isNothing()).isTrue();
        assertThat(rows.mended()).hasToString("");
    }

    @Test
    void the_hour_that_comes_twice_in_october_and_never_in_march() {
        RegularRows october = Regular.regular()
                .mean()
                .rows(times("2023-10-29T01:00", "2023-10-29T02:00", "2023-10-29T02:00", "2023-10-29T03:00"), NUMBERS);
        RegularRows march = Regular.regular()
                .mean()
                .rows(times("2023-03-26T00:00", "2023-03-26T01:00", "2023-03-26T03:00"), NUMBERS);

        assertThat(values(october, counted(4))).containsExactly(1, 2.5, 4);
        assertThat(values(march, counted(3))).containsExactly(1, 2, Double.NaN, 3);
    }

    @Test
    void holidays_of_a_stock_exchange_become_missing_business_days() {
        RegularRows rows =
                Regular.regular().rows(times("2024-03-28", "2024-04-02", "2024-04-03", "2024-04-05"), NUMBERS);

        assertThat(rows.index().frequency()).isEqualTo(Frequency.BUSINESS_DAILY);
        assertThat(values(rows, counted(4))).containsExactly(1, Double.NaN, Double.NaN, 2, 3, Double.NaN, 4);
    }

    @Test
    void a_date_far_off_is_told_and_makes_no_rows() {
        assertThatThrownBy(() -> Regular.regular().rows(times("2020-01-01", "2020-01-02", "2202-01-03"), NUMBERS))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("66477 days", "longest gap is from 2020-01-02T00:00 to 2202-01-03T00:00");
    }

    @Test
    void a_time_off_the_grid_is_told_with_its_row() {
        assertThatThrownBy(() -> Regular.regular()
                        .rows(
                                times("2020-01-01T00:00", "2020-01-01T01:00", "2020-01-01T02:00", "2020-01-01T03:30"),
                                NUMBERS))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("2020-01-01T03:30 in row 4", "regular().every(Frequency.HOURLY).mean()");
    }

    @Test
    void the_step_must_show_or_be_said() {
        assertThatThrownBy(() -> Regular.regular().rows(times("2020-01-01"), NUMBERS))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("at least two rows");
        assertThatThrownBy(() -> Regular.regular()
                        .rows(times("2020-01-01T00:00", "2020-01-01T00:07", "2020-01-01T00:14"), NUMBERS))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("PT7M", "row 2", "regular().every(Frequency.TEN_MINUTELY).mean()");
        assertThat(Regular.regular()
                        .every(Frequency.DAILY)
                        .rows(times("2020-01-01"), NUMBERS)
                        .index()
                        .size())
                .isEqualTo(1);
    }
}
