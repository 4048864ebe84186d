package org.cellstate.dsl.chart.xchart;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.ChartEncoder;

/** Makes the contents of files from charts. Found as a service. */
public final class ChartFiles implements ChartEncoder {

    @Override
    public byte[] png(Chart chart) {
        Picture picture = FigureDrawing.draw(chart);
        if (picture instanceof Picture.Png png) {
            return png.bytes();
        }
        Picture.Unavailable none = (Picture.Unavailable) picture;
        throw new IllegalStateException(none.advice(), none.cause());
    }

    @Override
    public String svg(Chart chart) {
        return FigureDrawing.svg(chart);
    }
}
