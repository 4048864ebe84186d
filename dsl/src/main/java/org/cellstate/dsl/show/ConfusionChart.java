package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.ConfusionMatrix;

/** The heat map of a confusion matrix: counts in words, each row's shares in colour. */
public final class ConfusionChart {

    private ConfusionChart() {}

    /** Returns the heat map, titled by the most frequent mistake. A row of a class that is never true is hatched. */
    public static Heatmap of(ConfusionMatrix confusion) {
        int size = confusion.names().size();
        double[][] shares = new double[size][size];
        List<String> counts = new ArrayList<>();
        for (int truth = 0; truth < size; truth++) {
            for (int predicted = 0; predicted < size; predicted++) {
                shares[truth][predicted] = confusion.share(truth, predicted);
                counts.add(Numbers.count(confusion.count(truth, predicted)));
            }
        }
        return Heatmap.of(title(confusion), confusion.names(), confusion.names(), shares)
                .texts(counts)
                .range(0, 1)
                .rowTitle("truth")
                .columnTitle("predicted")
                .caption("Numbers count rows; the colour is their share of the true class.");
    }

    private static String title(ConfusionMatrix confusion) {
        return confusion
                .worst()
                .map(mistake -> "\"" + mistake.truth() + "\" taken for \"" + mistake.predicted() + "\" most often: "
                        + Numbers.count(mistake.count()) + " of "
                        + Numbers.count(confusion.truths(confusion.names().indexOf(mistake.truth()))))
                .orElse("No row is mistaken");
    }
}
