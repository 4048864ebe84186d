package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    /** By tests/python/reference/us_holidays.py: the Python package holidays 0.109, and Easter by dateutil 2.9.0. */
    private static Set<String> reference() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HolidaysTest.class.getResourceAsStream("us_holidays.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void federal_holidays_and_easter_are_those_of_other_calendars_on_every_day_of_62_years() throws IOException {
        Holidays all = Holidays.usFederal().easter("Easter", 0);

        Set<String> found = new TreeSet<>();
        LocalDate.of(1969, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)).forEach(day -> {
            for (Holiday holiday : all.all()) {
                if (holiday.is(day)) {
                    found.add(day + "," + holiday.name());
                }
                if (holiday.observed() && holiday.isObserved(day)) {
                    found.add(day + "," + holiday.name() + " (observed)");
                }
            }
        });

        assertThat(found).isEqualTo(reference());
    }

    @Test
    void own_holidays_are_made_of_rules() {
        Holidays own = Holidays.none()
                .fixed("Leap Day", Month.FEBRUARY, 29)
                .easter("Good Friday", -2)
                .nth("Pulaski Day", 1, DayOfWeek.MONDAY, Month.MARCH)
                .around(2, 1);

        assertThat(own.names()).containsExactly("Leap Day", "Good Friday", "Pulaski Day");
        assertThat(own.all()).allMatch(holiday -> holiday.before() == 2 && holiday.after() == 1);
        assertThat(own.all().get(0).rule().in(2023)).isEmpty();
        assertThat(own.all().get(0).rule().in(2024)).contains(LocalDate.of(2024, 2, 29));
        assertThat(own.all().get(1).is(LocalDate.of(2024, 3, 29))).isTrue();
        assertThat(own.all().get(2).is(LocalDate.of(2016, 3, 7))).isTrue();
        assertThat(own.without("Leap Day", "Good Friday").names()).containsExactly("Pulaski Day");
        assertThat(own.with(Holidays.usFederal()).all()).hasSize(14);
    }

    @Test
    void rules_that_no_calendar_has_are_refused() {
        Holidays none = Holidays.none();

        assertThatThrownBy(() -> none.fixed("x", Month.FEBRUARY, 30))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("received: day 30 of FEBRUARY", "try: a day from 1 to 29");
        assertThatThrownBy(() -> none.nth("x", 5, DayOfWeek.MONDAY, Month.MAY))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: number 5");
        assertThatThrownBy(() -> none.easter("x", 1).around(-1, 0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("before=-1, after=0");
        assertThatThrownBy(() -> none.easter("x", 1).easter("x", 2))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("'x' twice");
        assertThat(List.of(none.isEmpty(), none.easter("x", 1).isEmpty())).containsExactly(true, false);
    }
}
