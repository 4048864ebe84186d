package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.bleu;
import static org.cellstate.dsl.Cellstate.chrf;
import static org.cellstate.dsl.Cellstate.errorRate;
import static org.cellstate.dsl.Cellstate.exactMatch;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.evaluate.text.TranslationScores;
import org.cellstate.dsl.evaluate.text.Translations;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class TranslationScoresShownTest {

    private static final Renderers RENDERERS = Renderers.of(TranslationScoresShownTest.class.getClassLoader());

    @Test
    void bleu_is_shown_with_its_counts_and_how_it_was_made() {
        assertThat(words(bleu("the cat sat on a mat", "the cat sat on the mat")))
                .isEqualTo("""
                BLEU = 53.73 83.3/60.0/50.0/33.3 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)

                words in a row  right  written  precision
                ─────────────────────────────────────────
                             1      5        6     83.3 %
                             2      3        5     60.0 %
                             3      2        4     50.0 %
                             4      1        3     33.3 %
                nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp""");
    }

    @Test
    void chrf_is_a_line_and_how_it_was_made() {
        assertThat(words(chrf("cats", "cats").words())).isEqualTo("""
                chrF2++ = 100.00
                nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no""");
    }

    @Test
    void an_error_rate_is_shown_with_its_mistakes() {
        assertThat(words(errorRate(List.of("a x", "a y", "a <b"), List.of("a b", "a b", "a b"))))
                .isEqualTo("""
                word error rate 50.0 %: 3 errors in 6, 3 substituted, 0 inserted, 0 missing

                mistake      right  written  times
                ──────────────────────────────────
                substituted  b      x            1
                substituted  b      y            1
                substituted  b      <b           1

                Most wrong:
                right   a b
                written a x
                          S

                right   a b
                written a y
                          S

                right   a b
                written a <b
                          S""");
        assertThat(words(errorRate("a", "a")))
                .isEqualTo("word error rate 0.0 %: 0 errors in 1, 0 substituted, 0 inserted, 0 missing");
    }

    @Test
    void exact_match_is_shown_with_the_first_that_are_wrong() {
        assertThat(words(exactMatch(List.of("a", ""), List.of("a", "b")))).isEqualTo("""
                exact match 50.0 %: 1 of 2

                number  right  written
                ──────────────────────
                1       b      ∅""");
        assertThat(words(exactMatch(Collections.nCopies(12, "x"), Collections.nCopies(12, "y"))))
                .endsWith("⋮ 2 more");
    }

    @Test
    void scores_stand_beside_plain_ways_to_translate_under_the_verdict() {
        TranslationScores scores = new TranslationScores(
                "Better than word by word",
                "word",
                List.of(
                        new TranslationScores.Row("LSTM 1×64, greedy()", 0.98, 97.25, 98.5, 0.0125),
                        new TranslationScores.Row("word by word", 0, 3.5, 41, 0.75)),
                List.of(new TranslationScores.Mistake("May 7", "7 mai", "", 12)),
                List.of("Word by word: a dictionary."));

        assertThat(words(scores)).isEqualTo("""
                Better than word by word

                translation          exact match  BLEU  chrF  word error
                ────────────────────────────────────────────────────────
                LSTM 1×64, greedy()       98.0 %  97.3  98.5       1.3 %
                word by word               0.0 %   3.5  41.0      75.0 %

                Most wrong
                source  right  written  chrF
                ────────────────────────────
                May 7   7 mai  ∅        12.0
                Word by word: a dictionary.""");
        assertThat(html(scores)).contains("<b>Better than word by word</b>", "7 mai", "a dictionary.");
    }

    @Test
    void translations_are_a_table_and_one_without_attention_a_line_and_its_answers() {
        Translation plain = new Translation(
                        List.of("the", "<cat>"),
                        List.of("le", "chat"),
                        "the <cat>",
                        "le chat",
                        null,
                        List.of(),
                        List.of("Unknown: \"<cat>\"."))
                .hypothesis(List.of("le", "chat"), -0.5);

        assertThat(words(plain)).isEqualTo("""
                the <cat> → le chat
                Unknown: "<cat>".

                answer    score  behind  tokens
                ───────────────────────────────
                le chat  -0.500  ★ best       2""");
        assertThat(html(plain)).contains("&lt;cat&gt; → le chat", "★ best").doesNotContain("<cat>");
        assertThat(words(new Translations(List.of(plain)))).isEqualTo("""
                source     translation
                ─────────────────────────────────────────
                the <cat>  le chat      Unknown: "<cat>".""");
        assertThat(html(new Translations(Collections.nCopies(60, plain)))).contains("⋮ 10 more");
    }

    @Test
    void what_was_written_is_escaped() {
        for (Object result : List.of(
                errorRate("<b>", "<i>"),
                exactMatch(List.of("<b>"), List.of("<i>")),
                errorRate("<b>", "<i>").alignments().get(0))) {
            assertThat(html(result)).contains("&lt;b&gt;").contains("&lt;i&gt;").doesNotContain("<i>");
        }
    }

    private static String html(Object result) {
        return Objects.requireNonNull((String) RENDERERS.render(result).data().get(MimeBundle.HTML));
    }

    private static String words(Object result) {
        return Objects.requireNonNull((String) RENDERERS.render(result).data().get(MimeBundle.TEXT));
    }
}
