package org.cellstate.dsl.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cellstate.dsl.data.DataProblem;
import org.junit.jupiter.api.Test;

class TranslationTest {

    private static final Translation PLAIN = new Translation(
            AttentionMap.of(List.of("the", "cat"), List.of("le", "chat"), new double[][] {{1, 0}, {0, 1}}), List.of());

    @Test
    void the_answers_that_were_considered_are_ranked_by_their_score() {
        Translation translation = PLAIN.hypothesis(List.of("un", "chat"), -2.5)
                .hypothesis(List.of("le", "chat"), -0.5)
                .hypothesis(List.of("la", "chatte"), -2.5);

        assertThat(translation.nBest().hypotheses())
                .extracting(each -> each.tokens().get(0))
                .containsExactly("le", "un", "la");
        assertThat(translation).hasToString("the cat → le chat");
    }

    @Test
    void a_score_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> PLAIN.hypothesis(List.of("le", "chien"), Double.NaN))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        Answers are ranked by a score.
                          received: NaN for "le chien"
                          try: the logarithm of its probability""");
    }
}
