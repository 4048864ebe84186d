package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.train.Comparison;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows several trainings in one figure; in text the best epoch of each. */
public final class ComparisonRenderer implements Renderer<Comparison> {

    private static final int SPARKLINE = 24;

    @Override
    public Class<Comparison> type() {
        return Comparison.class;
    }

    @Override
    public MimeBundle render(Comparison comparison) {
        Figure figure = ComparisonChart.of(comparison);
        String note = comparison.note().isEmpty() ? "" : "\n" + comparison.note();
        return Bundles.of(figure, figure.title() + "\n\n" + table(comparison) + note);
    }

    private static TextTable table(Comparison comparison) {
        TextTable table = TextTable.headed(2, "training", "valid", "best", "at epoch", "epochs", "time");
        for (Comparison.Run run : comparison.runs()) {
            History history = run.history();
            table.row(
                    run.name(),
                    curve(history),
                    history.best().map(Epoch::valid).map(EpochTable::loss).orElse(Numbers.MISSING),
                    history.best()
                            .map(Epoch::number)
                            .map(number -> Integer.toString(number))
                            .orElse(Numbers.MISSING),
                    history.epochs().size() + " of " + history.planned(),
                    EpochTable.seconds(history.seconds()));
        }
        return table;
    }

    private static String curve(History history) {
        double[] losses = history.epochs().stream().mapToDouble(Epoch::valid).toArray();
        return Sparkline.of(Values.of(losses), SPARKLINE);
    }
}
