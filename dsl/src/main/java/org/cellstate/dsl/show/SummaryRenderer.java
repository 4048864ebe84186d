package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a model as a table of its layers with shapes and parameters, and what its training takes. */
public final class SummaryRenderer implements Renderer<ModelSummary> {

    @Override
    public Class<ModelSummary> type() {
        return ModelSummary.class;
    }

    @Override
    public MimeBundle render(ModelSummary summary) {
        String parameters = Numbers.count(summary.parameters()) + " parameters";
        String model = summary.model();
        return MimeBundle.text((model.isEmpty() ? "" : model + " · ") + parameters + "\n" + SummaryWords.text(summary))
                .withHtml(Html.line((model.isEmpty() ? "" : Html.bold(model) + " · ") + Html.text(parameters))
                        + SummaryWords.html(summary));
    }
}
