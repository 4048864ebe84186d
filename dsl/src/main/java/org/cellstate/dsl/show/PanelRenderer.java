package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.Panel;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a panel: the first few series as small multiples; in text a table of all of them with their covariates. */
public final class PanelRenderer implements Renderer<Panel> {

    @Override
    public Class<Panel> type() {
        return Panel.class;
    }

    @Override
    public MimeBundle render(Panel panel) {
        return Bundles.of(PanelChart.of(panel), text(panel));
    }

    private static String text(Panel panel) {
        List<String> lines = new ArrayList<>();
        lines.add(panel.title() + ", one row per " + panel.frequency().noun());
        lines.add(PanelWords.table(panel).toString());
        lines.addAll(PanelWords.covariates(panel));
        return String.join("\n", lines);
    }
}
