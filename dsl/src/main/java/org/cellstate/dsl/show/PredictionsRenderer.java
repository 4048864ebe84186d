package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Prediction;
import org.cellstate.dsl.evaluate.classes.Predictions;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows what a classifier says of several sequences as a table: the most probable class of each and the next. */
public final class PredictionsRenderer implements Renderer<Predictions> {

    @Override
    public Class<Predictions> type() {
        return Predictions.class;
    }

    @Override
    public MimeBundle render(Predictions predictions) {
        List<TableView.Column> head = List.of(
                new TableView.Column("sequence", "", false),
                new TableView.Column("class", "", false),
                new TableView.Column("probability", "", true),
                new TableView.Column("next", "", false),
                new TableView.Column("probability ", "", true));
        return TableView.of(
                        "predictions",
                        head,
                        predictions.rows().size(),
                        row -> row(predictions.rows().get(row)))
                .toMimeBundle();
    }

    private static List<String> row(Prediction prediction) {
        Prediction.Chance next = prediction.chances().get(1);
        return List.of(
                prediction.of(),
                prediction.best(),
                Numbers.fixed(prediction.probability(), 3),
                next.name(),
                Numbers.fixed(next.probability(), 3));
    }
}
