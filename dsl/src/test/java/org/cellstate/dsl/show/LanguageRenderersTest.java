package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.evaluate.language.LanguageScores;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class LanguageRenderersTest {

    private static final Renderers RENDERERS = Renderers.of(LanguageRenderersTest.class.getClassLoader());

    private static final Continuations NEXT = new Continuations(
            "the\nc",
            List.of(new TokenScore(" ", 0.25), new TokenScore("a", 0.5), new TokenScore("<b>", 0.25)),
            "1 token is not known: \"é\"");

    @Test
    void what_may_come_next_is_a_picture_with_words() {
        MimeBundle bundle = RENDERERS.render(NEXT);

        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(bundle.text()).isEqualTo("""
                After “the↵c”: “a”, probability 0.50

                token  probability  bits
                ────────────────────────
                a           0.5000  1.00
                ␣           0.2500  2.00
                <b>         0.2500  2.00
                1.50 bits of surprise expected, as of 2.8 equally likely tokens. 1 token is not known: "é\"""");
    }

    @Test
    void only_tokens_that_could_be_seen_are_drawn() {
        List<TokenScore> many = IntStream.range(0, 40)
                .mapToObj(i -> new TokenScore("t" + i, 0.5 / Math.pow(2, i)))
                .toList();

        Figure chart = ContinuationsChart.of(new Continuations("", many, ""));

        assertThat(chart.y().names()).hasSize(12).startsWith("t0", "t1");
        assertThat(chart.caption()).contains("28 other tokens share 0.000");
        Continuations sure = new Continuations("x", List.of(new TokenScore("a", 1), new TokenScore("b", 0)), "");
        assertThat(ContinuationsChart.of(sure).y().names()).containsExactly("a");
        assertThat(ContinuationsChart.of(sure).caption()).contains("1 other token has 0.000");
    }

    @Test
    void scores_are_a_table_with_the_best_marked_under_the_verdict() {
        Map<String, double[]> logs = new LinkedHashMap<>();
        logs.put("LSTM <2>", new double[] {Math.log(0.25), Math.log(0.25)});
        logs.put("5-gram", new double[] {Math.log(0.5), Math.log(0.5)});
        MimeBundle bundle = RENDERERS.render(LanguageScores.of("test part", 4, logs, List.of("& a note")));

        assertThat(bundle.text()).isEqualTo("""
                Rather worse than the 5-gram: 1.000 bits per character, the 5-gram 0.500

                model     bits per character  bits per token  perplexity
                ────────────────────────────────────────────────────────
                LSTM <2>               1.000           2.000        4.00
                5-gram ★               0.500           1.000        2.00
                test part: 2 tokens, 4 characters (Unicode code points); lower is better
                & a note""");
        assertThat(bundle.get(MimeBundle.HTML).orElseThrow().toString())
                .contains("LSTM &lt;2&gt;", "&amp; a note")
                .doesNotContain("<script", "<style", "<2>");
    }

    @Test
    void a_note_of_a_text_stands_below_its_numbers() {
        ScoredText text = ScoredText.of("é", List.of("a"), 0.5).note("1 token <é> is not known");

        MimeBundle bundle = RENDERERS.render(text);

        assertThat(bundle.text()).endsWith("\n1 token <é> is not known");
        assertThat(bundle.get(MimeBundle.HTML).orElseThrow().toString()).contains("1 token &lt;é&gt; is not known");
    }
}
