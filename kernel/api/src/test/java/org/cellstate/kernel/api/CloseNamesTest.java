package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseNamesTest {

    @ParameterizedTest
    @CsvSource({"lenght, length, 1", "abc, abc, 0", "'', abc, 3", "kitten, sitting, 3", "sqtr, sqrt, 1"})
    void the_distance_counts_edits_and_swaps(String from, String to, int distance) {
        assertThat(CloseNames.distance(from, to)).isEqualTo(distance);
    }

    @Test
    void the_closest_come_first_and_far_names_are_left_out() {
        assertThat(CloseNames.of("temprature", List.of("pressure", "temperatures", "temperature")))
                .containsExactly("temperature", "temperatures");
    }

    @Test
    void case_does_not_count() {
        assertThat(CloseNames.of("arraylist", List.of("ArrayList"))).containsExactly("ArrayList");
    }

    @Test
    void nothing_is_offered_for_very_short_names() {
        assertThat(CloseNames.of("r", List.of("a", "b", "x"))).isEmpty();
    }

    @Test
    void of_names_as_close_one_in_the_same_case_is_first() {
        assertThat(CloseNames.of("numbr", List.of("Number", "number"))).containsExactly("number", "Number");
    }
}
