package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * A recurrent model that reads a lookback window and forecasts the whole horizon at once.
 *
 * <p>Stacked recurrent layers read {@code [batch, lookback, feature]}; the last step of the top layer, repeated for every step ahead
 * and joined with that step's calendar, goes through a layer of {@code hidden} rectified units to one value per step:
 * {@code [batch, horizon]}. Each window is normalised by its own mean and standard deviation first, and the forecast is put back on
 * their scale (reversible instance normalisation, Kim et al. 2022, without its affine part): series whose level or swing drifts stay in
 * reach.
 *
 * @param cell the recurrent cell
 * @param layers stacked recurrent layers, at least 1
 * @param hidden units of each layer, at least 1
 * @param dropout the share of each recurrent layer's outputs that a training step drops, from 0 to below 1
 * @param training how it is trained
 */
public record RecurrentSpec(Cell cell, int layers, int hidden, double dropout, Training training) {

    /** Checks the ranges. */
    public RecurrentSpec {
        Training.atLeast("layers", layers, 1, 1);
        Training.atLeast("hidden", hidden, 1, 32);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new ConfigProblem(
                    "dropout is the share of outputs dropped: from 0 to below 1.",
                    "dropout=" + dropout,
                    ".dropout(0.2)");
        }
    }

    /** Returns an LSTM with the defaults: one layer of 32 units, no dropout, and the training that {@link Training} documents. */
    public static RecurrentSpec lstm() {
        Training training = new Training(Optimizer.adam(5e-3), Schedule.ONE_CYCLE, Loss.MAE, 10, 64, 0, 5, 1, 42);
        return new RecurrentSpec(Cell.LSTM, 1, 32, 0, training);
    }

    /** Returns this model trained another way. */
    public RecurrentSpec with(Training other) {
        return new RecurrentSpec(cell, layers, hidden, dropout, other);
    }
}
