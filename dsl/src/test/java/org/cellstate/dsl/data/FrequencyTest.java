package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrequencyTest {

    private static final LocalDateTime FRIDAY = LocalDate.of(2024, 3, 1).atStartOfDay();

    private static TimeIndex business(int rows) {
        return new TimeIndex(FRIDAY, Frequency.BUSINESS_DAILY, rows);
    }

    @Test
    void business_days_pass_over_weekends_both_ways() {
        assertThat(business(3).label(0)).isEqualTo("2024-03-01");
        assertThat(business(3).label(1)).isEqualTo("2024-03-04");
        assertThat(business(3).label(6)).isEqualTo("2024-03-11");
        assertThat(business(3).label(-1)).isEqualTo("2024-02-29");
        assertThat(business(3).label(-5)).isEqualTo("2024-02-23");
        assertThat(business(3)).hasToString("2024-03-01 to 2024-03-05, business daily");
    }

    @Test
    void business_days_of_a_year_are_those_of_the_calendar() {
        LocalDate day = LocalDate.of(2023, 1, 2);
        for (int row = 0; row < 260; row++) {
            assertThat(Frequency.BUSINESS_DAILY.plus(LocalDate.of(2023, 1, 2).atStartOfDay(), row))
                    .isEqualTo(day.atStartOfDay());
            assertThat(Frequency.BUSINESS_DAILY.between(LocalDate.of(2023, 1, 2).atStartOfDay(), day.atStartOfDay()))
                    .isEqualTo(row);
            day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        }
        assertThat(day).isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void a_weekend_belongs_to_its_friday_and_business_days_start_on_monday() {
        LocalDateTime saturday = FRIDAY.plusDays(1);

        assertThat(Frequency.BUSINESS_DAILY.between(FRIDAY, saturday)).isZero();
        assertThat(Frequency.BUSINESS_DAILY.between(FRIDAY, saturday.plusHours(30)))
                .isZero();
        assertThat(Frequency.BUSINESS_DAILY.between(FRIDAY, FRIDAY.minusHours(1)))
                .isEqualTo(-1);
        assertThat(new TimeIndex(saturday, Frequency.BUSINESS_DAILY, 1).label(0))
                .isEqualTo("2024-03-04");
        assertThat(business(10).rowsBefore(saturday)).isEqualTo(1);
        assertThat(business(10).rowsBefore(FRIDAY.plusDays(3))).isEqualTo(1);
        assertThat(business(10).rowsBefore(FRIDAY.plusDays(3).plusHours(1))).isEqualTo(2);
        assertThat(business(10).rowsBefore(FRIDAY.plusYears(1))).isEqualTo(10);
    }

    @Test
    void rows_of_minutes_keep_their_time_stamps_over_midnight() {
        TimeIndex halves = new TimeIndex(LocalDateTime.of(2000, 6, 5, 23, 0), Frequency.HALF_HOURLY, 4);

        assertThat(halves).hasToString("2000-06-05T23:00 to 2000-06-06T00:30, half hourly");
        assertThat(halves.rows(2, 4).label(0)).isEqualTo("2000-06-06T00:00");
        assertThat(halves.rowsBefore(LocalDateTime.of(2000, 6, 6, 0, 1))).isEqualTo(3);
        assertThat(new TimeIndex(halves.start(), Frequency.SECONDLY, 2).label(1))
                .isEqualTo("2000-06-05T23:00:01");
        assertThat(new TimeIndex(halves.start(), Frequency.QUARTER_HOURLY, 2).label(-1))
                .isEqualTo("2000-06-05T22:45");
    }

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void counting_rows_undoes_adding_them(Frequency frequency) {
        LocalDateTime start = new TimeIndex(LocalDateTime.of(2023, 11, 13, 9, 30), frequency, 1).start();
        for (int steps = -400; steps <= 400; steps++) {
            LocalDateTime time = frequency.plus(start, steps);
            assertThat(frequency.between(start, time)).isEqualTo(steps);
            assertThat(frequency.between(start, time.minusNanos(1))).isEqualTo(steps - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void a_time_falls_into_the_row_that_starts_at_or_before_it(Frequency frequency) {
        LocalDateTime time = LocalDateTime.of(2023, 11, 18, 9, 47, 31, 5);
        LocalDateTime floor = frequency.floor(time);

        assertThat(floor).isBeforeOrEqualTo(time);
        assertThat(frequency.floor(floor)).isEqualTo(floor);
        if (frequency != Frequency.WEEKLY) {
            assertThat(frequency.plus(floor, 1)).isAfter(time);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YEARLY, 1",
        "QUARTERLY, 4",
        "MONTHLY, 12",
        "WEEKLY, 52",
        "DAILY, 7",
        "BUSINESS_DAILY, 5",
        "HOURLY, 24",
        "HALF_HOURLY, 48",
        "QUARTER_HOURLY, 96",
        "TEN_MINUTELY, 144",
        "FIVE_MINUTELY, 288",
        "MINUTELY, 1440",
        "SECONDLY, 60"
    })
    void seasons_are_years_of_long_steps_weeks_of_days_and_days_of_short_ones(Frequency frequency, int season) {
        assertThat(frequency.season()).isEqualTo(season);
    }
}
