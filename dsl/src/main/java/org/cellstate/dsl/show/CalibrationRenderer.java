package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Calibration;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows the reliability diagram; in text the bins. */
public final class CalibrationRenderer implements Renderer<Calibration> {

    @Override
    public Class<Calibration> type() {
        return Calibration.class;
    }

    @Override
    public MimeBundle render(Calibration calibration) {
        Figure figure = CalibrationChart.of(calibration);
        return Bundles.of(figure, figure.title() + "\n\n" + text(calibration));
    }

    static String text(Calibration calibration) {
        TextTable table = TextTable.headed(1, "probability", "rows", "mean probability", "right");
        calibration.bins().stream()
                .filter(bin -> bin.count() > 0)
                .forEach(bin -> table.row(
                        Numbers.fixed(bin.from(), 1) + " to " + Numbers.fixed(bin.to(), 1),
                        Numbers.count(bin.count()),
                        Numbers.fixed(bin.confidence(), 3),
                        Numbers.fixed(bin.accuracy(), 3)));
        return table + "\nexpected calibration error " + Numbers.fixed(calibration.error(), 3);
    }
}
