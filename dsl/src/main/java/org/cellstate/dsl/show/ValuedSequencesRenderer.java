package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows sequences as a table: each with its steps, the course of its first feature, and its value; the first and the last of them. */
public final class ValuedSequencesRenderer implements Renderer<ValuedSequences> {

    private static final int TREND = 16;

    @Override
    public Class<ValuedSequences> type() {
        return ValuedSequences.class;
    }

    @Override
    public MimeBundle render(ValuedSequences data) {
        List<TableView.Column> head = List.of(
                new TableView.Column("row", "", true),
                new TableView.Column("time", "steps", true),
                new TableView.Column("feature 0", data.features() == 1 ? "" : "of " + data.features(), false),
                new TableView.Column("value", "", true));
        return TableView.of("sequences", head, data.size(), row -> row(data, row))
                .remarks(
                        constant(data)
                                ? List.of("All values to learn are the same: there is nothing to learn.")
                                : List.of())
                .span(data.toString())
                .toMimeBundle();
    }

    private static boolean constant(ValuedSequences data) {
        for (int row = 1; row < data.size(); row++) {
            if (data.value(row) != data.value(0)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> row(ValuedSequences data, int row) {
        float[] frames = data.frames(row);
        double[] first = new double[data.steps(row)];
        for (int step = 0; step < first.length; step++) {
            first[step] = frames[step * data.features()];
        }
        return List.of(
                Numbers.count(row),
                Numbers.count(first.length),
                Sparkline.of(Values.of(first), TREND),
                Numbers.text(data.value(row)));
    }
}
