package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.attention;
import static org.cellstate.dsl.Cellstate.generated;
import static org.cellstate.dsl.Cellstate.surprise;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.NBest;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextRenderersTest {

    private static final Renderers RENDERERS = Renderers.of(TextRenderersTest.class.getClassLoader());

    private static final ScoredText TEXT = generated(
                    "a <", List.of("b", ">", " ", "\n", "&"), 0.95, 0.6, 0.3, 0.2, 0.0625)
            .seed(42);

    private static final AttentionMap TWO_HEADS =
            attention(List.of("a", " ", "b"), List.of("x", "\n"), new double[][][] {
                {{1, 0, 0}, {0, 0, 1}}, {{0.5, 0.5, 0}, {0.5, 0, 0.5}}
            });

    static Stream<Object> drawn() {
        return Stream.of(TEXT.surprise(), TWO_HEADS, TWO_HEADS.byHead(), LabelSamples.translation());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void pictures_have_words_and_never_html_beside_them(Object result) {
        assertThat(RENDERERS.render(result).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
    }

    @Test
    void a_text_has_its_numbers_below_it_in_words() {
        assertThat(words(TEXT)).isEqualTo("""
                a <b>\040
                &

                sure █▅▃▂▁
                5 tokens · 1.77 bits per character · perplexity 3.42 · least likely: "&" 0.0625 at 5, "↵" 0.2 at 4,\
                 "␣" 0.3 at 3 · seed 42""");
    }

    @Test
    void each_token_is_shaded_and_marked_without_styles_too() {
        String html = html(TEXT);

        assertThat(html)
                .contains("<i>a &lt;</i>")
                .contains("<span title=\"0.95\">b</span>")
                .contains("<span title=\"0.6\" style=\"background:#DEEBF7\">&gt;</span>")
                .contains("<span title=\"0.3\" style=\"background:#C6DBEF\"><u> </u></span>")
                .contains("<span title=\"0.2\" style=\"background:#9ECAE1\"><u>↵\n</u></span>")
                .contains("<span title=\"0.0625\" style=\"background:#6BAED6\"><b><u>&amp;</u></b></span>")
                .contains("underlined: below 0.5 · bold: below 0.1")
                .contains("1.77 bits per character")
                .doesNotContain("<script", "<style", "<svg");
        assertThat(html.replaceAll("<[^>]*>", "")).startsWith("a &lt;b&gt; ↵\n&amp;underlined");
    }

    @Test
    void neighbours_in_a_long_text_share_an_element_and_the_page_stays_small() {
        double[] probabilities = new double[5_000];
        Arrays.fill(probabilities, 0.97);
        probabilities[10] = 0.02;
        List<String> letters = Collections.nCopies(5_000, "e");

        String html = html(ScoredText.of("", letters, probabilities));

        assertThat(html)
                .contains("<span title=\"0.97 to 0.97, 10 tokens\">eeeeeeeeee</span>")
                .contains("<span title=\"0.02\" style=\"background:#6BAED6\"><b><u>e</u></b></span>")
                .contains("4989 tokens");
        assertThat(html.length()).isLessThan(7_000);
    }

    @Test
    void a_text_too_long_to_keep_is_cut_and_says_so() {
        double[] probabilities = new double[7_000];
        Arrays.fill(probabilities, 0.5);

        assertThat(html(ScoredText.of("", Collections.nCopies(7_000, "e"), probabilities)))
                .contains("⋮ 1\u2009000 more tokens");
    }

    @Test
    void surprise_is_a_bar_over_each_token() {
        Figure figure = (Figure) SurpriseChart.of(surprise(List.of("a", " ", "b"), 0.5, 0.25, 0.125));

        assertThat(figure.title()).isEqualTo("Most surprising: \"b\", 3.0 bits; on average 2.0");
        assertThat(figure.x().names()).containsExactly("a", "␣", "b");
        assertThat(((Mark.Bars) figure.marks().get(0)).y()).isEqualTo(Values.of(1, 2, 3));
    }

    @Test
    void surprise_over_a_longer_text_is_rows_of_one_scale_and_over_a_long_one_a_curve() {
        double[] probabilities =
                IntStream.range(0, 130).mapToDouble(i -> i == 0 ? 0.125 : 0.5).toArray();
        Facets rows = (Facets) SurpriseChart.of(surprise(Collections.nCopies(130, "e"), probabilities));
        Chart curve = SurpriseChart.of(surprise(
                Collections.nCopies(1_000, "e"),
                IntStream.range(0, 1_000).mapToDouble(i -> 0.5).toArray()));

        assertThat(rows.charts()).hasSize(4);
        assertThat(rows.charts()).allSatisfy(row -> {
            assertThat(((Figure) row).yRange().max())
                    .isEqualTo(((Figure) rows.charts().get(0)).yRange().max());
            assertThat(((Figure) row).x().names()).hasSize(36);
        });
        assertThat(((Mark.Line) ((Figure) curve).marks().get(0)).y().stream())
                .hasSize(20)
                .containsOnly(1.0);
    }

    @Test
    void surprise_in_words() {
        assertThat(words(surprise(List.of("a", "b"), 0.5, 0.25))).isEqualTo("""
                Most surprising: "b", 2.0 bits; on average 1.5
                ab
                bits ▁█
                2 tokens · 1.50 bits per character · perplexity 2.828 · least likely: "b" 0.25 at 2, "a" 0.5 at 1.""");
    }

    @Test
    void a_token_held_impossible_is_infinitely_surprising_and_does_not_break_the_picture() {
        MimeBundle bundle = RENDERERS.render(surprise(List.of("a", "b"), 0.5, 0));

        assertThat(bundle.data()).containsKey(MimeBundle.PNG);
        assertThat(bundle.text()).startsWith("Most surprising: \"b\", ∞ bits; on average ∞");
    }

    @Test
    void attention_is_a_heat_map_of_output_over_input_from_0_to_1() {
        Heatmap map = AttentionChart.of(TWO_HEADS);

        assertThat(map.rows().labels()).containsExactly("x", "↵");
        assertThat(map.columns().labels()).containsExactly("a", "␣", "b");
        assertThat(map.cells().at(0, 0)).isEqualTo(0.75);
        assertThat(map.cells().at(1, 2)).isEqualTo(0.75);
        assertThat(map.text(0, 1)).isEqualTo(".25");
        assertThat(map.scale().low()).isZero();
        assertThat(map.scale().high()).isEqualTo(1);
        assertThat(map.title()).isEqualTo("\"x\" looks at \"a\": 0.75, the strongest link");
        assertThat(map.caption()).isEqualTo("The mean of 2 heads.");
    }

    @Test
    void attention_in_words() {
        assertThat(words(TWO_HEADS)).isEqualTo("""
                "x" looks at "a": 0.75, the strongest link
                2 heads over 3 source and 2 target tokens

                output  looks at  weight
                ────────────────────────
                x       a           0.75
                ↵       b           0.75""");
    }

    @Test
    void heads_stand_side_by_side_with_how_many_tokens_each_looks_at() {
        Facets heads = AttentionChart.heads(TWO_HEADS.byHead());

        assertThat(heads.title()).isEqualTo("Of 2 heads, head 1 is the sharpest");
        assertThat(heads.charts())
                .extracting(Chart::title)
                .containsExactly("head 1 looks at 1.0 token", "head 2 looks at 2.0 tokens");
        assertThat(words(TWO_HEADS.byHead())).startsWith("""
                Of 2 heads, head 1 is the sharpest

                head 1 looks at 1.0 token
                output  looks at  weight
                ────────────────────────
                x       a           1.00
                """);
    }

    @Test
    void a_translation_is_titled_by_itself_and_names_what_else_was_considered() {
        assertThat(words(LabelSamples.translation())).isEqualTo("""
                Thursday , March 8 , 1984 → jeudi 8 mars 1984

                output  looks at  weight
                ────────────────────────
                jeudi   Thursday    0.91
                8       8           0.80
                mars    March       0.86
                1984    1984        0.90

                answer               score  behind  tokens
                ──────────────────────────────────────────
                jeudi 8 mars 1984   -0.310  ★ best       4
                jeudi 18 mars 1984  -2.870   2.560       4
                mardi 8 mars 1984   -3.400   3.090       4""");
    }

    @Test
    void the_best_answers_are_a_table() {
        assertThat(html(LabelSamples.translation().nBest())).contains("<table", "jeudi 18 mars 1984", "★ best");
        assertThat(RENDERERS.render(new NBest(List.of()))).isEqualTo(MimeBundle.text("No answers were kept"));
    }

    @Test
    void characters_are_joined_without_spaces_and_words_with_them() {
        assertThat(Tokens.joined(List.of("c", "a", "t"))).isEqualTo("cat");
        assertThat(Tokens.joined(List.of("the", "cat"))).isEqualTo("the cat");
        assertThat(Tokens.joined(List.of("the", " cat"))).isEqualTo("the cat");
        assertThat(Tokens.seen(List.of("\t", "\r", "\u0001", ""))).containsExactly("⇥", "␍", "�", "∅");
    }

    private static String words(Object result) {
        return RENDERERS.render(result).text().replace(Numbers.THIN_SPACE, ' ');
    }

    private static String html(Object result) {
        MimeBundle bundle = RENDERERS.render(result);
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        return String.valueOf(bundle.data().get(MimeBundle.HTML));
    }
}
