package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.textOf;

import java.util.List;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextCut;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class CorpusRenderersTest {

    private static String html(MimeBundle shown) {
        return String.valueOf(shown.get(MimeBundle.HTML).orElseThrow());
    }

    private static final TextCorpus CORPUS =
            textOf("to be or not\n".repeat(30) + "to <b>\n<b> is").words().split(0.8);

    @Test
    void a_corpus_shows_its_parts_its_frequent_tokens_and_what_is_not_known() {
        MimeBundle shown = new TextCorpusRenderer().render(CORPUS);

        assertThat(shown.text()).isEqualTo("""
                text 1, words(), 0.8 train
                part      texts  characters  tokens  mean  longest  unknown
                ───────────────────────────────────────────────────────────
                train         1         325     125   125      125        0
                validate      1          39      15    15       15        0
                test          1          39      23    23       23       11
                each document is cut in three
                vocabulary of 5 tokens, besides unknown, begin and end
                most frequent: ↵ (25), be (25), not (25), or (25), to (25)
                test part: 11 of 23 tokens (47.83 %) are not known: ∅ (4, line 31), < (2, line 31), b (2, line 31), > (2, line 31), is (1, line 32)""");
        assertThat(html(shown))
                .contains("<b>text 1, words(), 0.8 train</b>", "&lt; (2")
                .doesNotContain("<script", "<style");
    }

    @Test
    void a_vocabulary_shows_its_tokens_and_how_often_they_occurred() {
        MimeBundle shown = new VocabularyRenderer().render(CORPUS.tokenizer().vocabulary());

        assertThat(shown.text())
                .contains("<unknown>", "<begin>", "↵")
                .contains("vocabulary of 5 tokens, besides unknown, begin and end");
        assertThat(html(shown)).contains("&lt;begin&gt;");
    }

    @Test
    void unknown_tokens_show_where_they_stand_first() {
        MimeBundle shown = new UnknownTokensRenderer().render(CORPUS.unknown());

        assertThat(shown.text()).contains("test part: ", "text 1");
        assertThat(html(shown)).contains("&lt;");
    }

    @Test
    void a_text_that_is_cut_shows_its_tokens() {
        TextCut cut = CORPUS.cut("to be <\nor (not)");

        assertThat(cut).hasToString("8 tokens, 3 unknown");
        MimeBundle shown = new TextCutRenderer().render(cut);
        assertThat(shown.text()).isEqualTo("to│be│<?│↵│or│(?│not│)?\n8 tokens, 3 unknown (they are marked ?)");
        assertThat(html(shown)).contains("<b><u>&lt;</u></b>?").doesNotContain("<script", "<style");
        assertThat(new TextCutRenderer()
                        .render(new TextCut(List.of(), List.of()))
                        .text())
                .isEqualTo("\n0 tokens");
    }
}
