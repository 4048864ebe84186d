package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.Provenance;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.train.History;
import org.cellstate.kernel.api.MimeBundle;

/** What is said of a fitted model: what it is, how its training ended, its layers, and where it comes from. */
record ModelCard(String data, ModelSummary summary, History history, Provenance provenance) {

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
        TextTable origin = TextTable.headed(2, "from", "");
        origin().forEach(row -> origin.row(row.toArray(String[]::new)));
        return String.join(
                "\n",
                name() + " · " + parameters(),
                data,
                history.toString(),
                "",
                SummaryWords.text(summary) + "\n",
                origin.toString());
    }

    private String html() {
        return Html.line(Html.bold(name()) + " · " + Html.text(parameters()))
                + Html.line(Html.text(data))
                + Html.line(Html.text(history.toString()))
                + SummaryWords.html(summary)
                + Html.details("Where it comes from", Html.table(2, List.of("", ""), origin()));
    }

    private List<List<String>> origin() {
        return OriginWords.rows(provenance);
    }
}
