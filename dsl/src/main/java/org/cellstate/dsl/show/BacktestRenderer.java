package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.evaluate.Backtest;
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
        return Bundles.of(figure, figure.altText() + "\n\n" + ScoreSheetWords.text(backtest.table()));
    }
}
