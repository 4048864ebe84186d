package org.cellstate.dsl.statistic;

import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;

/** What every statistic asks of a series: no value missing, and rows enough. */
final class Complete {

    private Complete() {}

    /**
     * Returns the values of a series.
     *
     * @param what the statistic, as the subject of a message
     * @param least the fewest rows that it needs
     */
    static double[] values(Series series, String what, int least) {
        double[] values = series.values();
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                throw new DataProblem(
                        what + " needs a value in every row.",
                        series.missing() + " missing in '" + series.name() + "', the first at "
                                + series.index().label(row),
                        "fill it first, or cut the series with .rows(from, to)");
            }
        }
        if (values.length < least) {
            throw new ShapeProblem(
                    what + " needs at least " + least + " rows.",
                    values.length + " rows of '" + series.name() + "'",
                    "a longer series");
        }
        return values;
    }
}
