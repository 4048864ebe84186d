package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkTest {

    private static final Stroke BLUE = Stroke.solid(Palette.BLUE, 2);
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday");

    @Test
    void steps_keep_their_height_until_the_next_point() {
        Mark.Steps steps = new Mark.Steps("best", Values.of(1, 2, 5), Values.of(9, 4, 3), BLUE);

        assertThat(steps.line().x()).isEqualTo(Values.of(1, 2, 2, 5, 5));
        assertThat(steps.line().y()).isEqualTo(Values.of(9, 9, 4, 4, 3));
        assertThat(new Mark.Steps("", Values.of(), Values.of(), BLUE).line().x())
                .isEqualTo(Values.of());
    }

    /** numpy.percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 40], [25, 50, 75]) is [3.25, 5.5, 7.75]; the whiskers reach 6.75 further. */
    @Test
    void a_box_holds_the_middle_half_and_what_lies_far_out_is_an_outlier() {
        Box box = Box.of(Values.of(9, 1, 8, 2, 7, 3, 6, 4, 5, 40, Double.NaN));

        assertThat(box).isEqualTo(new Box(1, 3.25, 5.5, 7.75, 9, Values.of(40)));
    }

    @Test
    void the_box_of_nothing_is_missing_and_that_of_one_value_is_that_value() {
        assertThat(Box.of(Values.of(Double.NaN)).median()).isNaN();
        assertThat(Box.of(Values.of(3))).isEqualTo(new Box(3, 3, 3, 3, 3, Values.of()));
    }

    @Test
    void every_mark_tells_itself_in_words() {
        Figure figure = Figure.titled("t")
                .x(Axis.categories("day", DAYS))
                .y(Axis.number("MAE (MW)"))
                .with(new Mark.Bars("", Values.of(0, 1, 2), Values.of(5, 6, Double.NaN), Palette.BLUE))
                .with(new Mark.Stems("stems", Values.of(0), Values.of(2), Palette.BLUE))
                .with(new Mark.Steps("steps", Values.of(0, 1), Values.of(2, 3), BLUE))
                .with(new Mark.Boxes("", Values.of(1), List.of(new Box(1, 2, 3, 4, 5, Values.of(9))), Palette.BLUE))
                .with(new Mark.HorizontalRule("naive", 7))
                .with(new Mark.Annotation("a holiday", 2, 4));

        assertThat(figure.altText()).isEqualTo("""
                t
                  MAE (MW): Monday 5; Tuesday 6
                  stems: Monday 2
                  steps: Monday 2; Tuesday 3
                  MAE (MW): Tuesday median 3, half within 2 to 4, 1 outlier
                  naive at 7
                  a holiday at Wednesday, 4
                Left out: 1 value missing.""");
    }

    @Test
    void lying_bars_tell_their_intervals() {
        Figure figure = Figure.titled("t")
                .x(Axis.number("rise of the error"))
                .y(Axis.categories(DAYS))
                .with(new Mark.HorizontalBars(
                        "", Values.of(3, 2), Values.of(0, 1), Values.of(2.5, 1), Values.of(3.5, 4), Palette.SKY));

        assertThat(figure.altText()).isEqualTo("t\n  rise of the error: Monday 3 (2.5 to 3.5); Tuesday 2 (1 to 4)");
        assertThat(figure.xRange().max()).isGreaterThan(4);
        assertThat(figure.xRange().min()).isZero();
    }

    @Test
    void categories_take_equal_room_and_run_downwards_on_a_vertical_axis() {
        Figure figure = Figure.titled("t").x(Axis.categories(DAYS)).y(Axis.categories(DAYS));

        assertThat(figure.xRange().fraction(0)).isCloseTo(1 / 6.0, offset(1e-12));
        assertThat(figure.yRange().fraction(0)).isCloseTo(5 / 6.0, offset(1e-12));
        assertThat(Ticks.along(figure.xRange(), 10, label -> 50).ticks())
                .containsExactly(new Tick(0, "Monday"), new Tick(1, "Tuesday"), new Tick(2, "Wednesday"));
    }

    @Test
    void what_has_no_category_is_left_out_and_said() {
        Figure figure = Figure.titled("t")
                .x(Axis.categories(DAYS))
                .with(new Mark.Bars("n", Values.of(0, 3, -1), Values.of(1, 2, 3), Palette.BLUE));

        assertThat(figure.altText()).isEqualTo("t\n  n: Monday 1\nLeft out: 2 values outside the categories.");
        assertThat(Axis.categories(DAYS).holds(2.4)).isTrue();
        assertThat(Axis.categories(DAYS).holds(2.6)).isFalse();
        assertThat(Axis.categories(List.of()).holds(0)).isFalse();
    }

    @Test
    void mistakes_are_told_with_what_was_received() {
        assertThatThrownBy(() -> new Mark.Stems("s", Values.of(1, 2), Values.of(1), Palette.BLUE))
                .hasMessageContaining("\"s\" with 2 x and 1 y values");
        assertThatThrownBy(() -> new Mark.Boxes("b", Values.of(1), List.of(), Palette.BLUE))
                .hasMessageContaining("\"b\" with 1 x and 0 boxes");
        assertThatThrownBy(() -> new Mark.HorizontalBars(
                        "h", Values.of(1, 2), Values.of(0, 1), Values.of(1), Values.of(1), Palette.BLUE))
                .hasMessageContaining("\"h\" with 1 x and 2 y values");
    }
}
