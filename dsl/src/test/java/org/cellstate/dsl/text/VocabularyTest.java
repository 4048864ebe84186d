package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void tokens_are_numbered_by_how_often_they_occur() {
        Vocabulary vocabulary = Vocabulary.of(Map.of("b", 2L, "a", 2L, "c", 5L), 10);

        assertThat(vocabulary.size()).isEqualTo(6);
        assertThat(List.of(vocabulary.id("c"), vocabulary.id("a"), vocabulary.id("b")))
                .containsExactly(3, 4, 5);
        assertThat(vocabulary.count(3)).isEqualTo(5);
        assertThat(vocabulary.id("d")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.knows("d")).isFalse();
    }

    @Test
    void the_rarest_are_left_out_and_counted_as_unknown() {
        Vocabulary vocabulary = Vocabulary.of(Map.of("b", 2L, "a", 3L, "c", 5L), 1);

        assertThat(vocabulary.knows("c")).isTrue();
        assertThat(vocabulary.knows("a")).isFalse();
        assertThat(vocabulary.count(Vocabulary.UNKNOWN)).isEqualTo(5);
    }

    @Test
    void characters_are_what_people_count() {
        Tokenizer tokenizer = Tokenization.characters().fit(List.of("naïve 👩‍🚀"));

        assertThat(tokenizer.tokens("ï👩‍🚀")).containsExactly("ï", "👩‍🚀");
        assertThat(tokenizer.decode(tokenizer.encode("naïve"))).isEqualTo("naïve");
    }

    @Test
    void rows_that_are_the_same_lie_in_one_part() {
        List<String> rows =
                IntStream.range(0, 300).mapToObj(i -> "row " + i % 100).toList();

        Parts parts = Parts.atRandom(rows, 0.8);

        assertThat(parts).hasToString("240 rows train, 30 validate, 30 test");
        for (int row : parts.test()) {
            assertThat(parts.training()).doesNotContain((row + 100) % 300, (row + 200) % 300);
        }
        int[] all = IntStream.of(parts.training()).toArray();
        assertThat(all).isSorted();
        assertThat(Arrays.equals(parts.test(), Parts.atRandom(rows, 0.8).test()))
                .isTrue();
    }

    @Test
    void three_different_rows_are_the_least() {
        Parts parts = Parts.atRandom(List.of("a", "b", "c"), 0.9);

        assertThat(parts).hasToString("1 rows train, 1 validate, 1 test");
        assertThatThrownBy(() -> Parts.atRandom(List.of("a", "b", "b"), 0.9)).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> Parts.atRandom(List.of("a", "b", "c"), 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("split(1.0)");
    }
}
