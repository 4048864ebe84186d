package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Roc;
import org.cellstate.dsl.evaluate.classes.RocCurve;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows ROC curves; in text the areas below them. */
public final class RocRenderer implements Renderer<Roc> {

    @Override
    public Class<Roc> type() {
        return Roc.class;
    }

    @Override
    public MimeBundle render(Roc roc) {
        Figure figure = RocChart.of(roc);
        return Bundles.of(figure, figure.altText() + "\n\n" + text(roc));
    }

    static String text(Roc roc) {
        TextTable table = TextTable.headed(1, "class", "ROC AUC");
        for (RocCurve curve : roc.curves()) {
            table.row(curve.name(), Numbers.fixed(curve.area(), 3));
        }
        return table.toString();
    }
}
