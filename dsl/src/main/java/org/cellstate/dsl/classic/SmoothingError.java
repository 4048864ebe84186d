package org.cellstate.dsl.classic;

import org.cellstate.dsl.classic.ExponentialSmoothing.Component;

/**
 * The mean squared error one row ahead of a smoothing, and how it moves with shares and first states: one pass forward that keeps the states,
 * and one back. The formulas are those of {@link Smoother}.
 */
final class SmoothingError {

    private final double[] values;
    private final boolean trends;
    private final boolean factorTrend;
    private final boolean seasonal;
    private final boolean factorSeason;
    private final int period;

    /** What each row found: states before it, and the level after it. */
    private final double[] levels;

    private final double[] trendsBefore;
    private final double[] seasonsBefore;

    SmoothingError(ExponentialSmoothing model, double[] values) {
        this.values = values;
        this.trends = model.trend() != Component.NONE;
        this.factorTrend = model.trend() == Component.MULTIPLICATIVE;
        this.seasonal = model.season() != Component.NONE;
        this.factorSeason = model.season() == Component.MULTIPLICATIVE;
        this.period = seasonal ? model.period() : 1;
        this.levels = new double[values.length + 1];
        this.trendsBefore = new double[values.length];
        this.seasonsBefore = new double[values.length];
    }

    /**
     * How the mean squared error moves.
     *
     * @param shares with level, trend, season and damping
     * @param states with level, trend if there is one, and the season's
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
    record Slopes(double[] shares, double[] states) {}

    /** Returns the mean squared error. */
    double mean(Smoother.Shares shares, double[] states) {
        double level = states[0];
        double trend = trends ? states[1] : 0;
        double[] seasons = new double[period];
        if (seasonal) {
            System.arraycopy(states, trends ? 2 : 1, seasons, 0, period);
        }
        double sum = 0;
        int place = 0;
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            double season = seasons[place];
            levels[row] = level;
            trendsBefore[row] = trend;
            seasonsBefore[row] = season;
            double faded = faded(trend, shares.damping());
            double base = base(level, faded);
            double error = value - (factorSeason ? base * season : base + season);
            sum += error * error;
            double plain = factorSeason ? value / season : value - season;
            double next = shares.level() * plain + (1 - shares.level()) * base;
            if (trends) {
                trend = shares.trend() * (factorTrend ? next / level : next - level) + (1 - shares.trend()) * faded;
            }
            level = next;
            if (seasonal) {
                double own = factorSeason ? value / base : value - base;
                seasons[place] = shares.season() * own + (1 - shares.season()) * season;
                place = place + 1 == period ? 0 : place + 1;
            }
        }
        levels[values.length] = level;
        return sum / values.length;
    }

    private double faded(double trend, double damping) {
        if (factorTrend) {
            return damping == 1 ? trend : Math.pow(trend, damping);
        }
        return damping * trend;
    }

    private double base(double level, double faded) {
        return factorTrend ? level * faded : level + faded;
    }

    /** Returns how the mean squared error moves, back from the last row to the first. */
    Slopes slopes(Smoother.Shares shares, double[] states) {
        mean(shares, states);
        double alpha = shares.level();
        double damping = shares.damping();
        double[] byShare = new double[4];
        double[] bySeason = new double[period];
        double byLevel = 0;
        double byTrend = 0;
        for (int row = values.length - 1; row >= 0; row--) {
            int place = row % period;
            double value = values[row];
            double level = levels[row];
            double after = levels[row + 1];
            double trend = trendsBefore[row];
            double season = seasonsBefore[row];
            double faded = faded(trend, damping);
            double base = base(level, faded);
            double error = value - (factorSeason ? base * season : base + season);
            double byError = -2 * error / values.length;

            double ownSlope = factorSeason ? -value / (base * base) : -1;
            double own = factorSeason ? value / base : value - base;
            double left = bySeason[place];
            byShare[2] += seasonal ? left * (own - season) : 0;
            double toBase = seasonal ? left * shares.season() * ownSlope : 0;
            double toSeason = left * (1 - shares.season());

            double toFaded = 0;
            double toLevel = 0;
            if (trends) {
                double move = factorTrend ? after / level : after - level;
                byShare[1] += byTrend * (move - faded);
                toFaded = byTrend * (1 - shares.trend());
                double toMove = byTrend * shares.trend();
                byLevel += factorTrend ? toMove / level : toMove;
                toLevel = factorTrend ? -toMove * after / (level * level) : -toMove;
            }
            double plain = factorSeason ? value / season : value - season;
            byShare[0] += byLevel * (plain - base);
            toBase += byLevel * (1 - alpha);
            toSeason += byLevel * alpha * (factorSeason ? -value / (season * season) : -1);

            toBase += factorSeason ? byError * season : byError;
            toSeason += factorSeason ? byError * base : byError;

            toLevel += factorTrend ? toBase * faded : toBase;
            toFaded += factorTrend ? toBase * level : toBase;
            bySeason[place] = toSeason;
            byLevel = toLevel;
            if (trends) {
                byTrend = toFaded * (factorTrend ? damping * Math.pow(trend, damping - 1) : damping);
                byShare[3] += toFaded * (factorTrend ? faded * Math.log(trend) : trend);
            }
        }
        return new Slopes(byShare, together(byLevel, byTrend, bySeason));
    }

    private double[] together(double byLevel, double byTrend, double[] bySeason) {
        int from = trends ? 2 : 1;
        double[] states = new double[from + (seasonal ? period : 0)];
        states[0] = byLevel;
        if (trends) {
            states[1] = byTrend;
        }
        if (seasonal) {
            System.arraycopy(bySeason, 0, states, from, period);
        }
        return states;
    }
}
