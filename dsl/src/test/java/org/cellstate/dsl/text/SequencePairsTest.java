package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SequencePairsTest {

    private static SequencePairs numbered(int pairs, int sources) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            from.add("word " + pair % sources);
            to.add("mot " + pair);
        }
        return SequencePairs.of(from, to);
    }

    @Test
    void pairs_with_one_source_lie_in_one_part() {
        SequencePairs pairs = numbered(300, 100);
        Parts parts = pairs.parts();

        Set<String> trained = sources(pairs, parts.training());
        Set<String> validated = sources(pairs, parts.validation());
        Set<String> tested = sources(pairs, parts.test());

        assertThat(trained).hasSize(80).doesNotContainAnyElementsOf(validated).doesNotContainAnyElementsOf(tested);
        assertThat(validated).hasSize(10).doesNotContainAnyElementsOf(tested);
        assertThat(parts.training().length + parts.validation().length + parts.test().length)
                .isEqualTo(300);
    }

    private static Set<String> sources(SequencePairs pairs, int[] rows) {
        return Arrays.stream(rows).mapToObj(pairs::source).collect(Collectors.toSet());
    }

    @Test
    void the_share_that_trains_can_be_said_and_is_checked() {
        SequencePairs pairs = numbered(200, 200).split(0.5);

        assertThat(pairs.parts().training()).hasSize(100);
        assertThat(pairs.training()).isEqualTo(0.5);
        assertThatThrownBy(() -> pairs.split(1)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void tokenizers_know_the_training_part_alone() {
        SequencePairs pairs = numbered(200, 200);
        Vocabulary vocabulary = pairs.targetTokenizer().vocabulary();

        for (int row : pairs.parts().training()) {
            assertThat(vocabulary.knows(String.valueOf(row))).isTrue();
        }
        for (int row : pairs.parts().test()) {
            assertThat(vocabulary.knows(String.valueOf(row))).isFalse();
        }
    }

    @Test
    void each_side_has_its_own_tokens() {
        SequencePairs pairs = SequencePairs.of(List.of("ab", "bc", "cd"), List.of("x y", "y z", "z x"))
                .source(Tokenization.characters());

        assertThat(pairs.sourceTokenizer().tokens("ab")).containsExactly("a", "b");
        assertThat(pairs.targetTokenizer().tokens("x y")).contains("x", "y").doesNotContain("x y");
        assertThat(pairs.characters().targetTokenizer().tokens("x y")).containsExactly("x", " ", "y");
        assertThat(pairs.words().sourceTokenizer().tokens("ab")).containsExactly("ab");
        assertThat(pairs.words(1).targetTokenizer().vocabulary().size()).isEqualTo(4);
    }

    @Test
    void pieces_of_words_are_learned_for_each_side() {
        SequencePairs pairs = SequencePairs.of(List.of("ab", "abc", "abab"), List.of("xy", "xyz", "xyxy"))
                .bytePairs(300);

        assertThat(pairs.sourceTokenizer().decode(pairs.sourceTokenizer().encode("abab")))
                .isEqualTo("abab");
        assertThat(pairs.targetTokenization()).isEqualTo(Tokenization.bytePairs(300));
    }

    @Test
    void pairs_of_one_source_may_all_be_right() {
        SequencePairs pairs = SequencePairs.of(List.of("a", "b", "a", "c", "a"), List.of("1", "2", "3", "4", "1"));

        assertThat(pairs.alternatives(2)).containsExactly("3", "1");
        assertThat(pairs.alternatives(1)).containsExactly("2");
    }

    @Test
    void the_same_pairs_have_the_same_digest_and_others_another() {
        SequencePairs pairs = SequencePairs.of(List.of("a", "b", "c"), List.of("1", "2", "3"));
        SequencePairs moved = SequencePairs.of(List.of("a1", "b", "c"), List.of("1", "2", "3"));

        assertThat(pairs.characters().sha256()).isEqualTo(pairs.sha256());
        assertThat(moved.sha256()).isNotEqualTo(pairs.sha256());
    }

    @Test
    void pairs_say_how_many_they_are_and_how_they_are_cut() {
        assertThat(numbered(300, 100).characters())
                .hasToString("300 pairs of 100 sources, characters(): 240 train, 30 validate, 30 test");
        assertThat(numbered(100, 100).source(Tokenization.characters()).toString())
                .startsWith("100 pairs, characters() to words(");
    }

    @Test
    void a_table_gives_its_columns_and_numbers_as_they_print() {
        Table table = Table.create(
                StringColumn.create("en", "one", "two", "three"), IntColumn.create("digit", new int[] {1, 2, 3}));

        SequencePairs pairs = Cellstate.pairs(table, "en", "digit");

        assertThat(pairs.sources()).containsExactly("one", "two", "three");
        assertThat(pairs.targets()).containsExactly("1", "2", "3");
        assertThat(pairs.sourceName()).isEqualTo("en");
        assertThat(pairs.targetName()).isEqualTo("digit");
    }

    @Test
    void a_missing_cell_is_told_with_its_row() {
        Table table = Table.create(
                StringColumn.create("en", "one", "two", "three"), StringColumn.create("fr", "un", "", "trois"));

        assertThatThrownBy(() -> Cellstate.pairs(table, "en", "fr"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("column 'fr', row 2");
        assertThatThrownBy(() -> Cellstate.pairs(table, "en", "de"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'de', where the columns are en, fr");
    }

    @Test
    void a_blank_text_is_told_with_its_pair() {
        assertThatThrownBy(() -> Cellstate.pairs(List.of("a", "b", "c"), List.of("1", " ", "3")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("nothing in the target of pair 2");
    }

    @Test
    void both_lists_are_equally_long_and_three_sources_differ() {
        assertThatThrownBy(() -> SequencePairs.of(List.of("a", "b", "c"), List.of("1")))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("3 sources, 1 targets");
        assertThatThrownBy(() -> SequencePairs.of(List.of("a", "b", "a"), List.of("1", "2", "3")))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("3 rows, 2 different ones");
        assertThatThrownBy(() -> SequencePairs.of(List.of(), List.of())).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void the_parts_of_many_pairs_hold_every_pair_once() {
        Parts parts = numbered(1000, 700).parts();

        Set<Integer> all = new HashSet<>();
        for (int[] rows : List.of(parts.training(), parts.validation(), parts.test())) {
            Arrays.stream(rows).forEach(all::add);
        }

        assertThat(all).hasSize(1000);
        assertThat(IntStream.of(parts.training())).isSorted();
    }
}
