package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FillTest {

    private static final double NONE = Double.NaN;

    private static Series series(double... values) {
        return Series.daily("load", LocalDate.of(2020, 1, 1), values);
    }

    static Stream<Fill> methods() {
        return Stream.of(Fill.forward(), Fill.interpolate(), Fill.seasonal(7), Fill.constant(-1), Fill.average());
    }

    @Test
    void each_method_fills_as_worked_by_hand() {
        Series series = series(1, 3, NONE, NONE, 9, NONE, 2);

        assertThat(Fill.forward().filled(series, 7)).containsExactly(1, 3, 3, 3, 9, 9, 2);
        assertThat(Fill.interpolate().filled(series, 7))
                .containsExactly(new double[] {1, 3, 5, 7, 9, 5.5, 2}, within(1e-12));
        assertThat(Fill.seasonal(2).filled(series, 7)).containsExactly(1, 3, 1, 3, 9, 3, 2);
        assertThat(Fill.seasonal(4).filled(series, 7)).containsExactly(1, 3, 3, 3, 9, 3, 2);
        assertThat(Fill.constant(0).filled(series, 7)).containsExactly(1, 3, 0, 0, 9, 0, 2);
        assertThat(Fill.average().filled(series, 7)).containsExactly(1, 3, 3.75, 3.75, 9, 3.75, 2);
    }

    @Test
    void a_gap_over_the_split_and_those_after_it_are_filled_from_what_lies_before() {
        Series series = series(1, 3, NONE, NONE, 9, NONE, 2);

        assertThat(Fill.interpolate().filled(series, 3)).containsExactly(1, 3, 3, 3, 9, 9, 2);
        assertThat(Fill.interpolate().filled(series, 5)).containsExactly(1, 3, 5, 7, 9, 9, 2);
        assertThat(Fill.average().filled(series, 3)).containsExactly(1, 3, 2, 2, 9, 2, 2);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_million_planted_after_a_row_changes_no_row_before_it_but_inside_the_training_part(Fill fill) {
        SplittableRandom random = new SplittableRandom(5);
        double[] clean =
                random.doubles(80).map(value -> value < 0.3 ? NONE : value).toArray();
        clean[0] = 0.5;
        int trainRows = 50;
        double[] honest = fill.filled(series(clean), trainRows);

        for (int row = trainRows; row < clean.length; row++) {
            double[] planted = clean.clone();
            Arrays.fill(planted, row, clean.length, 1e6);
            double[] tempted = fill.filled(series(planted), trainRows);

            assertThat(Arrays.copyOf(tempted, row)).isEqualTo(Arrays.copyOf(honest, row));
            assertThat(tempted[row]).isEqualTo(1e6);
        }
        assertThat(honest).doesNotContain(NONE);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_series_without_a_value_is_refused(Fill fill) {
        assertThatThrownBy(() -> fill.filled(series(NONE, NONE, NONE), 3))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("all 3 values of 'load' are missing", "2020-01-01 to 2020-01-03", "try: ");
        assertThatThrownBy(() -> fill.filled(series(NONE, NONE, 4), 2))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("all 2 training rows of 'load'");
    }

    @Test
    void a_series_that_begins_with_missing_values_is_told_where_it_could_be_cut() {
        Series series = series(NONE, NONE, 3, 4);

        for (Fill fill : List.of(Fill.forward(), Fill.interpolate(), Fill.seasonal(2))) {
            assertThatThrownBy(() -> fill.filled(series, 4))
                    .isInstanceOf(DataProblem.class)
                    .hasMessageContainingAll(
                            "'load' begins with 2 missing, up to 2020-01-02; the first value is at 2020-01-03, row 3",
                            ".rows(2, 4).fill(" + fill + ")");
        }
        assertThat(Fill.average().filled(series, 4)).containsExactly(3.5, 3.5, 3, 4);
        assertThat(Fill.constant(1).filled(series, 4)).containsExactly(1, 1, 3, 4);
    }

    @Test
    void settings_outside_their_range_are_refused() {
        assertThatThrownBy(() -> Fill.seasonal(0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> Fill.constant(NONE)).isInstanceOf(ConfigProblem.class);
        assertThat(methods())
                .extracting(Fill::toString)
                .containsExactly("forward()", "interpolate()", "seasonal(7)", "constant(-1)", "average()");
    }
}
