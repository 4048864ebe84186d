package org.cellstate.dsl.classic;

import java.util.List;
import org.cellstate.dsl.data.Series;

/**
 * Every coming row is the observed one a season, or the fewest whole seasons, earlier. Needs a season of rows.
 *
 * @param rows of a season; 0 for that of the series' frequency, the default
 */
public record SeasonalNaive(int rows) implements Method {

    /** Sets how many rows a season has, at least 2. */
    public SeasonalNaive season(int newRows) {
        return new SeasonalNaive(Observed.season(newRows));
    }

    @Override
    public String label() {
        return "seasonal naive" + (rows > 0 ? " (" + rows + ")" : "");
    }

    @Override
    public BaselineFit fit(Series history) {
        int season = Observed.season(rows, history, "seasonal naive forecast");
        BaselineFit.Kind kind = new BaselineFit.Kind(
                season(season).label(),
                "seasonal naive",
                "Every coming row is the observed one " + season + " rows, or the fewest whole seasons, earlier.",
                season,
                0);
        double[] values = Observed.values(history, kind.method(), kind.least());
        return new BaselineFit(kind, history, new Naive.Walk(season), List.of(), Naive.differences(values, season));
    }
}
