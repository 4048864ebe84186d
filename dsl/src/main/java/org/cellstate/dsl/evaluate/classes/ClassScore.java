package org.cellstate.dsl.evaluate.classes;

/**
 * How well one class is told from the others.
 *
 * @param name the class
 * @param count rows that are of the class
 * @param predicted rows that were said to be
 * @param right rows that both are and were said to be
 */
public record ClassScore(String name, long count, long predicted, long right) {

    /** Returns the share of the rows said to be of the class that are; 0 if none was said to be. */
    public double precision() {
        return share(right, predicted);
    }

    /** Returns the share of the rows of the class that were said to be; 0 if there are none. */
    public double recall() {
        return share(right, count);
    }

    /** Returns the harmonic mean of precision and recall; 0 if the class is neither true nor predicted in any row. */
    public double f1() {
        return share(2 * right, count + predicted);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
