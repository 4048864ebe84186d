package org.cellstate.dsl.evaluate.classes;

/** The comparison of predictions with others in plain words. */
public final class Verdict {

    private static final double CLEAR = 0.05;

    private Verdict() {}

    /** Returns the words for true and predicted positions beside always saying the position {@code always}, whose name is given. */
    static String of(int[] truth, int[] predicted, int always, String name) {
        long only = 0;
        long onlyConstant = 0;
        long bothRight = 0;
        for (int row = 0; row < truth.length; row++) {
            boolean right = truth[row] == predicted[row];
            boolean base = truth[row] == always;
            only += right && !base ? 1 : 0;
            onlyConstant += base && !right ? 1 : 0;
            bothRight += right && base ? 1 : 0;
        }
        if (bothRight + onlyConstant == truth.length) {
            return "All " + truth.length + " rows are \"" + name + "\": nothing to tell apart";
        }
        return comparison(only, onlyConstant) + " always \"" + name + "\": " + (bothRight + only) + " of "
                + truth.length + " right, always \"" + name + "\" " + (bothRight + onlyConstant);
    }

    /**
     * Returns the words for two that were compared row by row, such as {@code Not clearly better than}; a difference is clear if chance
     * explains it with less than 5 %.
     *
     * @param only rows in which the first did better
     * @param onlyConstant rows in which the second did better
     */
    public static String comparison(long only, long onlyConstant) {
        boolean clear = SignTest.p(only, onlyConstant) < CLEAR;
        if (only == onlyConstant) {
            return "No better than";
        }
        if (only > onlyConstant) {
            return clear ? "Better than" : "Not clearly better than";
        }
        return clear ? "Worse than" : "Rather worse than";
    }

    /** Returns the words for two methods that saw the same rows. */
    static String of(Classification one, Classification other) {
        long only = 0;
        long onlyOther = 0;
        for (int row = 0; row < one.rows(); row++) {
            only += one.right(row) && !other.right(row) ? 1 : 0;
            onlyOther += other.right(row) && !one.right(row) ? 1 : 0;
        }
        return comparison(only, onlyOther);
    }
}
