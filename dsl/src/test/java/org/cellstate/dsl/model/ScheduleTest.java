package org.cellstate.dsl.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Schedule.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    private static final int BATCHES = 10;

    static List<Schedule> schedules() {
        return List.of(
                Schedule.cosine(),
                Schedule.cosine(0.1),
                Schedule.cosine().warmUp(0.05),
                Schedule.constant().warmUp(0.2),
                Schedule.step(3, 0.5),
                Schedule.plateau(2, 0.5),
                Schedule.plateau(1, 0.2, 0.01));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void a_hundred_steps_have_the_rates_of_torch(Schedule schedule) {
        List<Double> losses = torch("valid");
        List<Double> rates = torch(schedule.toString());

        assertThat(rates).hasSize(100);
        for (int step = 0; step < 100; step++) {
            double factor = schedule.factor(new Progress(step, 100, losses.subList(0, step / BATCHES)));
            assertThat(factor).as("step %d", step).isCloseTo(rates.get(step), within(1e-9));
        }
    }

    private static List<Double> torch(String name) {
        try (var reader = new BufferedReader(
                new InputStreamReader(ScheduleTest.class.getResourceAsStream("schedules.csv"), UTF_8))) {
            return reader.lines()
                    .map(line -> line.split(";", -1))
                    .filter(line -> line[0].equals(name))
                    .flatMap(Arrays::stream)
                    .skip(1)
                    .map(Double::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers with which the committed notebook was made, to the last bit. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.1",
        "1, 0.11066679679602999",
        "7, 0.5303712756855988",
        "14, 0.9982876141412855",
        "15, 0.9999471688475903",
        "50, 0.8252674341469182",
        "99, 0.26985656768910066",
        "143, 0.0011467486020458322",
        "144, 0.001"
    })
    void one_cycle_rises_to_the_peak_and_falls_to_almost_nothing(int step, double factor) {
        assertThat(Schedule.oneCycle().factor(new Progress(step, 144, List.of())))
                .isEqualTo(factor);
    }

    @Test
    void a_constant_rate_stays() {
        assertThat(Schedule.constant().factor(new Progress(70, 100, List.of(1.0, 2.0))))
                .isEqualTo(1);
    }

    @Test
    void a_warm_up_multiplies_what_an_epoch_has_done_already() {
        Schedule schedule = Schedule.step(1, 0.5).warmUp(0.5);

        assertThat(schedule.factor(new Progress(4, 10, List.of(1.0)))).isEqualTo(0.5);
        assertThat(schedule.factor(new Progress(1, 10, List.of(1.0)))).isEqualTo(0.2);
    }

    @Test
    void a_warm_up_is_at_least_one_step_of_a_short_training() {
        assertThat(Schedule.cosine().warmUp(0.01).factor(new Progress(0, 1, List.of())))
                .isEqualTo(1);
    }

    @Test
    void each_prints_as_the_java_that_makes_it() {
        assertThat(Schedule.constant()).hasToString("constant()");
        assertThat(Schedule.oneCycle()).hasToString("oneCycle()");
        assertThat(Schedule.cosine()).hasToString("cosine()");
        assertThat(Schedule.cosine(0.01).warmUp(0.05)).hasToString("cosine(0.01).warmUp(0.05)");
        assertThat(Schedule.step(5, 0.1)).hasToString("step(5, 0.1)");
        assertThat(Schedule.plateau(3, 0.5)).hasToString("plateau(3, 0.5)");
        assertThat(Schedule.plateau(3, 0.5, 0.01).warmUp(0.1)).hasToString("plateau(3, 0.5, 0.01).warmUp(0.1)");
    }

    @Test
    void settings_outside_their_range_are_refused_in_three_parts() {
        assertRefused(() -> Schedule.cosine(-0.1), "cosine(-0.1)", "cosine(0.01)");
        assertRefused(() -> Schedule.cosine(Double.NaN), "cosine(NaN)", "cosine(0.01)");
        assertRefused(() -> Schedule.step(0, 0.5), "step(0, 0.5)", "step(5, 0.5)");
        assertRefused(() -> Schedule.step(3, 1), "step(3, 1.0)", "step(3, 0.5)");
        assertRefused(() -> Schedule.plateau(0, 0.5), "plateau(0, 0.5)", "plateau(3, 0.5)");
        assertRefused(() -> Schedule.plateau(4, 0), "plateau(4, 0.0)", "plateau(4, 0.5)");
        assertRefused(() -> Schedule.plateau(4, 0.5, 1), "plateau(4, 0.5, 1.0)", "plateau(4, 0.5, 0.01)");
        assertRefused(() -> Schedule.cosine().warmUp(0), "cosine().warmUp(0.0)", "cosine().warmUp(0.05)");
        assertRefused(() -> Schedule.constant().warmUp(1), "constant().warmUp(1.0)", "constant().warmUp(0.05)");
    }

    private static void assertRefused(ThrowingCallable setting, String received, String fix) {
        assertThatThrownBy(setting)
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("\n  received: " + received + "\n  try: " + fix);
    }
}
