package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastDataTest {

    private static Series days(int rows) {
        return Series.daily(
                "a",
                LocalDate.of(2020, 1, 1),
                IntStream.range(0, rows).asDoubleStream().toArray());
    }

    @Test
    void a_share_is_rounded_down_to_whole_rows() {
        assertThat(days(7305).split(0.9).trainRows()).isEqualTo(6574);
        assertThat(days(30).split(0.1).trainRows()).isEqualTo(3);
    }

    @Test
    void a_day_splits_before_it() {
        SplitSeries split = days(10).split(LocalDate.of(2020, 1, 4));

        assertThat(split.train().values()).containsExactly(0, 1, 2);
        assertThat(split.test().index().label(0)).isEqualTo("2020-01-04");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void a_share_outside_zero_to_one_is_refused(double share) {
        assertThatThrownBy(() -> days(10).split(share))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("received: split(" + share + ")", "try: .split(0.9)");
    }

    @Test
    void a_split_that_leaves_a_part_empty_is_refused() {
        assertThatThrownBy(() -> days(1).split(0.9))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: rows=1, training rows=0");
        assertThatThrownBy(() -> days(10).split(LocalDate.of(2030, 1, 1)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("rows=10, training rows=10");
    }

    @Test
    void a_missing_value_is_refused_with_the_first_time_stamp() {
        Series series = Series.daily("load", LocalDate.of(2020, 1, 1), 1, 2, Double.NaN, 4, Double.NaN);

        assertThatThrownBy(() -> series.split(0.5))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The target must have a value at every time stamp.
                          received: 2 missing in 'load', the first at 2020-01-03
                          try: .fill(interpolate()) before the split, or .fill(seasonal(7)); or cut the series with .rows(from, to)""");
    }

    @Test
    void differences_take_rows_and_the_message_says_how_many() {
        WindowedSeries windowed = days(100).split(0.5).lookback(14);

        assertThat(windowed.horizon(7)
                        .transform(Transform.seasonalDifference(7))
                        .firstOrigin())
                .isEqualTo(21);
        assertThatThrownBy(() -> windowed.horizon(7).transform(Transform.log(), Transform.seasonalDifference(28)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContainingAll(
                        "rows that differences lose=28", "training rows=50", "try: .lookback(14).horizon(4)");
        assertThatThrownBy(() ->
                        windowed.horizon(7).transform(Transform.difference()).transform(Transform.log()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("try: .transform(log(), difference())");
    }

    @Test
    void transforms_and_what_was_filled_stand_in_the_description() {
        double[] values = IntStream.range(0, 100).asDoubleStream().toArray();
        values[40] = Double.NaN;
        values[41] = Double.NaN;
        values[95] = Double.NaN;
        ForecastData data = Series.daily("a", LocalDate.of(2020, 1, 1), values)
                .fill(Fill.interpolate())
                .split(0.9)
                .lookback(14)
                .horizon(7)
                .transform(Transform.log(1), Transform.difference());

        assertThat(data)
                .hasToString("a, 90 rows train (9 of them validate), 10 test, lookback 14, horizon 7,"
                        + " transformed by log(1), difference(), 3 filled by interpolate() from 2020-02-10 to 2020-04-05, the longest gap"
                        + " 2 from 2020-02-10 on");
    }

    @Test
    void a_lookback_as_long_as_the_training_part_is_refused() {
        assertThatThrownBy(() -> days(60).split(0.6).lookback(48))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        lookback must be shorter than the training part.
                          received: lookback=48, training rows=36
                          try: .lookback(12), or a larger training share""");
    }

    @Test
    void a_horizon_that_leaves_no_room_is_refused_with_one_that_fits() {
        WindowedSeries windowed = days(100).split(0.9).lookback(14);

        assertThatThrownBy(() -> windowed.horizon(1000))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContainingAll("horizon=1000", "training rows=90", "try: .lookback(14).horizon(38)");
        assertThat(windowed.horizon(38).validationRows()).isEqualTo(38);
    }

    @Test
    void two_rows_are_too_few_and_the_message_says_so() {
        assertThatThrownBy(() -> days(3).split(0.7).lookback(1).horizon(1))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("3 rows are too few to learn from");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void lookback_and_horizon_are_positive(int rows) {
        SplitSeries split = days(100).split(0.9);

        assertThatThrownBy(() -> split.lookback(rows)).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> split.lookback(7).horizon(rows)).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void a_tenth_of_the_training_rows_validates_and_one_horizon_at_least() {
        ForecastData data = days(1000).split(0.9).lookback(14).horizon(7);

        assertThat(data.validationRows()).isEqualTo(90);
        assertThat(data.validation(0.001).validationRows()).isEqualTo(7);
        assertThat(data.withCalendar()).isFalse();
        assertThat(data.calendar().withCalendar()).isTrue();
        assertThat(data.calendar())
                .hasToString("a, 900 rows train (90 of them validate), 100 test, lookback 14, horizon 7, calendar");
    }

    @Test
    void a_validation_share_outside_zero_to_one_is_refused() {
        ForecastData data = days(1000).split(0.9).lookback(14).horizon(7);

        assertThatThrownBy(() -> data.validation(0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> data.validation(0.99))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("validation rows=891");
    }
}
