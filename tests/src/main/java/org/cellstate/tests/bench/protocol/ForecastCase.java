package org.cellstate.tests.bench.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/**
 * A series, the network that forecasts it and how long that trains: the same for everyone. Windows are as long as lookback and horizon
 * together; a training step is one batch of them, drawn at random, and an epoch so many steps. Adam with one cycle of the learning rate
 * over all steps, gradients clipped to length 1, mean absolute error.
 *
 * @param series its name
 * @param table a CSV of {@code date,value}, one row for each day
 * @param train rows that train
 * @param lookback rows that the model sees before a forecast
 * @param horizon rows of a forecast
 * @param origins forecasts of the backtest, the first from the first row that does not train, then one horizon apart
 * @param hidden units of a layer
 * @param layers stacked LSTM layers
 * @param batch windows of a step
 * @param batches steps of an epoch
 * @param epochs how many
 * @param rate the highest learning rate of the cycle
 * @param seed of weights and windows
 */
public record ForecastCase(
        String series,
        String table,
        int train,
        int lookback,
        int horizon,
        int origins,
        int hidden,
        int layers,
        int batch,
        int batches,
        int epochs,
        double rate,
        long seed)
        implements Subject {

    private static final Gson GSON = new Gson();

    /** Returns the rows up to the end of the last horizon: the others are not used. */
    public int rows() {
        return train + origins * horizon;
    }

    /** Sets the seed. */
    public ForecastCase seed(long other) {
        return new ForecastCase(
                series, table, train, lookback, horizon, origins, hidden, layers, batch, batches, epochs, rate, other);
    }

    /** Returns for example {@code births, LSTM 1×32}. */
    @Override
    public String name() {
        return series + ", LSTM " + layers + "×" + hidden;
    }

    @Override
    public JsonObject json() {
        return GSON.toJsonTree(this).getAsJsonObject();
    }

    static ForecastCase of(JsonObject json) {
        return GSON.fromJson(json, ForecastCase.class);
    }
}
