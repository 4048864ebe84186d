package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Provenance;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/**
 * Shows a fitted model: what it is, how its training ended, its layers, and where it comes from. As a table: the learning curve
 * has just been shown by the training itself.
 */
public final class ForecasterRenderer implements Renderer<Forecaster> {

    @Override
    public Class<Forecaster> type() {
        return Forecaster.class;
    }

    @Override
    public MimeBundle render(Forecaster model) {
        return MimeBundle.text(text(model)).withHtml(html(model));
    }

    private static String headline(Forecaster model) {
        return Specs.name(model.spec()) + " · " + Numbers.count(model.summary().parameters()) + " parameters";
    }

    private static String text(Forecaster model) {
        TextTable layers = TextTable.headed(2, "layer", "output", "parameters");
        for (LayerSummary layer : model.summary().layers()) {
            layers.row(layer.name(), layer.output(), Numbers.count(layer.parameters()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(headline(model));
        lines.add(model.data().toString());
        lines.add(model.history().toString());
        lines.add("");
        lines.add(layers.toString());
        TextTable origin = TextTable.headed(2, "from", "");
        origin(model.provenance()).forEach(row -> origin.row(row.toArray(String[]::new)));
        lines.add("");
        lines.add(origin.toString());
        return String.join("\n", lines);
    }

    private static String html(Forecaster model) {
        List<List<String>> layers = new ArrayList<>();
        for (LayerSummary layer : model.summary().layers()) {
            layers.add(List.of(layer.name(), layer.output(), Numbers.count(layer.parameters())));
        }
        return Html.line("<b>" + Html.text(Specs.name(model.spec())) + "</b> · "
                        + Html.text(Numbers.count(model.summary().parameters()) + " parameters"))
                + Html.line(Html.text(model.data().toString()))
                + Html.line(Html.text(model.history().toString()))
                + Html.table(2, List.of("layer", "output", "parameters"), layers)
                + Html.details("Where it comes from", Html.table(2, List.of("", ""), origin(model.provenance())));
    }

    private static List<List<String>> origin(Provenance provenance) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("spec", provenance.spec().toString()));
        rows.add(List.of("seed", Long.toString(provenance.seed())));
        rows.add(List.of("data", "sha256 " + provenance.dataSha256()));
        rows.add(List.of("device", provenance.device()));
        rows.add(List.of("time", EpochTable.seconds(provenance.seconds())));
        provenance.versions().forEach((name, version) -> rows.add(List.of(name, version)));
        return rows;
    }
}
