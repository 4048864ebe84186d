package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.Breakdown;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows scores by step ahead or by series: a picture of the model and the best baseline; in text the errors of all methods. */
public final class BreakdownRenderer implements Renderer<Breakdown> {

    /** Rows of a table that a page has room for; of more, evenly spread ones are told. */
    private static final int MOST = 40;

    @Override
    public Class<Breakdown> type() {
        return Breakdown.class;
    }

    @Override
    public MimeBundle render(Breakdown breakdown) {
        Figure figure = BreakdownChart.of(breakdown);
        return Bundles.of(figure, figure.altText() + "\n\n" + table(breakdown));
    }

    private static TextTable table(Breakdown breakdown) {
        boolean step = breakdown.by() == Breakdown.By.STEP;
        List<String> head = new ArrayList<>();
        head.add(step ? "MAE, " + breakdown.frequency().noun() + "s ahead" : "MASE of");
        breakdown.lines().forEach(line -> head.add(line.method()));
        TextTable table = TextTable.headed(1, head.toArray(String[]::new));
        int parts = breakdown.parts().size();
        int every = (parts + MOST - 1) / MOST;
        double size = breakdown.model().scores().get(0).mae();
        for (int part = 0; part < parts; part += every) {
            List<String> row = new ArrayList<>();
            row.add(breakdown.parts().get(part));
            for (Breakdown.Line line : breakdown.lines()) {
                row.add(
                        step
                                ? Numbers.fixed(line.scores().get(part).mae(), Numbers.decimals(size))
                                : Numbers.fixed(line.scores().get(part).mase(), 3));
            }
            table.row(row.toArray(String[]::new));
        }
        return table;
    }
}
