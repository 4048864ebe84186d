package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @Test
    void numbers_step_by_one_two_or_five_and_share_their_decimals() {
        assertThat(labels(Axis.number(""), 0.033, 0.56, 300)).containsExactly("0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(labels(Axis.number(""), 0, 0.2, 300)).containsExactly("0.00", "0.05", "0.10", "0.15", "0.20");
        assertThat(labels(Axis.number(""), 6_400, 13_100, 300))
                .containsExactly("8\u2009000", "10\u2009000", "12\u2009000");
    }

    @Test
    void counted_things_have_no_fractions() {
        assertThat(labels(Axis.whole("epoch"), 1, 3, 600)).containsExactly("1", "2", "3");
    }

    @Test
    void logarithmic_axes_show_powers_of_ten_and_finer_steps_when_there_are_few() {
        assertThat(labels(Axis.logarithmic("loss"), 1e-4, 20, 300))
                .containsExactly("1e-4", "0.001", "0.01", "0.1", "1", "10");
        assertThat(labels(Axis.logarithmic("loss"), 0.04, 0.6, 300)).containsExactly("0.05", "0.1", "0.2", "0.5");
        assertThat(labels(Axis.logarithmic("loss"), 0.30, 0.34, 300)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1.7e308, 1.7e308", "0, 4.9e-324", "1e-12, 2e-12", "1e15, 1.0000000000000002e15", "-3e-300, 5e300"})
    void no_range_is_too_strange(double min, double max) {
        assertThat(Ticks.along(new Range(Axis.number(""), min, max), 300, label -> 40)
                        .ticks())
                .hasSizeLessThan(10)
                .allSatisfy(tick -> assertThat(tick.at()).isBetween(min, max));
    }

    @Test
    void years_months_and_days_start_where_the_calendar_does() {
        assertThat(times("1969-01-01T00:00", "1988-12-31T00:00"))
                .startsWith("1970", "1972", "1974")
                .endsWith("1988");
        assertThat(times("1988-08-14T00:00", "1988-12-31T00:00"))
                .containsExactly("1988-09", "1988-10", "1988-11", "1988-12");
        assertThat(times("2024-02-25T12:00", "2024-03-01T12:00"))
                .containsExactly("2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01");
    }

    @Test
    void clock_times_name_the_date_at_midnight_and_the_zone_once() {
        double start = milliseconds("2024-03-30T18:00");
        Range range = new Range(Axis.time("").in(ZoneId.of("Europe/Berlin")), start, start + 86_400_000.0);

        Ticks ticks = Ticks.along(range, 600, label -> 90);

        assertThat(ticks.ticks()).extracting(Tick::label).containsExactly("2024-03-31", "06:00", "12:00", "18:00");
        assertThat(ticks.context()).isEqualTo("Europe/Berlin");
    }

    @Test
    void a_span_within_a_day_says_which_day() {
        double start = milliseconds("2024-03-30T18:00");

        Ticks ticks = Ticks.along(new Range(Axis.time(""), start, start + 3_600_000.0), 400, label -> 70);

        assertThat(ticks.ticks()).extracting(Tick::label).containsExactly("18:00", "18:15", "18:30", "18:45", "19:00");
        assertThat(ticks.context()).isEqualTo("2024-03-30");
    }

    @Test
    void the_longest_and_the_shortest_time_have_ticks_that_fit() {
        double day = LocalDate.of(2024, 1, 1).toEpochDay() * 86_400_000.0;

        assertThat(Ticks.along(new Range(Axis.time(""), -9e18, 9e18), 600, label -> 90)
                        .ticks())
                .hasSizeBetween(1, 7);
        assertThat(Ticks.along(new Range(Axis.time(""), day, day + 2), 600, label -> 90)
                        .ticks())
                .hasSizeBetween(1, 7);
    }

    private static java.util.List<String> times(String from, String to) {
        return labels(Axis.time(""), milliseconds(from), milliseconds(to), 640);
    }

    private static double milliseconds(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static java.util.List<String> labels(Axis axis, double min, double max, double length) {
        return Ticks.along(
                        new Range(axis, min, max),
                        length,
                        label -> axis.kind() == Axis.Kind.TIME ? 7 * label.length() + 22 : 45)
                .ticks()
                .stream()
                .map(Tick::label)
                .toList();
    }
}
