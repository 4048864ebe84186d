package org.cellstate.dsl.chart;

/**
 * How numbers become colours.
 *
 * @param ramp the colours
 * @param low the number at the low end, {@code NaN}: the least one shown
 * @param high the number at the high end, {@code NaN}: the largest one shown
 */
public record Shading(Ramp ramp, double low, double high) {

    /** White for the least number, dark blue for the largest. */
    public static final Shading SEQUENTIAL = new Shading(Ramp.SEQUENTIAL, Double.NaN, Double.NaN);

    public Shading {
        boolean open = Double.isNaN(low) && Double.isNaN(high);
        if (!open && !(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException("A range must go from a lower to a higher number.\n  received: " + low
                    + " to " + high + "\n  try: .range(0, 1)");
        }
    }

    /** Returns these colours with both ends known: on the diverging ramp zero is in the middle. */
    Shading over(Cells cells) {
        if (!Double.isNaN(low)) {
            return this;
        }
        double[] ends = cells.ends();
        double least = ends[0];
        double most = ends[1];
        if (ramp == Ramp.DIVERGING) {
            double reach = Math.max(Math.abs(least), Math.abs(most));
            reach = reach == 0 ? 1 : reach;
            return new Shading(ramp, -reach, reach);
        }
        if (least < most) {
            return new Shading(ramp, least, most);
        }
        // all the same: between white and dark, so that the cell is seen
        double half = least == 0 ? 1 : Math.abs(least) * 0.5;
        return new Shading(ramp, Math.max(-Double.MAX_VALUE, least - half), Math.min(Double.MAX_VALUE, least + half));
    }

    /** Returns the place of a number between the ends: 0 at the low, 1 at the high one; {@code NaN} if it is not finite. */
    public double share(double number) {
        if (!Double.isFinite(number)) {
            return Double.NaN;
        }
        return Math.max(0, Math.min(1, (number * 0.5 - low * 0.5) / (high * 0.5 - low * 0.5)));
    }
}
