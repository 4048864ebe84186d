package org.cellstate.dsl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.classic.ExponentialSmoothing.Component;
import org.cellstate.dsl.data.Series;

/**
 * A fitted {@link ExponentialSmoothing}. Its quantiles are those of normal errors of one size; where a part is multiplicative, what an error does
 * to later rows is taken for proportional to it.
 */
public final class SmoothingFit implements ClassicFit, ProbabilisticFit {

    private static final double LEAST_DAMPING = 0.8;
    private static final double MOST_DAMPING = 0.98;
    private static final double NUDGE = 1e-3;

    /** Of the free numbers behind the shares of the level and of the season: there are several lows. */
    private static final double[][] STARTS = {{-2, -2}, {0.5, -2}, {-1, 2}};

    private final ExponentialSmoothing model;
    private final Series history;
    private final Smoother.Shares shares;
    private final double[] states;
    private final double[] residuals;
    private final boolean settled;

    private SmoothingFit(
            ExponentialSmoothing model,
            Series history,
            double[] values,
            Smoother.Shares shares,
            double[] states,
            boolean settled) {
        this.model = model;
        this.history = history;
        this.shares = shares;
        this.states = states;
        this.settled = settled;
        Smoother smoother = new Smoother(model, shares, states);
        this.residuals = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            residuals[row] = values[row] - smoother.next();
            smoother.read(values[row]);
        }
    }

    /** Finds the shares and initial states with the least squared errors. */
    static SmoothingFit of(ExponentialSmoothing model, Series history, double[] values) {
        double[] suggested = Smoother.suggested(model, values);
        double mean = Arrays.stream(values).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        double unit = spread > 0 ? spread : 1;
        SmoothingError error = new SmoothingError(model, values);
        double scale = 1 / (unit * unit);
        QuasiNewton.Low best = Arrays.stream(STARTS)
                .map(start -> QuasiNewton.from(
                        point(model, start),
                        each -> scale * error.mean(shares(model, each), states(model, each, suggested, unit)),
                        each -> slopes(model, each, states(model, each, suggested, unit), error, unit)))
                .min(Comparator.comparingDouble(QuasiNewton.Low::value))
                .orElseThrow();
        return new SmoothingFit(
                model,
                history,
                values,
                shares(model, best.point()),
                states(model, best.point(), suggested, unit),
                best.settled());
    }

    private static double[] point(ExponentialSmoothing model, double[] start) {
        double[] point = new double[model.shares() + model.states()];
        Arrays.fill(point, 0, model.shares(), start[1]);
        point[0] = start[0];
        if (model.trend() != Component.NONE) {
            point[1] = start[0] - 2;
        }
        if (model.fading()) {
            point[model.shares() - 1] = 2;
        }
        return point;
    }

    private static Smoother.Shares shares(ExponentialSmoothing model, double[] point) {
        int at = 0;
        double level = share(point[at++]);
        double trend = model.trend() == Component.NONE ? 0 : share(point[at++]);
        double season = model.season() == Component.NONE ? 0 : (1 - level) * share(point[at++]);
        double damping = model.fading() ? LEAST_DAMPING + (MOST_DAMPING - LEAST_DAMPING) * share(point[at]) : 1;
        return new Smoother.Shares(level, trend, season, damping);
    }

    private static double share(double free) {
        return 1 / (1 + Math.exp(-free));
    }

    /** Moves the suggested states: a season's keep their sum, so that its level is not told twice. */
    private static double[] states(ExponentialSmoothing model, double[] point, double[] suggested, double unit) {
        double[] states = suggested.clone();
        int from = model.shares();
        states[0] += unit * point[from];
        int seasons = 1;
        if (model.trend() != Component.NONE) {
            boolean factor = model.trend() == Component.MULTIPLICATIVE;
            states[1] += factor ? 0.1 * point[from + 1] : 0.1 * unit * point[from + 1];
            seasons = 2;
        }
        double size = model.season() == Component.MULTIPLICATIVE ? 0.1 : unit;
        for (int i = seasons; from + i < point.length; i++) {
            states[i] += size * point[from + i];
            states[states.length - 1] -= size * point[from + i];
        }
        return states;
    }

    /** Returns how the mean squared error, in units, moves with the free numbers behind shares and states. */
    private static double[] slopes(
            ExponentialSmoothing model, double[] point, double[] states, SmoothingError error, double unit) {
        SmoothingError.Slopes slopes = error.slopes(shares(model, point), states);
        double[] byShare = slopes.shares();
        double[] byState = slopes.states();
        double[] moves = new double[point.length];
        double level = share(point[0]);
        moves[0] = byShare[0] * bend(point[0]);
        int at = 1;
        if (model.trend() != Component.NONE) {
            moves[at] = byShare[1] * bend(point[at]);
            at++;
        }
        if (model.season() != Component.NONE) {
            moves[0] -= byShare[2] * bend(point[0]) * share(point[at]);
            moves[at] = byShare[2] * (1 - level) * bend(point[at]);
            at++;
        }
        if (model.fading()) {
            moves[at] = byShare[3] * (MOST_DAMPING - LEAST_DAMPING) * bend(point[at]);
            at++;
        }
        moves[at] = byState[0] * unit;
        int seasons = 1;
        if (model.trend() != Component.NONE) {
            moves[at + 1] = byState[1] * (model.trend() == Component.MULTIPLICATIVE ? 0.1 : 0.1 * unit);
            seasons = 2;
        }
        double size = model.season() == Component.MULTIPLICATIVE ? 0.1 : unit;
        for (int i = seasons; at + i < point.length; i++) {
            moves[at + i] = size * (byState[i] - byState[byState.length - 1]);
        }
        for (int i = 0; i < moves.length; i++) {
            moves[i] /= unit * unit;
        }
        return moves;
    }

    /** Returns how fast a share moves with its free number. */
    private static double bend(double free) {
        double share = share(free);
        return share * (1 - share);
    }

    /** Returns the states after a history: from the fitted first ones where it begins with the fitted one's first row. */
    private Smoother after(Series other) {
        double[] values = model.values(other, other.size() > 0 && sameStart(other) ? 1 : model.least());
        double[] first = sameStart(other) ? states : Smoother.suggested(model, values);
        Smoother smoother = new Smoother(model, shares, first);
        for (double value : values) {
            smoother.read(value);
        }
        return smoother;
    }

    private boolean sameStart(Series other) {
        return other.time(0).equals(history.time(0));
    }

    @Override
    public String label() {
        return model.label();
    }

    @Override
    public double[] forecast(int rows) {
        return forecast(history, rows);
    }

    /**
     * Forecasts as {@link Fitted#forecast(Series, int)} says. A history that begins elsewhere than the fitted one needs two seasons, from which
     * its first states are taken.
     */
    @Override
    public double[] forecast(Series other, int rows) {
        return after(other).ahead(Observed.ahead(rows));
    }

    @Override
    public double[] quantile(double level, int rows) {
        return quantile(history, level, rows);
    }

    @Override
    public double[] quantile(Series other, double level, int rows) {
        Smoother smoother = after(other);
        double[] mean = smoother.copy().ahead(Observed.ahead(rows));
        double sigma = sigma();
        double[] variances = new double[rows];
        for (int shock = 0; shock < rows; shock++) {
            variances[shock] += sigma * sigma;
            Smoother struck = smoother.copy();
            struck.read(mean[shock] + NUDGE * sigma);
            double[] path = struck.ahead(rows - shock - 1);
            for (int row = 0; row < path.length && sigma > 0; row++) {
                double move = (path[row] - mean[shock + 1 + row]) / NUDGE;
                variances[shock + 1 + row] += move * move;
            }
            smoother.read(mean[shock]);
        }
        return new NormalAhead(mean, Arrays.stream(variances).map(Math::sqrt).toArray()).quantile(level);
    }

    private double sigma() {
        return Math.sqrt(squares() / Math.max(1, residuals.length - parameters()));
    }

    private double squares() {
        return Arrays.stream(residuals).map(error -> error * error).sum();
    }

    private int parameters() {
        return model.shares() + model.states();
    }

    @Override
    public Series history() {
        return history;
    }

    @Override
    public String words() {
        String seasons = model.season() != Component.NONE && model.rows() > Smoother.LONGEST_FITTED
                ? " The season's first states are those of the first two seasons."
                : "";
        return "Least squared errors one row ahead on " + residuals.length + " rows." + seasons
                + (settled ? "" : " They were still falling when the search ended.");
    }

    /** Returns alpha, beta, gamma and phi, as many as the model has, and the first level and trend. */
    @Override
    public List<Coefficient> coefficients() {
        List<Coefficient> all = new ArrayList<>();
        all.add(new Coefficient("alpha", shares.level(), Double.NaN));
        if (model.trend() != Component.NONE) {
            all.add(new Coefficient("beta", shares.trend(), Double.NaN));
        }
        if (model.season() != Component.NONE) {
            all.add(new Coefficient("gamma", shares.season(), Double.NaN));
        }
        if (model.fading()) {
            all.add(new Coefficient("phi", shares.damping(), Double.NaN));
        }
        all.add(new Coefficient("first level", states[0], Double.NaN));
        if (model.trend() != Component.NONE) {
            all.add(new Coefficient("first trend", states[1], Double.NaN));
        }
        return List.copyOf(all);
    }

    /** Returns the sum of squared errors, sigma, and with {@code k} shares and first states {@code AIC = n log(SSE / n) + 2k}, and AICc. */
    @Override
    public List<Measure> criteria() {
        int rows = residuals.length;
        double count = parameters();
        double aic = rows * Math.log(squares() / rows) + 2 * count;
        double free = rows - count - 1;
        return List.of(
                new Measure("SSE", squares()),
                new Measure("sigma", sigma()),
                new Measure("AIC", aic),
                new Measure("AICc", free > 0 ? aic + 2 * count * (count + 1) / free : Double.POSITIVE_INFINITY));
    }

    @Override
    public double[] residuals() {
        return residuals.clone();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, alpha %.3f, sigma %.4g, fitted on %s", label(), shares.level(), sigma(), history);
    }
}
