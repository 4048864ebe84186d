package org.cellstate.dsl.show;

import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Roc;
import org.cellstate.dsl.evaluate.classes.RocCurve;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows ROC curves; in text the areas below them. */
public final class RocRenderer implements Renderer<Roc> {

    /** More classes would be more than a page: then the lowest areas come first, and the others are counted. */
    private static final int MOST = 40;

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
        for (RocCurve curve : shown(roc.curves())) {
            table.row(curve.name(), Numbers.fixed(curve.area(), 3));
        }
        int more = roc.curves().size() - MOST;
        return more <= 0 ? table.toString() : table + "\n⋮ " + Numbers.count(more) + " more classes";
    }

    private static List<RocCurve> shown(List<RocCurve> curves) {
        return curves.size() <= MOST
                ? curves
                : curves.stream()
                        .sorted(Comparator.comparingDouble(RocCurve::area))
                        .limit(MOST)
                        .toList();
    }
}
