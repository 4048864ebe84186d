package org.cellstate.dsl.evaluate.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

final class IntentsTest {

    @Test
    void sentences_stand_by_intent_whatever_the_order_of_the_map() {
        assertThat(Shop.INTENTS.meant()).containsExactly("bye", "bye", "hours", "hours", "price", "price");
        assertThat(Shop.INTENTS.names()).containsExactly("bye", "hours", "price");
        assertThat(Shop.INTENTS.others(List.of("a", "b", "c"))).hasToString("3 intents, 6 sentences, 3 others");
    }

    @Test
    void every_second_of_the_others_tests() {
        Intents data = Shop.INTENTS.others(List.of("a", "b", "c"));

        assertThat(data.calibratingOthers()).containsExactly("a", "c");
        assertThat(data.testingOthers()).containsExactly("b");
    }

    @Test
    void an_answer_to_an_intent_that_is_not_there_names_close_ones() {
        assertThatThrownBy(() -> Shop.INTENTS.answer("hour", "x"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: \"hour\"")
                .hasMessageContaining("one of hours");
    }

    @Test
    void what_is_missing_is_told_with_its_row() {
        assertThatThrownBy(() -> Intents.of(List.of("a", " "), List.of("x", "y")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("none in row 2");
        assertThatThrownBy(() -> Intents.of(List.of("a", "b"), List.of("x")))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("2 sentences, 1 intents");
        assertThatThrownBy(() -> Intents.of(List.of("a", "b"), List.of("x", "x")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("\"x\" alone");
        assertThatThrownBy(() -> Intents.of(Map.of("x", List.of("a"), "y", List.of())))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("none of \"y\"");
    }
}
