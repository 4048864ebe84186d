package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Average;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what a fitted model is worth: the verdict, a table of it and its rivals, and the picture of its predictions. */
public final class EvaluationRenderer implements Renderer<Evaluation> {

    private static final List<String> HEAD =
            List.of("model", "right", "accuracy", "balanced accuracy", "F1, macro", "log loss");

    @Override
    public Class<Evaluation> type() {
        return Evaluation.class;
    }

    @Override
    public MimeBundle render(Evaluation evaluation) {
        Facets report = ClassificationReport.of(evaluation.classification()).title("");
        TextTable table = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows(evaluation).forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(
                        evaluation.verdict() + "\n\n" + table + "\n\n" + ConfusionRenderer.text(evaluation.confusion()))
                .withHtml(Html.line(Html.bold(evaluation.verdict()))
                        + Html.table(1, HEAD, rows(evaluation))
                        + Html.picture(report));
    }

    private static List<List<String>> rows(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(evaluation.model(), evaluation.classification()));
        for (Rival rival : evaluation.all()) {
            rows.add(row(rival.name(), rival.classification()));
        }
        return rows;
    }

    private static List<String> row(String name, Classification said) {
        return List.of(
                name,
                Numbers.count(said.right()) + " of " + Numbers.count(said.rows()),
                percent(said.accuracy()),
                percent(said.balancedAccuracy()),
                Numbers.fixed(said.f1(Average.MACRO), 3),
                said.hasProbabilities() ? Numbers.fixed(said.logLoss(), 3) : Numbers.MISSING);
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}
