package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacetsTest {

    private static final Figure FIGURE = Figure.titled("left")
            .y(Axis.number("n"))
            .with(new Mark.Bars("", Values.of(1, Double.NaN), Values.of(2, 3), Palette.BLUE));
    private static final Heatmap MAP = Heatmap.of("right", List.of(), List.of(), new double[][] {{0.25}});

    @Test
    void the_alt_text_tells_each_child_under_the_common_title() {
        assertThat(Facets.of("Both sides", 2, FIGURE, MAP)
                        .caption("Two charts.")
                        .altText())
                .isEqualTo("""
                        Both sides
                          left
                            n 2 at 1
                          Left out: 1 value missing.
                          right
                            1 row × 1 column
                            lowest 0.25 at row 1 × column 1, highest 0.25 at row 1 × column 1
                        Two charts.""");
    }

    @Test
    void what_a_child_leaves_out_is_said_with_its_title() {
        assertThat(Facets.of("t", 2, FIGURE, MAP).omissions()).isEqualTo("left: Left out: 1 value missing.");
        assertThat(Facets.of("t", 2, MAP).omissions()).isEmpty();
    }

    @Test
    void panels_make_the_height_and_many_of_them_the_width() {
        assertThat(Facets.of("", 3, FIGURE, FIGURE, FIGURE).width()).isEqualTo(720);
        assertThat(Facets.of("", 3, FIGURE, FIGURE, FIGURE).height()).isEqualTo(24 + 240);
        assertThat(Facets.of("", 3, Collections.nCopies(4, FIGURE)).height()).isEqualTo(24 + 2 * 240 + Facets.GAP);
        assertThat(Facets.of("", 8, Collections.nCopies(8, FIGURE)).width()).isEqualTo(8 * 150 + 7 * Facets.GAP);
        assertThat(Facets.of("", 2, MAP, MAP).height()).isEqualTo(24 + 316); // nine tenths of a panel's width
        assertThat(Facets.of("t", 2, MAP).size(500, 400).height()).isEqualTo(400);
    }

    @Test
    void no_charts_are_said_so() {
        assertThat(Facets.of("t", 2).altText()).isEqualTo("t\nNo charts to draw.");
        assertThat(Facets.of("t", 2).rows()).isZero();
    }

    @Test
    void facets_need_a_column() {
        assertThatThrownBy(() -> Facets.of("t", 0, MAP)).hasMessageContaining("received: columns=0");
    }
}
