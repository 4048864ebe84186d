package org.cellstate.dsl.evaluate.classes;

import java.util.List;

/**
 * How many rows of a class are found, and how many others are taken for it, as the probability asked for falls (Fawcett 2006).
 *
 * @param name the class
 * @param points one per different probability, from none said to be of the class to all; empty if all or no rows are of the class
 */
public record RocCurve(String name, List<Point> points) {

    /**
     * One threshold.
     *
     * @param threshold the least probability that is taken for the class; infinite at the first point
     * @param falsePositives the share of the rows of other classes that are taken for it
     * @param truePositives the share of the rows of the class that are
     */
    public record Point(double threshold, double falsePositives, double truePositives) {}

    /** Copies the points. */
    public RocCurve {
        points = List.copyOf(points);
    }

    /** Returns the area below the curve: 0.5 for guessing, 1 for a perfect order; NaN if all or no rows are of the class. */
    public double area() {
        double area = points.isEmpty() ? Double.NaN : 0;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            area += (to.falsePositives() - from.falsePositives()) * (to.truePositives() + from.truePositives()) / 2;
        }
        return area;
    }
}
