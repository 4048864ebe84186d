package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Scored;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a backtest: observed and forecast as a picture under its verdict; in text the full table of scores. */
public final class BacktestRenderer implements Renderer<Backtest> {

    @Override
    public Class<Backtest> type() {
        return Backtest.class;
    }

    @Override
    public MimeBundle render(Backtest backtest) {
        Figure figure = BacktestChart.of(backtest);
        return Bundles.of(figure, figure.altText() + "\n\n" + table(backtest));
    }

    private static TextTable table(Backtest backtest) {
        TextTable table = TextTable.headed(
                1,
                "method",
                "MAE",
                "RMSE",
                "MASE",
                "MAE against " + backtest.baseline().name());
        double base = backtest.baseline().scores().mae();
        for (Scored scored : backtest.ranking()) {
            double change = scored.scores().mae() / base - 1;
            boolean same = scored.equals(backtest.baseline());
            table.row(
                    scored.name(),
                    fixed(scored.scores().mae(), base),
                    fixed(scored.scores().rmse(), base),
                    Numbers.fixed(scored.scores().mase(), 3),
                    same ? "" : (change > 0 ? "+" : "") + Numbers.percent(change));
        }
        return table;
    }

    private static String fixed(double score, double size) {
        return Numbers.fixed(score, Numbers.decimals(size));
    }
}
