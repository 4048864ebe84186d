package org.cellstate.dsl.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class ScoredTextTest {

    @Test
    void a_token_of_an_eighth_is_a_surprise_of_three_bits() {
        assertThat(new TokenScore("a", 0.125).bits()).isCloseTo(3, within(1e-12));
        assertThat(new TokenScore("a", 1).bits()).isZero();
        assertThat(new TokenScore("a", 0).bits()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void bits_are_shared_by_tokens_and_by_characters() {
        ScoredText text = ScoredText.of("he ", List.of("said", " ", "𝄞"), 0.25, 0.5, 0.125);

        assertThat(text.text()).isEqualTo("said 𝄞");
        assertThat(text).hasToString("he said 𝄞");
        assertThat(text.bitsPerToken()).isCloseTo(2, within(1e-12));
        assertThat(text.bitsPerCharacter()).isCloseTo(1, within(1e-12));
        assertThat(text.perplexity()).isCloseTo(4, within(1e-12));
        assertThat(text.surprise().bits()).containsExactly(2.0, 1.0, 3.0);
    }

    @Test
    void the_least_likely_tokens_come_first() {
        ScoredText text = ScoredText.of("", List.of("a", "b", "c"), 0.5, 0.1, 0.1);

        assertThat(text.leastLikely(2)).containsExactly(1, 2);
        assertThat(text.leastLikely(9)).containsExactly(1, 2, 0);
    }

    @Test
    void the_seed_is_kept() {
        assertThat(ScoredText.of("", List.of("a"), 1).seed()).isEmpty();
        assertThat(ScoredText.of("", List.of("a"), 1).seed(7).seed()).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void a_text_that_does_not_fit_together_is_refused() {
        assertThatThrownBy(() -> ScoredText.of("", List.of("a", "b"), 0.5))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        Every token has one probability.
                          received: 2 tokens, 1 probabilities
                          try: as many of one as of the other; the prompt has none""");
        assertThatThrownBy(() -> ScoredText.of("only a prompt", List.of())).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void numbers_that_are_no_probabilities_are_refused() {
        assertThatThrownBy(() -> ScoredText.of("", List.of("a", "b"), 0.5, -0.7))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        A probability is a number from 0 to 1.
                          received: token 1, "b", has -0.7
                          try: the softmax of the network's outputs, not its logarithm""");
        assertThatThrownBy(() -> ScoredText.of("", List.of("a"), Double.NaN))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("a training that diverged");
    }
}
