package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.Series;

/**
 * A rolling backtest: from origins one horizon apart, all over the test part, the fitted model forecasts one horizon with what was known
 * then. It is not fitted again in between.
 *
 * @param model the model's forecasts and scores
 * @param baselines the naive and, where there is a season, the seasonal naive forecast from the same origins; the last one is the
 *     baseline that {@link #verdict} compares with
 * @param forecasts the model's forecasts with their bands, one for each origin, in time order
 * @param actual the observed rows that the forecasts cover, in one piece
 * @param coverage the share of observed values that lay inside the band
 * @param scale the in-sample error that MASE divides by, in the unit of the series
 * @param season the number of rows that the seasonal naive forecast and the scale look back
 */
public record Backtest(
        Scored model,
        List<Scored> baselines,
        List<Forecast> forecasts,
        Series actual,
        double coverage,
        double scale,
        int season) {

    /** Copies the lists. */
    public Backtest {
        baselines = List.copyOf(baselines);
        forecasts = List.copyOf(forecasts);
    }

    /** Returns the model and the baselines, the model first: the rows of a score table. */
    public List<Scored> ranking() {
        List<Scored> rows = new ArrayList<>();
        rows.add(model);
        rows.addAll(baselines);
        return List.copyOf(rows);
    }

    /** Returns the baseline that the verdict compares with. */
    public Scored baseline() {
        return baselines.get(baselines.size() - 1);
    }

    /** Returns the number of origins. */
    public int origins() {
        return forecasts.size();
    }

    /** Returns the share by which the model's mean absolute error is below the baseline's; negative if it is above. */
    public double gain() {
        return 1 - model.scores().mae() / baseline().scores().mae();
    }

    /** Returns the comparison in plain words, such as {@code 25.4 % lower MASE than the seasonal naive (7): 1.110 against 1.488}. */
    public String verdict() {
        String against = String.format(
                Locale.ROOT,
                "%.3f against %.3f",
                model.scores().mase(),
                baseline().scores().mase());
        double gain = gain();
        if (Math.abs(gain) < 0.005) {
            return "no better and no worse than the " + baseline().name() + ": MASE " + against;
        }
        return gain > 0
                ? String.format(
                        Locale.ROOT,
                        "%.1f %% lower MASE than the %s: %s",
                        100 * gain,
                        baseline().name(),
                        against)
                : String.format(
                        Locale.ROOT,
                        "%.1f %% higher MASE than the %s: %s. Take the %s",
                        -100 * gain,
                        baseline().name(),
                        against,
                        baseline().name());
    }

    /** Returns the verdict, the origins and the coverage of the band. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s. %d origins of %d steps; the %.0f %% band covered %.0f %%",
                model.name(),
                verdict(),
                origins(),
                forecasts.get(0).horizon(),
                100 * forecasts.get(0).level(),
                100 * coverage);
    }
}
