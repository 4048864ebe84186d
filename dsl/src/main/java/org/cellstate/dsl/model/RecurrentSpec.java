package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * A recurrent model that reads a lookback window and forecasts the whole horizon at once.
 *
 * <p>Stacked recurrent layers read {@code [batch, lookback, feature]}. The last step of the top layer, repeated for every step ahead
 * and joined with that step's calendar and place, goes through {@code hidden} rectified units to one value per step:
 * {@code [batch, horizon]}. A highway, one linear map from the window's values to the horizon, is added to it: the recurrent layers
 * learn what a linear autoregression leaves (Lai et al. 2018, LSTNet). Each window is normalised by its own mean and standard deviation
 * first, and the forecast is put back on their scale (Kim et al. 2022, without the affine part), so that a series whose level or swing
 * drifts stays in reach.
 *
 * @param cell the recurrent cell; default {@link Cell#LSTM}
 * @param layers stacked recurrent layers, at least 1; default 1
 * @param hidden units of each layer, at least 1; default 32
 * @param dropout the share of each recurrent layer's outputs that a training step drops, from 0 to below 1; default 0
 * @param highway whether the linear highway is there; default yes
 * @param training how it is trained
 */
public record RecurrentSpec(Cell cell, int layers, int hidden, double dropout, boolean highway, Training training) {

    /** Checks the ranges. */
    public RecurrentSpec {
        Training.atLeastOne("layers", layers, 1);
        Training.atLeastOne("hidden", hidden, 32);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new ConfigProblem(
                    "dropout is the share of outputs that is dropped: from 0 to below 1.",
                    "dropout=" + dropout,
                    ".dropout(0.2)");
        }
    }

    /** Returns an LSTM with the defaults. */
    public static RecurrentSpec lstm() {
        return new RecurrentSpec(Cell.LSTM, 1, 32, 0, true, Training.defaults());
    }

    /** Sets the number of stacked recurrent layers. */
    public RecurrentSpec layers(int count) {
        return new RecurrentSpec(cell, count, hidden, dropout, highway, training);
    }

    /** Sets the units of each layer. */
    public RecurrentSpec hidden(int units) {
        return new RecurrentSpec(cell, layers, units, dropout, highway, training);
    }

    /** Sets the share of each recurrent layer's outputs that a training step drops. */
    public RecurrentSpec dropout(double share) {
        return new RecurrentSpec(cell, layers, hidden, share, highway, training);
    }

    /** Sets whether the linear highway is there. */
    public RecurrentSpec highway(boolean present) {
        return new RecurrentSpec(cell, layers, hidden, dropout, present, training);
    }

    /** Sets how it is trained. */
    public RecurrentSpec training(Training other) {
        return new RecurrentSpec(cell, layers, hidden, dropout, highway, other);
    }

    /** Returns for example {@code LSTM 2×128}. */
    public String label() {
        return cell + " " + layers + "×" + hidden;
    }

    /** Returns the line of Java that makes this model, with what differs from the defaults: {@code lstm().layers(2).hidden(128)}. */
    @Override
    public String toString() {
        RecurrentSpec plain = lstm();
        return "lstm()"
                + Training.option("layers", layers, plain.layers)
                + Training.option("hidden", hidden, plain.hidden)
                + Training.option("dropout", dropout, plain.dropout)
                + Training.option("highway", highway, plain.highway)
                + training;
    }
}
