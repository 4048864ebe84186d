package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatmapTest {

    private static final List<String> OUTPUT = List.of("la", "banque");
    private static final List<String> INPUT = List.of("the", "river", "bank");
    private static final double[][] WEIGHTS = {{0.9, 0.07, 0.03}, {0.05, 0.31, 0.64}};

    private static Heatmap attention() {
        return Heatmap.of("\"banque\" looks at \"bank\"", OUTPUT, INPUT, WEIGHTS)
                .rowTitle("output")
                .columnTitle("input")
                .range(0, 1);
    }

    @Test
    void the_defaults() {
        Heatmap map = Heatmap.of("t", OUTPUT, INPUT, WEIGHTS);

        assertThat(map.caption()).isEmpty();
        assertThat(map.rows()).isEqualTo(new Side("", OUTPUT));
        assertThat(map.shading()).isEqualTo(new Shading(Ramp.SEQUENTIAL, Double.NaN, Double.NaN));
        assertThat(map.square()).isTrue();
        assertThat(map.size()).isEqualTo(Size.FITTED);
        assertThat(Heatmap.of("t", List.of(), List.of(), new double[49][2]).square())
                .isFalse();
    }

    @Test
    void the_alt_text_says_size_range_and_where_the_largest_of_each_row_lies() {
        assertThat(attention().caption("One head.").altText()).isEqualTo("""
                "banque" looks at "bank"
                  2 rows × 3 columns, rows: output, columns: input
                  lowest 0.03 at la × bank, highest 0.9 at la × the
                  largest in each row:
                    la: the 0.9
                    banque: bank 0.64
                One head.""");
    }

    @Test
    void without_names_the_alt_text_counts_from_one_and_lists_no_rows_when_there_are_many() {
        double[][] cells = new double[13][2];
        cells[12][0] = -1;

        assertThat(Heatmap.of("", List.of(), List.of(), cells).altText())
                .isEqualTo(
                        "  13 rows × 2 columns\n" + "  lowest -1 at row 13 × column 1, highest 0 at row 1 × column 1");
    }

    @Test
    void shares_are_written_without_a_leading_zero_and_not_below_five_percent() {
        Heatmap map = attention();

        assertThat(List.of(map.text(0, 0), map.text(0, 1), map.text(0, 2), map.text(1, 0), map.text(1, 2)))
                .containsExactly(".90", ".07", "", ".05", ".64");
        assertThat(Heatmap.of("t", List.of(), List.of(), new double[][] {{1, 0.5}})
                        .text(0, 0))
                .isEqualTo("1.00");
    }

    @Test
    void counts_are_written_in_full_and_other_numbers_with_three_digits() {
        Heatmap counts = Heatmap.of("t", List.of(), List.of(), new double[][] {{0, 1490}});
        Heatmap numbers = Heatmap.of("t", List.of(), List.of(), new double[][] {{-12.3456, 0.001234, Double.NaN}});

        assertThat(counts.text(0, 0)).isEqualTo("0");
        assertThat(counts.text(0, 1)).isEqualTo("1\u2009490");
        assertThat(numbers.text(0, 0)).isEqualTo("-12.3");
        assertThat(numbers.text(0, 1)).isEqualTo("0.00123");
        assertThat(numbers.text(0, 2)).isEmpty();
    }

    @Test
    void the_scale_goes_from_the_least_to_the_largest_number_unless_it_is_fixed() {
        Heatmap map = Heatmap.of("t", List.of(), List.of(), new double[][] {{-1, 2, 3, Double.NaN}});

        assertThat(map.scale()).isEqualTo(new Shading(Ramp.SEQUENTIAL, -1, 3));
        assertThat(map.ramp(Ramp.DIVERGING).scale()).isEqualTo(new Shading(Ramp.DIVERGING, -3, 3));
        assertThat(map.range(0, 2).scale().share(1)).isEqualTo(0.5);
        assertThat(map.range(0, 2).scale().share(7)).isEqualTo(1);
        assertThat(map.scale().share(Double.NaN)).isNaN();
    }

    @Test
    void equal_cells_lie_in_the_middle_of_the_scale() {
        assertThat(Heatmap.of("t", List.of(), List.of(), new double[][] {{4, 4}})
                        .scale())
                .isEqualTo(new Shading(Ramp.SEQUENTIAL, 2, 6));
        assertThat(Heatmap.of("t", List.of(), List.of(), new double[][] {{0}}).scale())
                .isEqualTo(new Shading(Ramp.SEQUENTIAL, -1, 1));
    }

    @Test
    void a_vast_table_is_drawn_by_the_means_of_blocks_which_is_said() {
        double[][] cells = new double[1024][2048];
        cells[0][0] = 64;
        cells[0][1] = Double.NaN;
        Heatmap map = Heatmap.of("t", List.of(), List.of(), cells);

        Heatmap drawn = map.drawn();

        // 1024 rows by fives and 2048 columns by eights; of the 40 cells of the first block one is missing
        assertThat(drawn.cells().rows()).isEqualTo(205);
        assertThat(drawn.cells().columns()).isEqualTo(256);
        assertThat(drawn.cells().at(0, 0)).isCloseTo(64 / 39.0, offset(1e-12));
        assertThat(drawn.scale()).isEqualTo(map.scale());
        assertThat(map.omissions()).isEqualTo("Each point is the mean of 5 × 8 cells. Left out: 1 value missing.");
    }

    @Test
    void a_small_table_is_drawn_as_it_is() {
        assertThat(attention().drawn()).isEqualTo(attention());
        assertThat(attention().omissions()).isEmpty();
    }

    @Test
    void cells_without_numbers_are_counted() {
        double[][] cells = {{Double.NaN, Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY, 1}};

        assertThat(Heatmap.of("t", OUTPUT, List.of("a", "b"), cells).altText()).isEqualTo("""
                t
                  2 rows × 2 columns
                  lowest 1 at banque × b, highest 1 at banque × b
                  largest in each row:
                    la: no values
                    banque: b 1
                Left out: 1 value missing, 2 values infinite.""");
        assertThat(Heatmap.of("t", List.of(), List.of(), new double[0][0]).altText())
                .isEqualTo("t\n  0 rows × 0 columns\nNo values to draw.");
    }

    @Test
    void a_fitted_map_grows_with_its_cells_and_labels() {
        Heatmap small = attention();
        Heatmap large = Heatmap.of("t", List.of(), List.of(), new double[12][12]);
        Heatmap wide = Heatmap.of("t", List.of(), List.of(), new double[64][168]);

        assertThat(large.width()).isGreaterThan(small.width());
        assertThat(large.height()).isGreaterThan(small.height());
        assertThat(wide.width()).isEqualTo(720);
        assertThat(small.size(420, 400).width()).isEqualTo(420);
        assertThat(small.size(420, 400).height()).isEqualTo(400);
    }

    @Test
    void mistakes_are_told_with_what_was_received() {
        assertThatThrownBy(() -> Heatmap.of("t", List.of("a"), INPUT, WEIGHTS))
                .hasMessageContaining("one label for each row")
                .hasMessageContaining("1 labels and 2 rows");
        assertThatThrownBy(() -> Heatmap.of("t", List.of(), List.of(), new double[][] {{1}, {1, 2}}))
                .hasMessageContaining("row 0 with 1 and row 1 with 2 numbers");
        assertThatThrownBy(() -> attention().range(1, 1)).hasMessageContaining("received: 1.0 to 1.0");
        assertThatThrownBy(() -> attention().size(5, 5)).hasMessageContaining("received: 5 × 5");
    }

    @Test
    void cells_are_copied_and_compared_by_content() {
        double[][] numbers = {{1, 2}};
        Cells cells = Cells.of(numbers);
        numbers[0][0] = 9;

        assertThat(cells).isEqualTo(Cells.of(new double[][] {{1, 2}})).hasToString("1 × 2 cells");
        assertThat(cells).isNotEqualTo(Cells.of(new double[][] {{1}, {2}}));
        assertThat(cells).hasSameHashCodeAs(Cells.of(new double[][] {{1, 2}}));
    }
}
