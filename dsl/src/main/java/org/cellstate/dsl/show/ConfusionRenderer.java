package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.ConfusionMatrix;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a confusion matrix: a heat map; in text the counts, of many classes the mistakes. */
public final class ConfusionRenderer implements Renderer<ConfusionMatrix> {

    private static final int MOST_COLUMNS = 12;
    private static final int MOST_MISTAKES = 20;

    @Override
    public Class<ConfusionMatrix> type() {
        return ConfusionMatrix.class;
    }

    @Override
    public MimeBundle render(ConfusionMatrix confusion) {
        Heatmap map = ConfusionChart.of(confusion);
        return Bundles.of(map, map.title() + "\n\n" + text(confusion));
    }

    static String text(ConfusionMatrix confusion) {
        return confusion.names().size() <= MOST_COLUMNS ? counts(confusion) : mistakes(confusion);
    }

    private static String counts(ConfusionMatrix confusion) {
        List<String> head = new ArrayList<>(List.of("truth ↓ predicted →"));
        head.addAll(confusion.names());
        TextTable table = TextTable.headed(1, head.toArray(String[]::new));
        for (int truth = 0; truth < confusion.names().size(); truth++) {
            List<String> row = new ArrayList<>(List.of(confusion.names().get(truth)));
            for (int predicted = 0; predicted < confusion.names().size(); predicted++) {
                row.add(Numbers.count(confusion.count(truth, predicted)));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String mistakes(ConfusionMatrix confusion) {
        TextTable table = TextTable.headed(2, "truth", "predicted", "rows");
        List<ConfusionMatrix.Mistake> mistakes = confusion.mistakes();
        mistakes.stream()
                .limit(MOST_MISTAKES)
                .forEach(mistake -> table.row(mistake.truth(), mistake.predicted(), Numbers.count(mistake.count())));
        int more = mistakes.size() - MOST_MISTAKES;
        return more <= 0 ? table.toString() : table + "\n⋮ " + Numbers.count(more) + " more kinds of mistakes";
    }
}
