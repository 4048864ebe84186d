package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.tagged;

import java.util.List;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TaggedSequencesTest {

    private static Table table(String... labels) {
        return Table.create(
                StringColumn.create("sequence", "MKV", "AE\u0301L", "GGG"), StringColumn.create("structure", labels));
    }

    @Test
    void characters_have_labels_as_people_count_them() {
        TaggedSequences data = tagged(table("HHC", "CCH", "C-C"), "sequence", "structure");

        assertThat(data.sequences().length(1)).isEqualTo(3);
        assertThat(data.labels(0)).containsExactly("H", "H", "C");
        assertThat(data.classes()).containsExactly("-", "C", "H");
    }

    @Test
    void what_is_not_known_is_no_label() {
        TaggedSequences data =
                tagged(table("HHC", "CCH", "C-C"), "sequence", "structure").unknown("-");

        assertThat(data.classes()).containsExactly("C", "H");
        assertThat(data.counts().all()).containsOnlyKeys("C", "H").containsEntry("C", 5L);
        assertThat(data).hasToString("2 labels, 8 steps in lists of tokens: 1 rows train, 1 validate, 1 test");
    }

    @Test
    void a_label_that_is_not_there_and_a_row_of_which_nothing_is_known_are_told() {
        TaggedSequences data = tagged(table("HHC", "---", "C-C"), "sequence", "structure");

        assertThatThrownBy(() -> data.unknown("?"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("-, C, H");
        assertThatThrownBy(() -> data.unknown("-"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("row 2 has");
    }

    @Test
    void labels_that_are_not_as_many_as_steps_are_told_with_their_row() {
        assertThatThrownBy(() -> tagged(table("HHC", "CC", "CCC"), "sequence", "structure"))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("row 2 has 3 tokens and 2 labels");
        assertThatThrownBy(() -> tagged(List.of(List.of("the", "dog")), List.of(List.of("D", ""))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("row 1, step 2 has none");
    }

    @Test
    void one_label_alone_and_an_empty_sequence_are_told() {
        assertThatThrownBy(() -> tagged(table("CCC", "CCC", "CCC"), "sequence", "structure"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("\"C\" at every step");
        assertThatThrownBy(() -> tagged(List.of(List.of("a"), List.of()), List.of(List.of("X"), List.of())))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("row 2 has none");
    }
}
