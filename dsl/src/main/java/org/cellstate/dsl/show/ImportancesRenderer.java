package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.sweep.insight.Importances;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows how much each setting of a sweep decides: a picture and its words. */
public final class ImportancesRenderer implements Renderer<Importances> {

    @Override
    public Class<Importances> type() {
        return Importances.class;
    }

    @Override
    public MimeBundle render(Importances importances) {
        if (importances.shares().isEmpty()) {
            return MimeBundle.text(
                    SettingImportanceChart.title(importances) + "; there are " + importances.trials() + ".");
        }
        Figure figure = SettingImportanceChart.of(importances);
        return Bundles.of(figure, figure.altText());
    }
}
