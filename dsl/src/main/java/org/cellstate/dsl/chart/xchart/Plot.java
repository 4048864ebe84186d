package org.cellstate.dsl.chart.xchart;

import java.awt.geom.Rectangle2D;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Values;

/** The rectangle in which marks are drawn, and where in it values lie. */
record Plot(Range x, Range y, Rectangle2D bounds) {

    /** Returns the distance of a value from the left edge; {@code NaN} if the axis does not hold it. */
    double across(double value) {
        return x.fraction(value) * bounds.getWidth();
    }

    /** Returns the distance of a value from the lower edge; {@code NaN} if the axis does not hold it. */
    double up(double value) {
        return y.fraction(value) * bounds.getHeight();
    }

    double[] across(Values values) {
        double[] places = new double[values.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = across(values.at(i));
        }
        return places;
    }

    double[] up(Values values) {
        double[] places = new double[values.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = up(values.at(i));
        }
        return places;
    }

    /** Returns the horizontal place of a value in the figure. */
    double left(double value) {
        return bounds.getX() + across(value);
    }

    /** Returns the vertical place of a value in the figure. */
    double top(double value) {
        return bounds.getMaxY() - up(value);
    }
}
