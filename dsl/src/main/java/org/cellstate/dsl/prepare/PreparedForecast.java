package org.cellstate.dsl.prepare;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.TimeIndex;

/**
 * The data of a forecast, ready for a network: scaled by the training part, with windows cut on demand.
 *
 * <p>A window is named by its origin, the row of its first forecast step. Training windows end before the validation tail, and the
 * targets of validation windows end with the training part, so nothing from the test part reaches either.
 */
public final class PreparedForecast implements Examples<WindowBatch> {

    /** Keeps a constant window finite: added to its variance, as in Kim et al. 2022. */
    private static final double EPSILON = 1e-5;

    private final ForecastData data;
    private final Scaler scaler;
    private final WindowShape shape;
    private final double[] scaled;
    private final float[] calendar;
    private final int calendarFeatures;

    private PreparedForecast(ForecastData data) {
        this.data = data;
        double[] values = data.series().values();
        this.scaler = Scaler.fit(values, 0, data.trainRows());
        this.scaled = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            scaled[row] = scaler.scale(values[row]);
        }
        TimeIndex index = data.series().index();
        this.calendarFeatures = data.withCalendar() ? CalendarFeatures.count(index.frequency()) : 0;
        int rows = values.length + data.horizon();
        this.calendar = new float[rows * calendarFeatures];
        for (int row = 0; row < rows && calendarFeatures > 0; row++) {
            CalendarFeatures.write(index.frequency(), index.at(row), calendar, row * calendarFeatures);
        }
        this.shape = new WindowShape(
                data.lookback(), 1 + calendarFeatures, data.horizon(), calendarFeatures + data.horizon());
    }

    /** Returns the data, scaled by their training part. */
    public static PreparedForecast of(ForecastData data) {
        return new PreparedForecast(data);
    }

    /** Returns the data that were prepared. */
    public ForecastData data() {
        return data;
    }

    /** Returns the scaler, fitted on the training part. */
    public Scaler scaler() {
        return scaler;
    }

    /** Returns the lengths of a window. */
    public WindowShape shape() {
        return shape;
    }

    /** Returns what the calendar tells the model, in the order of its features; nothing where it sees no calendar. */
    public List<Covariate> covariates() {
        return data.withCalendar() ? CalendarFeatures.covariates(data.series().frequency()) : List.of();
    }

    @Override
    public String name() {
        return data.series().name();
    }

    @Override
    public String label(int origin) {
        return "window at " + data.series().index().label(origin);
    }

    @Override
    public List<NamedNumbers> numbers(WindowBatch batch) {
        return batch.numbers();
    }

    /** Returns the origins of all training windows, in time order. */
    @Override
    public int[] training() {
        return IntStream.rangeClosed(data.lookback(), firstValidationRow() - data.horizon())
                .toArray();
    }

    /** Returns the origins of validation windows, at most {@code most} of them, spread evenly over the tail. */
    @Override
    public int[] validation(int most) {
        int first = firstValidationRow();
        int windows = data.validationRows() - data.horizon() + 1;
        int count = Math.min(most, windows);
        return IntStream.range(0, count)
                .map(i -> first + (count == 1 ? windows - 1 : (int) ((long) i * (windows - 1) / (count - 1))))
                .toArray();
    }

    /** Returns the origins of the test part, one horizon apart, whose whole horizon was observed. */
    public int[] testOrigins() {
        return IntStream.iterate(
                        data.trainRows(),
                        origin -> origin + data.horizon() <= data.series().size(),
                        origin -> origin + data.horizon())
                .toArray();
    }

    private int firstValidationRow() {
        return data.trainRows() - data.validationRows();
    }

    /**
     * Returns the windows of the given origins. Targets past the end of the series are zero.
     *
     * @param origins rows, each at least one lookback after the start and at most one past the end
     */
    @Override
    public WindowBatch batch(int[] origins) {
        float[] past = new float[origins.length * shape.lookback() * shape.pastFeatures()];
        float[] future = new float[origins.length * shape.horizon() * shape.futureFeatures()];
        float[] target = new float[origins.length * shape.horizon()];
        float[] weight = new float[origins.length];
        for (int window = 0; window < origins.length; window++) {
            int origin = origins[window];
            Scaler own = windowScaler(origin);
            weight[window] = (float) own.deviation();
            writePast(origin, own, past, window);
            writeFuture(origin, future, window);
            for (int step = 0; step < shape.horizon() && origin + step < scaled.length; step++) {
                target[window * shape.horizon() + step] = (float) own.scale(scaled[origin + step]);
            }
        }
        return new WindowBatch(shape, origins.length, past, future, target, weight);
    }

    /** Returns a network's output for the window of an origin in the unit of the series. */
    public double restore(int origin, double output) {
        return scaler.restore(windowScaler(origin).restore(output));
    }

    private Scaler windowScaler(int origin) {
        Scaler plain = Scaler.fit(scaled, origin - shape.lookback(), origin);
        double squares = 0;
        for (int row = origin - shape.lookback(); row < origin; row++) {
            squares += (scaled[row] - plain.mean()) * (scaled[row] - plain.mean());
        }
        return new Scaler(plain.mean(), Math.sqrt(squares / shape.lookback() + EPSILON));
    }

    private void writePast(int origin, Scaler own, float[] past, int window) {
        int features = shape.pastFeatures();
        for (int step = 0; step < shape.lookback(); step++) {
            int row = origin - shape.lookback() + step;
            int at = (window * shape.lookback() + step) * features;
            past[at] = (float) own.scale(scaled[row]);
            System.arraycopy(calendar, row * calendarFeatures, past, at + 1, calendarFeatures);
        }
    }

    private void writeFuture(int origin, float[] future, int window) {
        int features = shape.futureFeatures();
        for (int step = 0; step < shape.horizon(); step++) {
            int at = (window * shape.horizon() + step) * features;
            System.arraycopy(calendar, (origin + step) * calendarFeatures, future, at, calendarFeatures);
            future[at + calendarFeatures + step] = 1;
        }
    }
}
