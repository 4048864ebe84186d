package org.cellstate.dsl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.prepare.CalendarFeatures;
import org.cellstate.dsl.prepare.Scaler;
import org.cellstate.kernel.api.Notebook;

/**
 * A fitted {@link LinearRegression}. Its quantiles are those of normal errors as large as they were on the rows it was fitted on, for each row ahead
 * by itself and in deviations of the lookback: on new rows errors are a little larger.
 */
public final class LinearFit implements ClassicFit, ProbabilisticFit {

    private static final int FEWEST_EXAMPLES = 2;

    private final LinearRegression model;
    private final Series history;
    private final double[] values;
    private final Map<Integer, Step> steps = new ConcurrentHashMap<>();

    /**
     * The regression of one row ahead.
     *
     * @param deviation of its errors, in deviations of the lookback
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the class, never compared
    private record Step(int[] lags, double[] coefficients, double deviation) {}

    LinearFit(LinearRegression model, Series history, double[] values) {
        this.model = model;
        this.history = history;
        this.values = values;
        step(0);
    }

    private Step step(int ahead) {
        Step known = steps.get(ahead);
        if (known == null) {
            Notebook.checkInterrupted();
            known = regressed(ahead);
            steps.put(ahead, known);
        }
        return known;
    }

    private Step regressed(int ahead) {
        int[] lags = model.lags().stream()
                .mapToInt(lag -> lag)
                .filter(lag -> lag > ahead)
                .toArray();
        int examples = values.length - model.least() - ahead;
        if (examples < FEWEST_EXAMPLES) {
            throw new ShapeProblem(
                    "A regression needs rows to learn each row ahead from.",
                    "row " + (ahead + 1) + " ahead, " + values.length + " rows, " + model.least()
                            + " of them before the first",
                    ".forecast(" + reach() + ") at most, or .lookback(" + Math.max(1, model.lookback() / 2) + ")");
        }
        double[] inputs = new double[model.lookback() + calendarFeatures() + lags.length + 1];
        LeastSquares squares = new LeastSquares(inputs.length);
        for (int origin = model.least(); origin + ahead < values.length; origin++) {
            Scaler scaler = write(history, values, origin, ahead, lags, inputs);
            squares.add(inputs, scaler.scale(values[origin + ahead]));
        }
        double[] coefficients = squares.solve(model.penalty());
        int free = Math.max(1, examples - inputs.length);
        return new Step(lags, coefficients, Math.sqrt(squares.errors(coefficients) / free));
    }

    private int calendarFeatures() {
        return model.calendar() ? CalendarFeatures.count(history.frequency()) : 0;
    }

    /** Writes what is seen of one example: the lookback, the lags, the calendar and a one. */
    private Scaler write(Series series, double[] from, int origin, int ahead, int[] lags, double[] inputs) {
        Scaler scaler = Scaler.fit(from, origin - model.lookback(), origin);
        for (int back = 1; back <= model.lookback(); back++) {
            inputs[back - 1] = scaler.scale(from[origin - back]);
        }
        int at = model.lookback();
        for (int lag : lags) {
            inputs[at++] = scaler.scale(from[origin + ahead - lag]);
        }
        float[] calendar = new float[calendarFeatures()];
        if (calendar.length > 0) {
            CalendarFeatures.write(series.frequency(), series.index().at(origin + ahead), calendar, 0);
        }
        for (float feature : calendar) {
            inputs[at++] = feature;
        }
        inputs[at] = 1;
        return scaler;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private NormalAhead ahead(Series other, int rows) {
        double[] known = Observed.values(other, label(), model.least());
        double[] mean = new double[Observed.ahead(rows)];
        double[] deviation = new double[rows];
        for (int row = 0; row < rows; row++) {
            Step step = step(row);
            double[] inputs = new double[step.coefficients().length];
            Scaler scaler = write(other, known, known.length, row, step.lags(), inputs);
            mean[row] = scaler.restore(product(step.coefficients(), inputs));
            deviation[row] = scaler.deviation() * step.deviation();
        }
        return new NormalAhead(mean, deviation);
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
     * Forecasts as {@link Fitted#forecast(Series, int)} says.
     *
     * @throws ShapeProblem also if the fitted history is too short to learn so many rows ahead
     */
    @Override
    public double[] forecast(Series other, int rows) {
        return ahead(other, rows).mean();
    }

    @Override
    public double[] quantile(double level, int rows) {
        return quantile(history, level, rows);
    }

    @Override
    public double[] quantile(Series other, double level, int rows) {
        return ahead(other, rows).quantile(level);
    }

    @Override
    public Series history() {
        return history;
    }

    /** Returns for how many rows ahead there are two examples to learn from. */
    @Override
    public int reach() {
        return values.length - model.least() - FEWEST_EXAMPLES + 1;
    }

    @Override
    public String words() {
        return "A regression for each row ahead, on the " + model.lookback() + " rows before"
                + (model.lags().isEmpty() ? "" : ", the values " + lagWords() + " rows before the row itself")
                + (calendarFeatures() > 0 ? " and the calendar" : "")
                + ". Coefficients are those of the first row ahead.";
    }

    private String lagWords() {
        return String.join(
                ", ", model.lags().stream().map(lag -> Integer.toString(lag)).toList());
    }

    /** Returns the coefficients of the lookback's rows and the lags for the first row ahead, on values of mean 0 and deviation 1. */
    @Override
    public List<Coefficient> coefficients() {
        Step first = step(0);
        List<Coefficient> all = new ArrayList<>();
        for (int back = 1; back <= model.lookback(); back++) {
            all.add(new Coefficient("lag " + back, first.coefficients()[back - 1], Double.NaN));
        }
        for (int i = 0; i < first.lags().length; i++) {
            all.add(new Coefficient("lag " + first.lags()[i], first.coefficients()[model.lookback() + i], Double.NaN));
        }
        return List.copyOf(all);
    }

    /** Returns the root mean square of the errors one row ahead. */
    @Override
    public List<Measure> criteria() {
        double squares = Arrays.stream(residuals())
                .filter(error -> !Double.isNaN(error))
                .map(error -> error * error)
                .average()
                .orElseThrow();
        return List.of(new Measure("RMSE one row ahead", Math.sqrt(squares)));
    }

    @Override
    public double[] residuals() {
        Step first = step(0);
        double[] residuals = new double[values.length];
        Arrays.fill(residuals, 0, model.least(), Double.NaN);
        double[] inputs = new double[first.coefficients().length];
        for (int row = model.least(); row < values.length; row++) {
            Scaler scaler = write(history, values, row, 0, first.lags(), inputs);
            residuals[row] = values[row] - scaler.mean() - scaler.deviation() * product(first.coefficients(), inputs);
        }
        return residuals;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, lookback %d, fitted on %s", label(), model.lookback(), history);
    }
}
