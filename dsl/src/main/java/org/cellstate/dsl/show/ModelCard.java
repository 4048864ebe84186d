package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.Provenance;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.train.History;
import org.cellstate.kernel.api.MimeBundle;

/** What is said of a fitted model: what it is, how its training ended, its layers, and where it comes from. */
record ModelCard(String data, ModelSummary summary, History history, Provenance provenance) {

    private static final String[] LAYER = {"layer", "output", "parameters"};

    MimeBundle bundle() {
        return MimeBundle.text(text()).withHtml(html());
    }

    private String name() {
        return provenance.spec().label();
    }

    private String parameters() {
        return Numbers.count(summary.parameters()) + " parameters";
    }

    private String text() {
        TextTable layers = TextTable.headed(2, LAYER);
        layers().forEach(row -> layers.row(row.toArray(String[]::new)));
        TextTable origin = TextTable.headed(2, "from", "");
        origin().forEach(row -> origin.row(row.toArray(String[]::new)));
        return String.join(
                "\n", name() + " · " + parameters(), data, history.toString(), "", layers + "\n", origin.toString());
    }

    private String html() {
        return Html.line(Html.bold(name()) + " · " + Html.text(parameters()))
                + Html.line(Html.text(data))
                + Html.line(Html.text(history.toString()))
                + Html.table(2, List.of(LAYER), layers())
                + Html.details("Where it comes from", Html.table(2, List.of("", ""), origin()));
    }

    private List<List<String>> layers() {
        List<List<String>> rows = new ArrayList<>();
        for (LayerSummary layer : summary.layers()) {
            rows.add(List.of(layer.name(), layer.output(), Numbers.count(layer.parameters())));
        }
        return rows;
    }

    private List<List<String>> origin() {
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
