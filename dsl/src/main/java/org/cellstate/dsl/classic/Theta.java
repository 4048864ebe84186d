package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) in the form of Hyndman and Billah (2003): the season is taken off, the level smoothed
 * exponentially, and half the slope of the line through all rows added. A season is a factor where all values are above 0, else it is added.
 *
 * @param rows of a season; 0 for that of the series' frequency where two seasons fit into the history, the default
 */
public record Theta(int rows) implements Method {

    /** Sets how many rows a season has, at least 2. */
    public Theta season(int newRows) {
        return new Theta(Observed.season(newRows));
    }

    @Override
    public String label() {
        return "theta" + (rows > 0 ? " (" + rows + ")" : "");
    }

    @Override
    public ThetaFit fit(ForecastData data) {
        return fit(data.split().train());
    }

    /**
     * Fits the method.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer than four rows, or than two seasons of a season that was asked for
     */
    @Override
    public ThetaFit fit(Series history) {
        double[] values = Observed.values(history, "theta", rows > 0 ? 2 * rows : ThetaFit.LEAST);
        int own = history.frequency().season();
        int season = rows > 0 ? rows : values.length >= 2 * own ? own : 1;
        return new ThetaFit(new Theta(season).named(), history, values, season);
    }

    private String named() {
        return rows > 1 ? label() : "theta";
    }
}
