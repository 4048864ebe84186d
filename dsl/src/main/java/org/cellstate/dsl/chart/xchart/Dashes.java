package org.cellstate.dsl.chart.xchart;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Values;

/**
 * Breaks a line into dashes that run on around its corners. XChart begins its dash pattern anew at each point, so a dashed
 * line with a point every few pixels would look unbroken.
 */
final class Dashes {

    private final double on;
    private final double off;
    private final List<double[]> places = new ArrayList<>();
    private double left;
    private boolean drawing;

    private Dashes(double on, double off) {
        this.on = on;
        this.off = off;
    }

    /** Returns the dashes as runs of points, each followed by {@code NaN}: first all horizontal, then all vertical places. */
    static double[][] along(Values x, Values y, double on, double off) {
        Dashes dashes = new Dashes(on, off);
        for (int i = 0; i < x.size(); i++) {
            boolean point = !Double.isNaN(y.at(i));
            if (point && i > 0 && !Double.isNaN(y.at(i - 1))) {
                dashes.segment(x.at(i - 1), y.at(i - 1), x.at(i), y.at(i));
            } else if (point) {
                dashes.begin(x.at(i), y.at(i));
            } else {
                dashes.add(x.at(i), Double.NaN);
            }
        }
        return new double[][] {
            dashes.places.stream().mapToDouble(place -> place[0]).toArray(),
            dashes.places.stream().mapToDouble(place -> place[1]).toArray()
        };
    }

    private void begin(double x, double y) {
        drawing = true;
        left = on;
        add(x, y);
    }

    private void segment(double fromX, double fromY, double toX, double toY) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double done = 0;
        while (length - done > left) {
            done += left;
            double x = fromX + (toX - fromX) * done / length;
            double y = fromY + (toY - fromY) * done / length;
            add(x, y);
            if (drawing) {
                add(x, Double.NaN);
            }
            drawing = !drawing;
            left = drawing ? on : off;
        }
        left -= length - done;
        if (drawing) {
            add(toX, toY);
        }
    }

    private void add(double x, double y) {
        places.add(new double[] {x, y});
    }
}
