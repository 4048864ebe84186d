package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.ClassifierEnsemble;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows classifiers that answer together: what they are, and how the training of each went. */
public final class ClassifierEnsembleRenderer implements Renderer<ClassifierEnsemble> {

    private static final List<String> HEAD = List.of("member", "seed", "epochs", "best at", "best validation loss");
    private static final String NEXT = "What the mean is worth: .evaluate() · one of them: .members().get(0)";

    @Override
    public Class<ClassifierEnsemble> type() {
        return ClassifierEnsemble.class;
    }

    @Override
    public MimeBundle render(ClassifierEnsemble ensemble) {
        String data = ensemble.data().toString();
        List<List<String>> rows =
                ensemble.members().stream().map(ClassifierEnsembleRenderer::row).toList();
        TextTable table = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(ensemble.label() + "\n" + data + "\n\n" + table + "\n" + NEXT)
                .withHtml(Html.line(Html.bold(ensemble.label()))
                        + Html.line(Html.text(data))
                        + Html.table(1, HEAD, rows)
                        + Html.line(Html.text(NEXT)));
    }

    private static List<String> row(Classifier member) {
        return List.of(
                member.spec().label(),
                Long.toString(member.provenance().seed()),
                Integer.toString(member.history().epochs().size()),
                member.history()
                        .best()
                        .map(best -> Integer.toString(best.number()))
                        .orElse(Numbers.MISSING),
                member.history()
                        .best()
                        .map(best -> Numbers.fixed(best.valid(), 4))
                        .orElse(Numbers.MISSING));
    }
}
