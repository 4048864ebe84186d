package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.classes.Score;
import org.cellstate.dsl.evaluate.classes.ScoreTable;

/** The picture of predicted classes: confusion, scores by class, ROC curves and calibration, under the verdict. */
public final class ClassificationReport {

    private static final int WIDTH = 720;
    private static final int PANEL = 330;
    private static final int WORDS = 90;

    /** Of more classes the names need the whole width. */
    private static final int FEW_CLASSES = 8;

    private static final int HEAD = 160;
    private static final int ROW = 16;
    private static final int MOST_HEIGHT = 640;
    private static final List<String> IN_CAPTION =
            List.of("accuracy", "balanced accuracy", "F1, macro", "Matthews correlation", "log loss");

    private ClassificationReport() {}

    /**
     * Returns the panels that the predictions have: without probabilities no ROC curves and no calibration. Of more than
     * {@value #FEW_CLASSES} classes the confusion takes the whole width, and of the others those hardest to tell are drawn.
     */
    public static Facets of(Classification classification) {
        Chart confusion = ConfusionChart.of(classification.confusion()).caption("");
        int classes = classification.names().size();
        List<Chart> panels = new ArrayList<>();
        if (classes <= FEW_CLASSES) {
            panels.add(confusion);
            panels.add(ClassTableChart.of(classification.perClass()));
            if (classification.hasProbabilities()) {
                panels.add(RocChart.of(classification.roc()));
                panels.add(CalibrationChart.of(classification.calibration()));
            }
            return whole(classification, 2, panels, panels.size() / 2 * PANEL);
        }
        panels.add(ClassTableChart.lowest(classification.perClass(), FEW_CLASSES));
        if (classification.hasProbabilities()) {
            panels.add(CalibrationChart.of(classification.calibration()));
        }
        return whole(
                classification,
                1,
                List.of(confusion, Facets.of("", panels.size(), panels)),
                2 * Math.min(MOST_HEIGHT, HEAD + ROW * classes));
    }

    private static Facets whole(Classification classification, int columns, List<Chart> panels, int height) {
        return Facets.of(classification.verdict(), columns, panels)
                .caption(caption(classification.scores()))
                .size(WIDTH, height + WORDS);
    }

    private static String caption(ScoreTable table) {
        String scores = table.scores().stream()
                .filter(score -> IN_CAPTION.contains(score.name()))
                .map(ClassificationReport::words)
                .collect(Collectors.joining(" · "));
        return "In brackets always \"" + table.baseline() + "\": " + scores + ".";
    }

    private static String words(Score score) {
        return score.name() + " " + Numbers.fixed(score.value(), 2) + " (" + Numbers.fixed(score.baseline(), 2) + ")";
    }
}
