package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.TranslationScores;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what translations are worth as a table beside plain ways to translate, under the verdict, and the worst of them. */
public final class TranslationScoresRenderer implements Renderer<TranslationScores> {

    private static final List<String> WORST = List.of("source", "right", "written", "chrF");

    @Override
    public Class<TranslationScores> type() {
        return TranslationScores.class;
    }

    @Override
    public MimeBundle render(TranslationScores scores) {
        String notes =
                scores.notes().stream().map(note -> Html.line(Html.text(note))).collect(Collectors.joining());
        String worst = scores.worst().isEmpty()
                ? ""
                : Html.line(Html.bold("Most wrong")) + Html.table(3, WORST, worst(scores));
        return MimeBundle.text(text(scores))
                .withHtml(Html.line(Html.bold(scores.verdict()))
                        + Html.table(1, head(scores), rows(scores))
                        + worst
                        + notes);
    }

    private static String text(TranslationScores scores) {
        StringBuilder text = new StringBuilder(scores.verdict()).append("\n\n");
        text.append(table(1, head(scores), rows(scores)));
        if (!scores.worst().isEmpty()) {
            text.append("\n\nMost wrong\n").append(table(3, WORST, worst(scores)));
        }
        return text.append('\n').append(String.join("\n", scores.notes())).toString();
    }

    private static String table(int left, List<String> head, List<List<String>> rows) {
        TextTable table = TextTable.headed(left, head.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }

    private static List<String> head(TranslationScores scores) {
        return List.of("translation", "exact match", "BLEU", "chrF", scores.unit() + " error");
    }

    private static List<List<String>> rows(TranslationScores scores) {
        return scores.rows().stream()
                .map(row -> List.of(
                        row.method(),
                        Numbers.fixed(100 * row.exactMatch(), 1) + " %",
                        Numbers.fixed(row.bleu(), 1),
                        Numbers.fixed(row.chrf(), 1),
                        Numbers.fixed(100 * row.errorRate(), 1) + " %"))
                .toList();
    }

    private static List<List<String>> worst(TranslationScores scores) {
        return scores.worst().stream()
                .map(each -> List.of(
                        each.source(),
                        each.right(),
                        each.written().isEmpty() ? "∅" : each.written(),
                        Numbers.fixed(each.chrf(), 1)))
                .toList();
    }
}
