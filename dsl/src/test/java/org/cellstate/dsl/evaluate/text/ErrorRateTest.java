package org.cellstate.dsl.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.bleu;
import static org.cellstate.dsl.Cellstate.chrf;
import static org.cellstate.dsl.Cellstate.errorRate;
import static org.cellstate.dsl.Cellstate.exactMatch;

import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class ErrorRateTest {

    private static final ErrorRate PHONES = errorRate(
                    List.of("K AE T S", "D AO", "F IH SH"), List.of("K AE T", "D AO G", "F IY SH"))
            .named("phone");

    @Test
    void errors_are_counted_token_by_token_and_sequence_by_sequence() {
        assertThat(PHONES.rate()).isEqualTo(3 / 9.0);
        assertThat(PHONES.sequenceRate()).isEqualTo(1);
        assertThat(PHONES).hasToString("phone error rate 33.3 %: 3 errors in 9, 1 substituted, 1 inserted, 1 missing");
        assertThat(PHONES.mistakes())
                .containsEntry(new Edit(Edit.Kind.SUBSTITUTION, "IY", "IH"), 1)
                .containsEntry(new Edit(Edit.Kind.INSERTION, "", "S"), 1)
                .containsEntry(new Edit(Edit.Kind.DELETION, "G", ""), 1);
    }

    @Test
    void an_alignment_says_below_each_mistake_what_it_is() {
        assertThat(errorRate("the big cats sat there", "the cat sat down there")
                        .alignments()
                        .get(0))
                .hasToString("""
                        right   the ·   cat  sat down there
                        written the big cats sat ·    there
                                    I   S        D""");
    }

    @Test
    void tokens_that_are_cut_already_may_hold_spaces() {
        ErrorRate rate = ErrorRate.ofTokens(List.of(List.of("a b", "c")), List.of(List.of("a b", "d")));

        assertThat(rate.rate()).isEqualTo(0.5);
    }

    @Test
    void nothing_to_be_right_about_has_no_rate() {
        ErrorRate none = errorRate("too much", "");

        assertThat(none.rate()).isNaN();
        assertThat(none.insertions()).isEqualTo(2);
        assertThat(none)
                .hasToString("word error rate not defined: 2 errors in 0, 0 substituted, 2 inserted, 0 missing");
    }

    @Test
    void the_worst_come_first_and_what_is_right_is_not_among_them() {
        ErrorRate rate = errorRate(List.of("a", "x y", "x b"), List.of("a", "a b", "a b"));

        assertThat(rate.worst(9)).extracting(Alignment::errors).containsExactly(2, 1);
    }

    @Test
    void exact_matches_are_counted_and_the_others_named() {
        ExactMatch match = exactMatch(List.of("a", "b", "c"), List.of("a", "B", "c"));

        assertThat(match).hasToString("exact match 66.7 %: 2 of 3");
        assertThat(match.wrong()).containsExactly(1);
    }

    @Test
    void a_sentence_alone_is_scored_by_the_lengths_it_has() {
        assertThat(bleu("the cat", "the cat").score()).isEqualTo(100);
        assertThat(bleu(List.of("the cat"), List.of("the cat")).score()).isZero();
        assertThat(bleu(List.of("the cat"), List.of("the cat")).sentences()).containsExactly(100);
        assertThat(chrf("the cat", "a dog", "the cat").score()).isEqualTo(100);
    }

    @Test
    void lists_of_different_lengths_and_no_sentences_are_refused() {
        assertThatThrownBy(() -> bleu(List.of("a", "b"), List.of("a")))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        Each hypothesis has its reference in the same place.
                          received: 2 hypotheses, 1 references
                          try: lists of the same length""");
        assertThatThrownBy(() -> chrf(List.of(), List.of()))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least one sentence");
        assertThatThrownBy(() -> bleu("a")).isInstanceOf(ShapeProblem.class).hasMessageContaining("no references");
    }

    @Test
    void settings_outside_their_range_are_refused() {
        assertThatThrownBy(() -> bleu("a", "a").floor(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("floor(0.0)");
        assertThatThrownBy(() -> bleu("a", "a").addK(Double.NaN)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> chrf("a", "a").order(0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> chrf("a", "a").beta(0)).isInstanceOf(ConfigProblem.class);
    }
}
