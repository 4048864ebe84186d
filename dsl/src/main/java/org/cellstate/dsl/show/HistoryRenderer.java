package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.train.History;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows how a training went: the learning curve; in text every epoch. */
public final class HistoryRenderer implements Renderer<History> {

    @Override
    public Class<History> type() {
        return History.class;
    }

    @Override
    public MimeBundle render(History history) {
        Figure figure = LearningCurve.of(history);
        return Bundles.of(figure, figure.altText() + "\n" + history + "\n\n" + EpochTable.text(history));
    }
}
