package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cellstate.dsl.data.Series;

/**
 * A rolling backtest: from origins one horizon apart, all over the test part, the fitted model forecasts one horizon with what was known
 * then. It is not fitted again in between.
 *
 * @param model the model's forecasts and scores
 * @param baselines the naive and, where there is a season, the seasonal naive forecast from the same origins
 * @param forecasts the model's forecasts with their bands, one for each origin, in time order
 * @param actual the observed rows that the forecasts cover, in one piece
 * @param scale the in-sample error that MASE divides by, in the unit of the series
 * @param season the number of rows that the seasonal naive forecast and the scale look back
 */
public record Backtest(
        Scored model, List<Scored> baselines, List<Forecast> forecasts, Series actual, double scale, int season) {

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

    /** Returns the baseline with the least mean absolute error: the one that counts. */
    public Scored baseline() {
        return Collections.min(
                baselines, Comparator.comparingDouble(scored -> scored.scores().mae()));
    }

    /** Returns the share of observed values that lay inside the widest band. */
    public double coverage() {
        return coverage(0);
    }

    /**
     * Returns the share of observed values that lay inside a band.
     *
     * @param interval its number among those of a forecast, from 0, the widest
     */
    public double coverage(int interval) {
        return Metrics.coverage(
                actual.values(),
                joined(forecast -> forecast.intervals().get(interval).lower()),
                joined(forecast -> forecast.intervals().get(interval).upper()));
    }

    private double[] joined(Function<Forecast, Series> part) {
        return Metrics.joined(forecasts.stream().map(part).toList());
    }

    /** Returns from how many origins the model's mean absolute error was below the baseline's. */
    public int wins() {
        int wins = 0;
        int at = 0;
        for (int origin = 0; origin < origins(); origin++) {
            int steps = forecasts.get(origin).horizon();
            double[] observed = actual.rows(at, at + steps).values();
            double own = Metrics.mae(observed, model.forecasts().get(origin).values());
            double other =
                    Metrics.mae(observed, baseline().forecasts().get(origin).values());
            wins += own < other ? 1 : 0;
            at += steps;
        }
        return wins;
    }

    /** Returns what forecasts of this model are worth. */
    public Reliability reliability() {
        List<Double> coverage = new ArrayList<>();
        for (int i = 0; i < forecasts.get(0).intervals().size(); i++) {
            coverage.add(coverage(i));
        }
        return new Reliability(
                origins(),
                model.scores().mae(),
                baseline().name(),
                baseline().scores().mae(),
                coverage);
    }

    /** Returns the number of origins. */
    public int origins() {
        return forecasts.size();
    }

    /** Returns the share by which the model's mean absolute error is below the baseline's; negative if it is above. */
    public double gain() {
        return 1 - model.scores().mae() / baseline().scores().mae();
    }

    /** Returns the comparison in plain words, such as {@code 25 % lower MAE than the seasonal naive forecast}. */
    public String verdict() {
        double gain = gain();
        String against = " the " + baseline().name().replaceFirst(" \\(.*\\)", "") + " forecast";
        if (!Double.isFinite(gain) || Math.abs(gain) < 0.005) {
            return "no better and no worse than" + against;
        }
        return gain > 0
                ? String.format(Locale.ROOT, "%.0f %% lower MAE than%s", 100 * gain, against)
                : String.format(Locale.ROOT, "%.0f %% higher MAE than%s: take%s", -100 * gain, against, against);
    }

    /** Returns the verdict with its numbers, the origins and the coverage of the widest band. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s (%.4g against %.4g). %d origins of %d steps, better from %d; the %.0f %% band covered %.0f %%",
                model.name(),
                verdict(),
                model.scores().mae(),
                baseline().scores().mae(),
                origins(),
                forecasts.get(0).horizon(),
                wins(),
                100 * forecasts.get(0).level(),
                100 * coverage());
    }
}
