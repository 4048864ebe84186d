package org.cellstate.dsl.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class LexiconTest {

    /** The example of Koehn 2010, Statistical Machine Translation, figure 4.4. */
    private static final Lexicon BOOKS =
            Lexicon.of(split("das Haus", "das Buch", "ein Buch"), split("the house", "the book", "a book"));

    private static List<List<String>> split(String... texts) {
        return Stream.of(texts).map(text -> List.of(text.split(" "))).toList();
    }

    @Test
    void what_stands_together_most_often_belongs_together() {
        assertThat(BOOKS.translate(List.of("ein", "Haus"))).containsExactly("a", "house");
        assertThat(BOOKS.translate(List.of("das", "Buch"))).containsExactly("the", "book");
    }

    @Test
    void what_it_has_not_seen_stands_for_itself() {
        assertThat(BOOKS.translate(List.of("das", "Auto"))).containsExactly("the", "Auto");
        assertThat(BOOKS.translate(List.of())).isEmpty();
    }

    @Test
    void pairs_need_both_sides() {
        assertThatThrownBy(() -> Lexicon.of(split("das"), List.of()))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("1 sources, 0 targets");
    }
}
