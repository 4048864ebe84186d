package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.classic.ExponentialSmoothing.Component;
import org.cellstate.dsl.data.Series;

/** A fitted {@link Theta}. Its quantiles are those of normal errors of the smoothed level, the slope and the season taken for known. */
public final class ThetaFit implements ClassicFit, ProbabilisticFit {

    static final int LEAST = 4;

    private static final ExponentialSmoothing LEVEL =
            new ExponentialSmoothing(Component.NONE, false, Component.NONE, 0);

    private final String label;
    private final Series history;
    private final boolean factor;
    private final double[] season;
    private final SmoothingFit level;
    private final double slope;

    ThetaFit(String label, Series history, double[] values, int season) {
        this.label = label;
        this.history = history;
        this.factor = Arrays.stream(values).allMatch(value -> value > 0);
        this.season = season > 1 ? indices(values, season) : new double[] {factor ? 1 : 0};
        Series plain = plain(history, values);
        this.level = LEVEL.fit(plain);
        this.slope = slope(plain.values());
    }

    /** The mean of each place in the season beside a moving average over one season, brought to no effect over a whole season. */
    private double[] indices(double[] values, int rows) {
        double[] indices = new double[rows];
        int[] counts = new int[rows];
        int half = rows / 2;
        for (int row = half; row + half < values.length; row++) {
            double sum = 0;
            for (int near = row - half; near <= row + half; near++) {
                boolean edge = rows % 2 == 0 && Math.abs(near - row) == half;
                sum += edge ? values[near] / 2 : values[near];
            }
            double centre = sum / rows;
            indices[row % rows] += factor ? values[row] / centre : values[row] - centre;
            counts[row % rows]++;
        }
        for (int place = 0; place < rows; place++) {
            indices[place] = counts[place] == 0 ? (factor ? 1 : 0) : indices[place] / counts[place];
        }
        double mean = Arrays.stream(indices).average().orElseThrow();
        return Arrays.stream(indices)
                .map(index -> factor ? index / mean : index - mean)
                .toArray();
    }

    private static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int row = 0; row < values.length; row++) {
            above += (row - middle) * values[row];
            below += (row - middle) * (row - middle);
        }
        return above / below;
    }

    /** Returns the place in the season of a row counted from another series' start. */
    private int place(Series series, int row) {
        long rows = history.frequency().between(history.time(0), series.index().at(row));
        return (int) Math.floorMod(rows, (long) season.length);
    }

    private Series plain(Series series, double[] values) {
        double[] plain = new double[values.length];
        for (int row = 0; row < plain.length; row++) {
            double index = season[place(series, row)];
            plain[row] = factor ? values[row] / index : values[row] - index;
        }
        return Series.of(series.name(), series.index(), plain);
    }

    private double[] seasonal(Series series, double[] ahead) {
        double[] all = new double[ahead.length];
        for (int row = 0; row < all.length; row++) {
            double index = season[place(series, series.size() + row)];
            all[row] = factor ? ahead[row] * index : ahead[row] + index;
        }
        return all;
    }

    private double alpha() {
        return level.coefficients().get(0).value();
    }

    /** Half the slope's line, less what smoothing has already followed of it. */
    private double[] drifted(double[] flat, int rows) {
        double alpha = alpha();
        double followed = (1 - Math.pow(1 - alpha, rows)) / alpha;
        double[] all = flat.clone();
        for (int row = 0; row < all.length; row++) {
            all[row] += slope / 2 * (row + followed);
        }
        return all;
    }

    private double[] after(Series other, UnaryForecast flat) {
        Series plain = plain(other, Observed.values(other, "theta", 2));
        return seasonal(other, drifted(flat.of(plain), other.size()));
    }

    /** A forecast, or a quantile, of the level after a history. */
    private interface UnaryForecast {
        double[] of(Series plain);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[] forecast(int rows) {
        return forecast(history, rows);
    }

    @Override
    public double[] forecast(Series other, int rows) {
        return after(other, plain -> level.forecast(plain, rows));
    }

    @Override
    public double[] quantile(double probability, int rows) {
        return quantile(history, probability, rows);
    }

    @Override
    public double[] quantile(Series other, double probability, int rows) {
        return after(other, plain -> level.quantile(plain, probability, rows));
    }

    @Override
    public Series history() {
        return history;
    }

    @Override
    public String words() {
        String seasons = season.length == 1 ? "" : factor ? ", times its season" : ", and its season";
        return "The smoothed level and half the slope of the line through all rows" + seasons + ".";
    }

    /** Returns alpha, the share of the last error, and the slope of the line through all rows. */
    @Override
    public List<Coefficient> coefficients() {
        return List.of(new Coefficient("alpha", alpha(), Double.NaN), new Coefficient("slope", slope, Double.NaN));
    }

    /** Returns the standard deviation of the errors of the level without its season. */
    @Override
    public List<Measure> criteria() {
        return List.of(new Measure("sigma", level.criteria().get(1).value()));
    }

    /** Returns the errors of the level without its season. */
    @Override
    public double[] residuals() {
        return level.residuals();
    }

    @Override
    public String toString() {
        return label + ", fitted on " + history;
    }
}
