package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.evaluate.text.AttentionHeads;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows the heads of attention side by side; in text how many tokens each looks at. */
public final class AttentionHeadsRenderer implements Renderer<AttentionHeads> {

    @Override
    public Class<AttentionHeads> type() {
        return AttentionHeads.class;
    }

    @Override
    public MimeBundle render(AttentionHeads heads) {
        Facets facets = AttentionChart.heads(heads);
        List<String> lines = new ArrayList<>(List.of(facets.title()));
        List<AttentionMap> maps = heads.maps();
        for (int head = 0; head < maps.size(); head++) {
            lines.add("\nhead " + (head + 1) + " looks at " + AttentionChart.tokens(maps.get(head)));
            lines.add(AttentionRenderer.links(maps.get(head)));
        }
        return Bundles.of(facets, String.join("\n", lines));
    }
}
