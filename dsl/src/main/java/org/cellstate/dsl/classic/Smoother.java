package org.cellstate.dsl.classic;

import java.util.Arrays;
import org.cellstate.dsl.classic.ExponentialSmoothing.Component;

/** The states of a smoothing while it reads a series: a forecast, then a value that corrects it. */
final class Smoother {

    /** The longest season whose initial states are fitted: R's {@code ets} takes no longer one. */
    static final int LONGEST_FITTED = 24;

    private static final int FIRST_STEPS = 10;

    /**
     * The shares of the last error.
     *
     * @param level alpha, above 0 and below 1
     * @param trend beta, of the level's move
     * @param season gamma, below 1 less alpha
     * @param damping phi; 1 for none
     */
    record Shares(double level, double trend, double season, double damping) {}

    private final ExponentialSmoothing model;
    private final Shares shares;
    private final double[] seasons;
    private double level;
    private double trend;
    private int place;

    /**
     * Starts.
     *
     * @param states level, trend if there is one, then the season's, one for each of its rows
     */
    Smoother(ExponentialSmoothing model, Shares shares, double[] states) {
        boolean trends = model.trend() != Component.NONE;
        this.model = model;
        this.shares = shares;
        this.level = states[0];
        this.trend = trends ? states[1] : neutral(model.trend());
        this.seasons = model.season() == Component.NONE
                ? new double[1]
                : Arrays.copyOfRange(states, trends ? 2 : 1, states.length);
    }

    private Smoother(Smoother other) {
        model = other.model;
        shares = other.shares;
        seasons = other.seasons.clone();
        level = other.level;
        trend = other.trend;
        place = other.place;
    }

    private static double neutral(Component component) {
        return component == Component.MULTIPLICATIVE ? 1 : 0;
    }

    /** Returns another at the same place. */
    Smoother copy() {
        return new Smoother(this);
    }

    /** Returns the forecast of the next row. */
    double next() {
        double base = base();
        return model.season() == Component.MULTIPLICATIVE ? base * seasons[place] : base + seasons[place];
    }

    private double base() {
        return model.trend() == Component.MULTIPLICATIVE ? level * faded() : level + faded();
    }

    private double faded() {
        if (model.trend() == Component.MULTIPLICATIVE) {
            return shares.damping() == 1 ? trend : Math.pow(trend, shares.damping());
        }
        return shares.damping() * trend;
    }

    /** Reads the next row. */
    void read(double value) {
        double base = base();
        double faded = faded();
        boolean factor = model.season() == Component.MULTIPLICATIVE;
        double before = level;
        double plain = factor ? value / seasons[place] : value - seasons[place];
        level = shares.level() * plain + (1 - shares.level()) * base;
        if (model.trend() != Component.NONE) {
            double move = model.trend() == Component.MULTIPLICATIVE ? level / before : level - before;
            trend = shares.trend() * move + (1 - shares.trend()) * faded;
        }
        if (model.season() != Component.NONE) {
            double own = factor ? value / base : value - base;
            seasons[place] = shares.season() * own + (1 - shares.season()) * seasons[place];
            place = (place + 1) % seasons.length;
        }
    }

    /** Returns the forecast of rows. The states move on. */
    double[] ahead(int rows) {
        double[] ahead = new double[rows];
        for (int row = 0; row < rows; row++) {
            ahead[row] = next();
            read(ahead[row]);
        }
        return ahead;
    }

    /** Returns first states that the first rows suggest: at least two seasons of them, or two rows. */
    static double[] suggested(ExponentialSmoothing model, double[] values) {
        int period = model.period();
        boolean trends = model.trend() != Component.NONE;
        double[] states = new double[(trends ? 2 : 1) + (period > 1 ? period : 0)];
        int steps = period > 1 ? period : Math.min(FIRST_STEPS, values.length - 1);
        double first = mean(values, 0, Math.max(1, period));
        double slope =
                period > 1 ? (mean(values, period, 2 * period) - first) / period : (values[steps] - values[0]) / steps;
        double middle = period > 1 ? (period - 1) / 2.0 : 0;
        double start = trends ? first - slope * (middle + 1) : first;
        states[0] = start;
        if (trends) {
            boolean factor = model.trend() == Component.MULTIPLICATIVE;
            states[1] = factor ? Math.max(0.5, Math.min(2, 1 + slope / first)) : slope;
            states[0] = factor && start <= 0 ? first : start;
        }
        int from = trends ? 2 : 1;
        for (int place = 0; place < period && period > 1; place++) {
            for (int round = 0; round < 2; round++) {
                double line = first + slope * (round * period + place - middle);
                double value = values[round * period + place];
                states[from + place] += (model.season() == Component.MULTIPLICATIVE ? value / line : value - line) / 2;
            }
        }
        return states;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }
}
