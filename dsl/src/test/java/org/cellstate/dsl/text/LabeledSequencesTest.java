package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.labeled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LabeledSequencesTest {

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> i % 3 == 0 ? "b" : "a").toList();
    }

    @Test
    void eight_of_ten_rows_train_and_classes_are_sorted() {
        LabeledSequences data = labeled(texts(100), labels(100));

        assertThat(data.classes()).containsExactly("a", "b");
        assertThat(data.counts().all()).containsEntry("a", 66L).containsEntry("b", 34L);
        assertThat(data).hasToString("2 classes, texts by characters(): 80 rows train, 10 validate, 10 test");
        assertThat(data.words()).hasToString("2 classes, texts by words(): 80 rows train, 10 validate, 10 test");
    }

    @Test
    void rows_that_are_the_same_lie_in_one_part() {
        List<String> twice = new ArrayList<>(texts(30));
        twice.addAll(texts(30));
        LabeledSequences data = labeled(twice, labels(60)).split(0.5);

        assertThat(keys(data, data.parts().training()))
                .doesNotContainAnyElementsOf(keys(data, data.parts().test()))
                .doesNotContainAnyElementsOf(keys(data, data.parts().validation()));
    }

    private static Set<String> keys(LabeledSequences data, int[] rows) {
        Set<String> keys = new HashSet<>();
        Arrays.stream(rows).forEach(row -> keys.add(data.sequences().key(row)));
        return keys;
    }

    @Test
    void a_test_set_of_its_own_tests_alone_and_what_it_repeats_is_left_out() {
        List<String> own = List.of("text 3", "text 4", "new");
        LabeledSequences data = labeled(texts(100), labels(100)).test(labeled(own, List.of("a", "b", "a")));

        assertThat(keys(data, data.parts().test())).containsExactlyInAnyOrderElementsOf(own);
        assertThat(data.parts().test()).hasSize(3);
        assertThat(data.parts().training().length + data.parts().validation().length)
                .isEqualTo(98);
        assertThat(data.parts().validation()).hasSize(10);
        assertThat(data)
                .hasToString("2 classes, texts by characters(): 88 rows train, 10 validate, 3 test;"
                        + " 2 left out that the test set has too");
        assertThatThrownBy(() -> data.test(labeled(texts(9), labels(9)))).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void columns_of_a_table_become_rows() {
        Table table = Table.create(StringColumn.create("review", texts(10)), StringColumn.create("score", labels(10)));

        assertThat(labeled(table, "review", "score").label(3)).isEqualTo("b");
        assertThatThrownBy(() -> labeled(table, "reviews", "score"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'review'");
    }

    @Test
    void an_empty_cell_is_told_with_its_column_and_row() {
        Table table =
                Table.create(StringColumn.create("review", texts(4)), StringColumn.create("score", "a", "b", "", "a"));

        assertThatThrownBy(() -> labeled(table, "review", "score"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("column 'score', row 3");
    }

    @Test
    void an_empty_text_and_a_missing_class_are_told_with_their_row() {
        assertThatThrownBy(() -> labeled(List.of("one", "  ", "two"), labels(3)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("row 2 is blank");
        assertThatThrownBy(() -> labeled(texts(3), Arrays.asList("a", null, "b")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("none in row 2");
        assertThatThrownBy(() -> labeled(texts(3), labels(2))).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void one_class_alone_is_none() {
        assertThatThrownBy(() -> labeled(texts(9), Collections.nCopies(9, "same")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("\"same\" in all 9 rows");
    }

    @Test
    void a_class_that_only_the_test_set_has_cannot_be_learned() {
        LabeledSequences data =
                labeled(texts(100), labels(100)).test(labeled(List.of("p", "q", "r"), List.of("a", "c", "b")));

        assertThatThrownBy(data::learnable)
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("\"c\" has 0 rows that validate, 1 that test");
    }

    @Test
    void frames_are_no_texts() {
        float[][][] frames = {{{1, 2}}, {{3, 4}, {5, 6}}, {{7, 8}}};
        LabeledSequences data = labeled(frames, "a", "b", "a");

        assertThat(data.sequences().length(1)).isEqualTo(2);
        assertThatThrownBy(data::words).isInstanceOf(ConfigProblem.class).hasMessageContaining("frames of 2 features");
        assertThatThrownBy(() -> data.test(labeled(texts(3), labels(3)))).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> labeled(new float[][][] {{{1}}, {}, {{2}}}, "a", "b", "a"))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("sequence 1 has none");
    }

    @Test
    void other_rows_or_classes_have_another_name() {
        String one = labeled(texts(9), labels(9)).sha256();

        assertThat(labeled(texts(9), labels(9)).words().sha256()).isEqualTo(one);
        assertThat(labeled(texts(10), labels(10)).sha256()).isNotEqualTo(one);
        assertThat(labeled(texts(9), labels(10).subList(1, 10)).sha256()).isNotEqualTo(one);
    }
}
