package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cellstate.dsl.chart.ParallelCoordinates.Best;
import org.junit.jupiter.api.Test;

class ParallelCoordinatesTest {

    private static ParallelCoordinates sweep() {
        return ParallelCoordinates.of(
                "A small learning rate wins",
                List.of(
                        Axis.logarithmic("learning rate"),
                        Axis.categories("cell", List.of("lstm", "gru")),
                        Axis.number("MAE")),
                List.of(Values.of(0.1, 0.01, 0), Values.of(0, 1, 0), Values.of(12, 9, Double.NaN)));
    }

    @Test
    void the_defaults() {
        assertThat(sweep().width()).isEqualTo(720);
        assertThat(sweep().height()).isEqualTo(300);
        assertThat(sweep().best()).isEqualTo(Best.LOWEST);
        assertThat(sweep().caption()).isEmpty();
    }

    @Test
    void the_alt_text_gives_the_span_of_each_axis_and_the_best_line() {
        assertThat(sweep().caption("Three trials.").altText()).isEqualTo("""
                A small learning rate wins
                  3 lines over 3 axes
                    learning rate: 0.01 … 0.1
                    cell: lstm, gru
                    MAE: 9 … 12
                  best: learning rate 0.01, cell gru, MAE 9
                Three trials.
                Left out: 1 value missing, 1 value not positive (logarithmic axis).""");
    }

    @Test
    void the_best_line_has_the_lowest_or_highest_value_of_the_last_axis() {
        assertThat(sweep().bestLine()).hasValue(1);
        assertThat(sweep().best(Best.HIGHEST).bestLine()).hasValue(0);
        assertThat(sweep().best(Best.NONE).bestLine()).isEmpty();
        assertThat(sweep().best(Best.NONE).altText()).doesNotContain("best:");
    }

    @Test
    void of_very_many_lines_an_even_choice_is_drawn_with_the_best_among_them() {
        double[] values = new double[1001];
        values[7] = -1;
        ParallelCoordinates many = ParallelCoordinates.of("t", List.of(Axis.number("a")), List.of(Values.of(values)));

        // 1001 lines by elevens: 0, 11, …, 990 are 91, and line 7
        assertThat(many.drawnLines()).hasSize(92).contains(0, 7, 11, 990).doesNotContain(8);
        assertThat(many.omissions()).isEqualTo("92 of 1\u2009001 lines are drawn.");
        assertThat(sweep().drawnLines()).containsExactly(0, 1, 2);
    }

    @Test
    void an_axis_shows_exactly_the_stretch_of_its_values() {
        assertThat(sweep().range(2).min()).isEqualTo(9);
        assertThat(sweep().range(2).max()).isEqualTo(12);
    }

    @Test
    void nothing_is_said_so() {
        ParallelCoordinates none = ParallelCoordinates.of("", List.of(Axis.number("")), List.of(Values.of()));

        assertThat(none.altText()).isEqualTo("  0 lines over 1 axis\n    axis 1: no values\nNo values to draw.");
    }

    @Test
    void mistakes_are_told_with_what_was_received() {
        assertThatThrownBy(() -> ParallelCoordinates.of("t", List.of(), List.of()))
                .hasMessageContaining("0 axes and 0 columns");
        assertThatThrownBy(() -> ParallelCoordinates.of(
                        "t", List.of(Axis.number("a"), Axis.number("b")), List.of(Values.of(1), Values.of())))
                .hasMessageContaining("1 values of \"a\" and 0 of \"b\"");
        assertThatThrownBy(() -> sweep().size(1, 1)).hasMessageContaining("1 × 1");
    }
}
