package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/**
 * The seasonal autoregressive integrated moving average of Box and Jenkins. Without an order it searches for one.
 *
 * <pre>{@code
 * sarima().order(0, 1, 1).seasonal(0, 1, 1).season(12).log().fit(airPassengers()).forecast(36)
 * }</pre>
 *
 * @param order what was said of the order; its season is not yet known
 * @param plain whether p, d and q were said
 * @param seasonal whether P, D and Q were said
 * @param season rows of a season; 0 for that of the series' frequency, the default
 * @param logarithm whether it works on logarithms; not by default
 * @param constant whether it has a constant
 */
public record Sarima(
        SarimaOrder order, boolean plain, boolean seasonal, int season, boolean logarithm, Constant constant)
        implements Method {

    private static final int LEAST_TO_SEARCH = 10;

    /** Whether a model has a mean, or a drift where it differences once. */
    public enum Constant {
        /** A mean where it does not difference, as R's {@code arima}; a search tries both. The default. */
        BY_ORDER,
        /** Always. */
        WITH,
        /** Never. */
        WITHOUT
    }

    /** Returns a SARIMA that searches for its order. */
    public static Sarima automatic() {
        return new Sarima(SarimaOrder.of(0, 0, 0), false, false, 0, false, Constant.BY_ORDER);
    }

    /**
     * Sets how many rows back it reads values (p), how often it differences (d), and how many rows back it reads errors (q).
     *
     * @throws ConfigProblem if one is negative, or d above 2
     */
    public Sarima order(int p, int d, int q) {
        SarimaOrder set = SarimaOrder.of(p, d, q)
                .seasonal(order.seasonalAr(), order.seasonalDifference(), order.seasonalMa(), order.season());
        return new Sarima(set, true, seasonal, season, logarithm, constant);
    }

    /**
     * Sets the same by seasons: P, D and Q. Without it an order that is set has no seasonal part.
     *
     * @throws ConfigProblem if one is negative, or D above 1
     */
    public Sarima seasonal(int p, int d, int q) {
        return new Sarima(order.seasonal(p, d, q, order.season()), plain, true, season, logarithm, constant);
    }

    /** Sets how many rows a season has, at least 2. */
    public Sarima season(int rows) {
        return new Sarima(order, plain, seasonal, Observed.season(rows), logarithm, constant);
    }

    /** Has it work on logarithms: for values above 0 whose swing grows with their level. Forecasts are then medians. */
    public Sarima log() {
        return new Sarima(order, plain, seasonal, season, true, constant);
    }

    /** Sets whether it has a constant: a mean, or a drift where it differences once. Twice differenced, none is possible. */
    public Sarima constant(boolean present) {
        return new Sarima(order, plain, seasonal, season, logarithm, present ? Constant.WITH : Constant.WITHOUT);
    }

    @Override
    public String label() {
        return (plain ? name(order) : "SARIMA") + (logarithm ? " of logarithms" : "");
    }

    static String name(SarimaOrder order) {
        if (order.isSeasonal()) {
            return "SARIMA" + order;
        }
        if (order.difference() > 0 || order.ar() + order.ma() == 0) {
            return "ARIMA" + order;
        }
        if (order.ma() == 0) {
            return "AR(" + order.ar() + ")";
        }
        return order.ar() == 0 ? "MA(" + order.ma() + ")" : "ARMA(" + order.ar() + "," + order.ma() + ")";
    }

    @Override
    public SarimaFit fit(ForecastData data) {
        return fit(data.split().train());
    }

    /**
     * Fits by exact maximum likelihood.
     *
     * @throws DataProblem if a value is missing, not above 0 under a logarithm, or all rows are the same after differencing
     * @throws org.cellstate.dsl.data.ShapeProblem if there are fewer rows than parameters, or than the seasons it reads
     * @throws ConfigProblem if a seasonal part was set but no order, if there is no season for it, or if a constant and two differences
     *     were asked for
     * @throws org.cellstate.kernel.api.CellInterruptedException if the user stops the cell
     */
    @Override
    public SarimaFit fit(Series history) {
        return plain ? fitted(history) : searched(history);
    }

    private SarimaFit fitted(Series history) {
        SarimaModel model = model(history);
        String label = label(model);
        double[] values = SarimaModel.values(history, label, model.least(), logarithm);
        model.checkVaries(values, history);
        SarimaEstimation.Found found = model.estimation(values).findThoroughly();
        return new SarimaFit(
                history, model, found, label, SarimaWords.of(model, history.size()) + SarimaWords.of(found));
    }

    private SarimaFit searched(Series history) {
        if (seasonal) {
            throw new ConfigProblem(
                    "A seasonal order goes with an order of rows.",
                    ".seasonal(…) without .order(…)",
                    ".order(0, 1, 1) before it; or neither, then both are searched for");
        }
        int rows = season > 0 ? season : history.frequency().season();
        double[] values = SarimaModel.values(history, "SARIMA", LEAST_TO_SEARCH, logarithm);
        OrderSearch search = new OrderSearch(values, rows, logarithm, constant);
        search.plainest().checkVaries(values, history);
        OrderSearch.Result result = search.run();
        SarimaModel model = result.best().model();
        SarimaEstimation.Found found = model.estimation(values).findThoroughly();
        String words = SarimaWords.of(model, history.size()) + SarimaWords.of(result) + SarimaWords.of(found);
        return new SarimaFit(history, model, found, label(model), words);
    }

    private static String label(SarimaModel model) {
        return name(model.order()) + (model.log() ? " of logarithms" : "");
    }

    private SarimaModel model(Series history) {
        SarimaOrder whole = order.isSeasonal()
                ? order.seasonal(
                        order.seasonalAr(),
                        order.seasonalDifference(),
                        order.seasonalMa(),
                        Observed.season(season, history, "SARIMA with a seasonal part"))
                : order;
        if (constant == Constant.WITH && whole.differences() > 1) {
            throw new ConfigProblem(
                    "A SARIMA that differences twice has no constant.",
                    ".constant(true) with " + whole,
                    "without .constant(true), or with one difference less");
        }
        boolean with = constant == Constant.WITH || (constant == Constant.BY_ORDER && whole.differences() == 0);
        return new SarimaModel(whole, with, logarithm);
    }
}
