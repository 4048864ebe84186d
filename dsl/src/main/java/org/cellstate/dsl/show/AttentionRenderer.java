package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Link;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows attention as a heat map; in text what each target token looked at most. */
public final class AttentionRenderer implements Renderer<AttentionMap> {

    private static final int MOST = 40;

    @Override
    public Class<AttentionMap> type() {
        return AttentionMap.class;
    }

    @Override
    public MimeBundle render(AttentionMap map) {
        Heatmap chart = AttentionChart.of(map);
        return Bundles.of(chart, chart.title() + "\n" + map + "\n\n" + links(map));
    }

    static String links(AttentionMap map) {
        TextTable table = TextTable.headed(2, "output", "looks at", "weight");
        map.strongest().stream().limit(MOST).forEach(link -> table.row(row(link)));
        int more = map.target().size() - MOST;
        return more <= 0 ? table.toString() : table + "\n⋮ " + Numbers.count(more) + " more tokens";
    }

    private static String[] row(Link link) {
        return new String[] {Tokens.seen(link.target()), Tokens.seen(link.source()), Numbers.fixed(link.weight(), 2)};
    }
}
