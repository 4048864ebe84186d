package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.text.CorpusPart;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a corpus as two tables: its parts in numbers, and its most frequent tokens; and what of the test part is not known. */
public final class TextCorpusRenderer implements Renderer<TextCorpus> {

    private static final List<String> HEAD =
            List.of("part", "texts", "characters", "tokens", "mean", "longest", "unknown");
    private static final int FREQUENT = 12;

    @Override
    public Class<TextCorpus> type() {
        return TextCorpus.class;
    }

    @Override
    public MimeBundle render(TextCorpus corpus) {
        List<List<String>> rows =
                corpus.parts().stream().map(TextCorpusRenderer::row).toList();
        String vocabulary = VocabularyRenderer.sentence(corpus.tokenizer().vocabulary());
        String frequent = VocabularyRenderer.frequent(corpus.tokenizer().vocabulary(), FREQUENT);
        String dealt = corpus.byDocument() ? "documents are dealt out whole" : "each document is cut in three";
        String unknown = UnknownTokensRenderer.sentence(corpus.unknown());
        TextTable table = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        List<String> below = new ArrayList<>(List.of(dealt, vocabulary, frequent, unknown));
        StringBuilder html =
                new StringBuilder(Html.line(Html.bold(corpus.toString()))).append(Html.table(1, HEAD, rows));
        below.forEach(line -> html.append(Html.line(Html.text(line))));
        return MimeBundle.text(corpus + "\n" + table + "\n" + String.join("\n", below))
                .withHtml(html.toString());
    }

    private static List<String> row(CorpusPart part) {
        return List.of(
                part.name(),
                Numbers.count(part.texts()),
                Numbers.count(part.characters()),
                Numbers.count(part.tokens()),
                Numbers.fixed(part.mean(), part.texts() == 1 ? 0 : 1),
                Numbers.count(part.longest()),
                Numbers.count(part.unknown()));
    }
}
