package org.cellstate.kernel.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.cellstate.kernel.errors.CellSource.Position;
import org.junit.jupiter.api.Test;

class CellSourceTest {

    private final CellSource source = new CellSource("cell 1", "a\n😀 b\n\tc d\n");

    @Test
    void lines_and_columns_count_from_one_and_columns_in_code_points() {
        assertThat(source.position(0)).isEqualTo(new Position(1, 1));
        assertThat(source.position(source.text().indexOf('b'))).isEqualTo(new Position(2, 3));
        assertThat(source.position(source.text().indexOf('d'))).isEqualTo(new Position(3, 4));
    }

    @Test
    void an_offset_beyond_the_text_is_its_end() {
        assertThat(source.position(1000)).isEqualTo(new Position(4, 1));
        assertThat(source.line(9)).isEmpty();
    }

    @Test
    void carets_stand_below_the_span_and_tabs_are_kept() {
        int start = source.text().indexOf('c');

        assertThat(source.underlined(start, start + 3)).isEqualTo("\tc d\n\t^^^");
    }

    @Test
    void carets_end_with_the_line_and_there_is_at_least_one() {
        assertThat(source.underlined(0, 100)).isEqualTo("a\n^");
        assertThat(source.underlined(1, 1)).isEqualTo("a\n ^");
    }
}
