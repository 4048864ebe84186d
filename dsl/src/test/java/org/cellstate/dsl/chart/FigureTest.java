package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {

    private static final Stroke BLUE = Stroke.solid(Palette.BLUE, 2);

    @Test
    void the_defaults() {
        Figure figure = Figure.titled("A finding");

        assertThat(figure.width()).isEqualTo(720);
        assertThat(figure.height()).isEqualTo(300);
        assertThat(figure.caption()).isEmpty();
        assertThat(figure.x()).isEqualTo(Axis.number(""));
        assertThat(figure.marks()).isEmpty();
    }

    @Test
    void the_palette_is_okabe_and_itos_in_its_order() {
        assertThat(java.util.stream.IntStream.range(0, 7).mapToObj(Palette::series))
                .extracting(colour -> String.format("%06X", colour.rgb()))
                .containsExactly("0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "0072B2");
        assertThat(Palette.INK.rgb()).isEqualTo(0x222222);
    }

    @Test
    void the_alt_text_says_in_figures_what_the_picture_shows() {
        Figure figure = Figure.titled("Validation stopped improving at epoch 3")
                .x(Axis.whole("epoch"))
                .y(Axis.number("loss"))
                .with(new Mark.Line("train", Values.counting(1, 4), Values.of(0.8, 0.4, 0.2, 0.1), BLUE))
                .with(new Mark.Points("best", Values.of(3), Values.of(0.25), Palette.VERMILLION, 7))
                .with(new Mark.Band("80 % band", Values.of(1, 2), Values.of(1, 2), Values.of(3, 5), Palette.BLUE, 0.2))
                .with(new Mark.Rule("forecast →", 2))
                .with(new Mark.Region("test", 3, 4, true))
                .caption("Four epochs.");

        assertThat(figure.altText()).isEqualTo("""
                Validation stopped improving at epoch 3
                  train █▄▂▁ 0.8 → 0.1, lowest 0.1 at 4, highest 0.8 at 1 (4 points, 1 … 4)
                  best 0.25 at 3
                  80 % band between 1 and 5, at the end 2 to 5
                  forecast → at 2
                  test: 3 … 4
                Four epochs.""");
    }

    @Test
    void what_cannot_be_drawn_is_counted_and_said() {
        Figure figure = Figure.titled("t")
                .y(Axis.logarithmic("loss"))
                .with(new Mark.Line(
                        "loss",
                        Values.of(1, 2, 3, 4, 5, 6),
                        Values.of(1, Double.NaN, Double.POSITIVE_INFINITY, 0, -3, 2),
                        BLUE));

        assertThat(figure.omissions())
                .isEqualTo("Left out: 1 value missing, 1 value infinite, 2 values not positive (logarithmic axis).");
        assertThat(figure.altText()).contains("loss ▁····█ 1 → 2").endsWith(figure.omissions());
    }

    @Test
    void a_figure_without_values_says_so_and_has_axes_all_the_same() {
        Figure none = Figure.titled("t").with(new Mark.Line("a", Values.of(), Values.of(), BLUE));
        Figure lost = Figure.titled("t").with(new Mark.Line("a", Values.of(1), Values.of(Double.NaN), BLUE));

        assertThat(none.altText()).isEqualTo("t\n  a no values\nNo values to draw.");
        assertThat(lost.altText()).endsWith("Left out: 1 value missing. No values left to draw.");
        assertThat(none.xRange()).isEqualTo(new Range(none.x(), 0, 1));
        assertThat(Figure.titled("t").y(Axis.logarithmic("")).yRange().min()).isEqualTo(1);
    }

    @Test
    void ranges_leave_room_but_do_not_cross_zero_for_it() {
        Figure figure = Figure.titled("t").with(new Mark.Line("a", Values.of(0, 1), Values.of(1, 101), BLUE));

        assertThat(figure.yRange().min()).isZero();
        assertThat(figure.yRange().max()).isEqualTo(107);
        assertThat(figure.yRange().fraction(107)).isEqualTo(1);
        assertThat(figure.yRange().fraction(Double.NaN)).isNaN();
    }

    @Test
    void bars_stand_on_zero_and_their_width_follows_their_distance() {
        Mark.Bars bars = new Mark.Bars("n", Values.of(0, 5, 10), Values.of(3, 4, 5), Palette.BLUE);

        assertThat(Figure.barWidth(bars)).isEqualTo(4);
        assertThat(Figure.titled("t").with(bars).yRange().min()).isZero();
    }

    @Test
    void a_time_is_told_as_a_date_and_with_the_clock_where_it_is_not_midnight() {
        assertThat(Axis.time("").text(0)).isEqualTo("1970-01-01");
        assertThat(Axis.time("").text(5_400_000)).isEqualTo("1970-01-01 01:30");
    }

    @Test
    void values_are_copied_in_and_compared_by_content() {
        double[] numbers = {1, 2};
        Values values = Values.of(numbers);
        numbers[0] = 9;

        assertThat(values)
                .isEqualTo(Values.of(1, 2))
                .hasSameHashCodeAs(Values.of(1, 2))
                .isNotEqualTo(Values.of(9, 2));
    }

    @Test
    void mistakes_are_told_with_what_was_received() {
        assertThatThrownBy(() -> new Mark.Line("a", Values.of(1, 2), Values.of(1), BLUE))
                .hasMessageContaining("\"a\" with 2 x and 1 y values");
        assertThatThrownBy(() -> Figure.titled("t").size(10, 10)).hasMessageContaining("received: 10 × 10");
        assertThatThrownBy(() -> Stroke.solid(Palette.INK, 0)).hasMessageContaining("width=0.0");
    }
}
