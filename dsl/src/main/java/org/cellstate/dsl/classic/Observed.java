package org.cellstate.dsl.classic;

import java.util.Locale;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;

/** What every method asks of a history and of the rows to forecast. */
final class Observed {

    private Observed() {}

    /**
     * Returns the values of a history.
     *
     * @param method what the message calls the method
     * @param least the fewest rows that will do
     */
    static double[] values(Series history, String method, int least) {
        for (int row = 0; row < history.size(); row++) {
            if (Double.isNaN(history.value(row))) {
                throw new DataProblem(
                        "The " + method + " forecast needs a value in every row.",
                        history.missing() + " missing in '" + history.name() + "', the first at "
                                + history.index().label(row),
                        "fill it first, for example with the value a season earlier, or cut the series with .rows(from, to)");
            }
        }
        if (history.size() < least) {
            throw new ShapeProblem(
                    "The " + method + " forecast needs at least " + rows(least) + ".",
                    rows(history.size()) + " in '" + history.name() + "'",
                    "a longer series, or naive(), which needs one row");
        }
        return history.values();
    }

    /** Returns the season that was asked for, or that of the series where none was. */
    static int season(int asked, Series history, String method) {
        int season = asked > 0 ? asked : history.frequency().season();
        if (season < 2) {
            throw new ConfigProblem(
                    "A " + method + " needs a season of at least 2 rows.",
                    "'" + history.name() + "', " + history.frequency().name().toLowerCase(Locale.ROOT)
                            + ", which has no season by itself",
                    ".season(11), or how many rows it takes to look alike again; without one, naive()");
        }
        return season;
    }

    /** Checks a season that a user asks for. */
    static int season(int rows) {
        if (rows < 2) {
            throw new ConfigProblem(
                    "A season has at least 2 rows.",
                    "season(" + rows + ")",
                    ".season(12) for months of a year, .season(7) for days of a week");
        }
        return rows;
    }

    /** Checks how many rows to forecast. */
    static int ahead(int rows) {
        if (rows < 1) {
            throw new ConfigProblem("A forecast has at least 1 row.", "forecast(" + rows + ")", ".forecast(1)");
        }
        return rows;
    }

    private static String rows(int count) {
        return count + (count == 1 ? " row" : " rows");
    }
}
