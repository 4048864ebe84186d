package org.cellstate.dsl.evaluate.classes;

import java.util.List;

/**
 * One curve for each class against all others.
 *
 * @param curves in the order of the classes' names
 */
public record Roc(List<RocCurve> curves) {

    /** Copies the curves. */
    public Roc {
        curves = List.copyOf(curves);
    }

    /** Returns the mean area over the classes that have one; NaN if none has. */
    public double area() {
        return curves.stream()
                .mapToDouble(RocCurve::area)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
