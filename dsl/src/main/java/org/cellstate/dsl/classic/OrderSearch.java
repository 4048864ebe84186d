package org.cellstate.dsl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * The stepwise search of Hyndman and Khandakar (2008), with the limits of R's {@code auto.arima}: tests say how often to difference, then
 * orders one step beside the best so far are tried until none has a lower AICc, or {@value #MOST_MODELS} were tried. Each model is fitted by
 * exact likelihood: from one start, and from others too where that one does not lead to a top, because a model that looks worse than it is
 * ends a search before its time.
 */
final class OrderSearch {

    private static final int MOST_MODELS = 94;
    private static final int MOST_LAGS = 5;
    private static final int MOST_SEASONAL_LAGS = 2;

    /** Roots nearer to the unit circle are not trusted. R looks at the factors' product, where no long season passes; here each stands alone. */
    private static final double LEAST_ROOT = 1.01;

    /** Steps from the best so far: of p, q, P and Q. */
    private static final int[][] STEPS = {
        {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
        {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
        {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
        {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0},
    };

    /**
     * A model that was tried.
     *
     * @param aicc infinite if it cannot be trusted
     */
    record Tried(SarimaModel model, SarimaEstimation.Found found, double aicc) {}

    /**
     * What the search found.
     *
     * @param tried all models, in their order
     * @param stopped whether the user ended it early
     * @param full whether it ended because so many models were tried, and a neighbour of the best was not
     */
    record Result(Tried best, List<Tried> tried, boolean stopped, boolean full) {

        Result {
            tried = List.copyOf(tried);
        }
    }

    private final double[] values;
    private final boolean log;
    private final int season;
    private final int difference;
    private final int seasonalDifference;
    private final boolean mayHaveConstant;
    private final boolean mayLackConstant;
    private final int mostLags;
    private final int mostSeasonalLags;
    private final int mostModels;
    private final List<Tried> tried = new ArrayList<>();
    private final Set<SarimaModel> seen = new HashSet<>();
    private @Nullable Tried best;
    private boolean full;

    OrderSearch(double[] values, int season, boolean log, Sarima.Constant constant) {
        this(values, season, log, constant, MOST_MODELS);
    }

    /** Makes a search that tries so many models at most. */
    OrderSearch(double[] values, int season, boolean log, Sarima.Constant constant, int mostModels) {
        this.mostModels = mostModels;
        this.values = values;
        this.season = season;
        this.log = log;
        seasonalDifference = Stationarity.seasonalDifferences(values, season);
        double[] rest =
                Differencing.of(order(0, 0, seasonalDifference, 0, 0, 0)).difference(values);
        difference = Stationarity.differences(rest);
        int differences = difference + seasonalDifference;
        mayHaveConstant = constant != Sarima.Constant.WITHOUT && differences <= 1;
        mayLackConstant = constant != Sarima.Constant.WITH || !mayHaveConstant;
        mostLags = Math.min(MOST_LAGS, values.length / 3);
        mostSeasonalLags = season > 1 ? Math.min(MOST_SEASONAL_LAGS, values.length / 3 / season) : 0;
    }

    private SarimaOrder order(int p, int d, int seasonalD, int q, int seasonalP, int seasonalQ) {
        return new SarimaOrder(p, d, q, seasonalP, seasonalD, seasonalQ, season);
    }

    /** Returns the model without lags: what is left after differencing is all it has. */
    SarimaModel plainest() {
        return model(new int[4], mayHaveConstant);
    }

    /** Searches. If the user stops it and something was found, that is the result. */
    Result run() {
        boolean stopped = false;
        try {
            first();
            while (better()) {
                Notebook.checkInterrupted();
            }
        } catch (CellInterruptedException e) {
            stopped = best != null && Notebook.takeInterrupt();
            if (!stopped) {
                throw e;
            }
        }
        return new Result(best == null ? tried.get(0) : best, tried, stopped, full);
    }

    private void first() {
        int lag = Math.min(1, mostLags);
        int seasonal = Math.min(1, mostSeasonalLags);
        attempt(new int[] {Math.min(2, mostLags), Math.min(2, mostLags), seasonal, seasonal}, mayHaveConstant);
        attempt(new int[4], mayHaveConstant);
        attempt(new int[] {lag, 0, seasonal, 0}, mayHaveConstant);
        attempt(new int[] {0, lag, 0, seasonal}, mayHaveConstant);
        if (mayHaveConstant && mayLackConstant) {
            attempt(new int[4], false);
        }
    }

    /** Goes to the first better neighbour; says whether there was one. */
    private boolean better() {
        if (best == null) {
            return false;
        }
        SarimaOrder order = best.model().order();
        boolean constant = best.model().constant();
        for (int[] step : STEPS) {
            int[] lags = {
                order.ar() + step[0], order.ma() + step[1], order.seasonalAr() + step[2], order.seasonalMa() + step[3]
            };
            if (isAllowed(lags) && attempt(lags, constant)) {
                return true;
            }
        }
        int[] same = {order.ar(), order.ma(), order.seasonalAr(), order.seasonalMa()};
        return mayHaveConstant && mayLackConstant && attempt(same, !constant);
    }

    private boolean isAllowed(int[] lags) {
        return Math.min(Math.min(lags[0], lags[1]), Math.min(lags[2], lags[3])) >= 0
                && Math.max(lags[0], lags[1]) <= mostLags
                && Math.max(lags[2], lags[3]) <= mostSeasonalLags;
    }

    private SarimaModel model(int[] lags, boolean constant) {
        return new SarimaModel(
                order(lags[0], difference, seasonalDifference, lags[1], lags[2], lags[3]), constant, log);
    }

    /** Tries a model that was not tried yet; says whether it is the best so far. */
    private boolean attempt(int[] lags, boolean constant) {
        SarimaModel model = model(lags, constant);
        if (values.length < model.least() || seen.contains(model)) {
            return false;
        }
        if (tried.size() >= mostModels) {
            full = true;
            return false;
        }
        seen.add(model);
        SarimaEstimation.Found found = model.estimation(values).findReliably();
        boolean trusted = isTrusted(model.order(), found.coefficients());
        int rows = values.length - model.order().lost();
        double aicc = trusted ? model.aicc(found.logLikelihood(), rows) : Double.POSITIVE_INFINITY;
        Tried now = new Tried(model, found, Double.isNaN(aicc) ? Double.POSITIVE_INFINITY : aicc);
        tried.add(now);
        boolean better = now.aicc() < (best == null ? Double.POSITIVE_INFINITY : best.aicc());
        best = better ? now : best;
        return better;
    }

    /** Says whether all roots lie well outside the unit circle, each factor's in its own variable. */
    private static boolean isTrusted(SarimaOrder order, double[] coefficients) {
        int ma = order.ar() + order.ma();
        int seasonal = ma + order.seasonalAr();
        return isTrusted(coefficients, 0, order.ar(), 1)
                && isTrusted(coefficients, order.ar(), ma, -1)
                && isTrusted(coefficients, ma, seasonal, 1)
                && isTrusted(coefficients, seasonal, coefficients.length, -1);
    }

    /** The roots do if the polynomial whose roots are drawn nearer by as much is still stationary. */
    private static boolean isTrusted(double[] coefficients, int from, int to, int sign) {
        double[] drawn = Arrays.copyOfRange(coefficients, from, to);
        double factor = sign;
        for (int i = 0; i < drawn.length; i++) {
            factor *= LEAST_ROOT;
            drawn[i] *= factor;
        }
        return Arrays.stream(Arma.partial(drawn)).allMatch(partial -> Math.abs(partial) < 1);
    }
}
