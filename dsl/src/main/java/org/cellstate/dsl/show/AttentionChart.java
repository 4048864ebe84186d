package org.cellstate.dsl.show;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.AttentionHeads;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Link;

/** The heat map of attention: what was written from top to bottom, what was read from left to right. */
public final class AttentionChart {

    private static final int MOST_COLUMNS = 3;
    private static final int WIDTH = 720;
    private static final int LEAST_PANEL = 180;
    private static final int MOST_PANEL = 460;

    private AttentionChart() {}

    /** Returns the heat map on a scale from 0 to 1, titled by the strongest link. Of several heads it is their mean. */
    public static Heatmap of(AttentionMap map) {
        return Heatmap.of(title(map), Tokens.seen(map.target()), Tokens.seen(map.source()), map.weights())
                .range(0, 1)
                .rowTitle("output")
                .columnTitle("input")
                .caption(map.heads() == 1 ? "" : "The mean of " + map.heads() + " heads.");
    }

    /** Returns a heat map for each head, titled by how many tokens it looks at. */
    public static Facets heads(AttentionHeads heads) {
        List<AttentionMap> maps = heads.maps();
        List<Heatmap> charts = IntStream.range(0, maps.size())
                .mapToObj(head -> of(maps.get(head))
                        .title("head " + (head + 1) + " looks at " + tokens(maps.get(head)))
                        .rowTitle("")
                        .columnTitle(""))
                .toList();
        int columns = Math.min(MOST_COLUMNS, maps.size() == 4 ? 2 : maps.size());
        int rows = (charts.size() + columns - 1) / columns;
        return Facets.of(headsTitle(maps), columns, charts).size(WIDTH, rows * panel(maps.get(0), columns) + 60);
    }

    /** Returns the height at which square cells fill the width of a panel. */
    private static int panel(AttentionMap map, int columns) {
        double cells = (double) WIDTH / columns - 130;
        double height = 110 + cells * map.target().size() / map.source().size();
        return (int) Math.max(LEAST_PANEL, Math.min(MOST_PANEL, height));
    }

    private static String headsTitle(List<AttentionMap> maps) {
        if (maps.size() == 1) {
            return "One head";
        }
        int sharpest = IntStream.range(0, maps.size())
                .boxed()
                .min(Comparator.comparingDouble(head -> breadth(maps.get(head))))
                .orElseThrow();
        return "Of " + maps.size() + " heads, head " + (sharpest + 1) + " is the sharpest";
    }

    private static String title(AttentionMap map) {
        Link strongest = map.strongest().stream()
                .max(Comparator.comparingDouble(Link::weight))
                .orElseThrow();
        return "\"" + Tokens.seen(strongest.target()) + "\" looks at \"" + Tokens.seen(strongest.source()) + "\": "
                + Numbers.fixed(strongest.weight(), 2) + ", the strongest link";
    }

    static String tokens(AttentionMap map) {
        double breadth = breadth(map);
        return Numbers.fixed(breadth, 1) + (breadth < 1.05 ? " token" : " tokens");
    }

    /** Among how many tokens of equal weight the attention might as well be shared: two to the mean entropy in bits. */
    private static double breadth(AttentionMap map) {
        double entropy = 0;
        for (double[] row : map.weights()) {
            for (double weight : row) {
                entropy -= weight > 0 ? weight * Math.log(weight) / map.target().size() : 0;
            }
        }
        return Math.exp(entropy);
    }
}
