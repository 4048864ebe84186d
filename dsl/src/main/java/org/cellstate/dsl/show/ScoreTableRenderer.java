package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Score;
import org.cellstate.dsl.evaluate.classes.ScoreTable;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows scores as a table beside those of the baseline, under the verdict. */
public final class ScoreTableRenderer implements Renderer<ScoreTable> {

    @Override
    public Class<ScoreTable> type() {
        return ScoreTable.class;
    }

    @Override
    public MimeBundle render(ScoreTable table) {
        return MimeBundle.text(table.verdict() + "\n\n" + text(table))
                .withHtml(Html.line(Html.bold(table.verdict())) + Html.table(1, head(table), rows(table)));
    }

    static String text(ScoreTable table) {
        TextTable text = TextTable.headed(1, head(table).toArray(String[]::new));
        rows(table).forEach(row -> text.row(row.toArray(String[]::new)));
        return text.toString();
    }

    private static List<String> head(ScoreTable table) {
        return List.of("score", "value", "always \"" + table.baseline() + "\"", "better if", "better");
    }

    private static List<List<String>> rows(ScoreTable table) {
        return table.scores().stream()
                .map(score -> List.of(
                        score.name(),
                        Numbers.fixed(score.value(), 3),
                        Numbers.fixed(score.baseline(), 3),
                        score.higherIsBetter() ? "high" : "low",
                        better(score)))
                .toList();
    }

    /** A constant answer is calibrated by construction: an error of zero cannot be beaten. */
    private static String better(Score score) {
        boolean unbeatable = !score.higherIsBetter() && score.baseline() < 1e-9;
        if (Double.isNaN(score.value()) || score.value() == score.baseline() || unbeatable) {
            return "";
        }
        return score.better() ? "✓" : "✗";
    }
}
