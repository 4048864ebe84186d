package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/**
 * Shows what predicted classes are worth as one picture, which every front end has room for, and in text all tables. The tables by
 * themselves, {@code scores()} and {@code perClass()}, are HTML.
 */
public final class ClassificationRenderer implements Renderer<Classification> {

    @Override
    public Class<Classification> type() {
        return Classification.class;
    }

    @Override
    public MimeBundle render(Classification classification) {
        return Bundles.of(ClassificationReport.of(classification), text(classification));
    }

    private static String text(Classification classification) {
        List<String> parts = new ArrayList<>();
        parts.add(classification.verdict());
        parts.add(ScoreTableRenderer.text(classification.scores()));
        parts.add(ConfusionRenderer.text(classification.confusion()));
        parts.add(ClassTableRenderer.text(classification.perClass()));
        if (classification.hasProbabilities()) {
            parts.add(RocRenderer.text(classification.roc()));
            parts.add(CalibrationRenderer.text(classification.calibration()));
        }
        return String.join("\n\n", parts);
    }
}
