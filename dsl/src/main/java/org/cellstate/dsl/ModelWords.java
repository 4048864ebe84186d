package org.cellstate.dsl;

import java.nio.file.Path;
import java.util.Iterator;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.SavedModel;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.dsl.explain.LagInfluence;
import org.cellstate.dsl.explain.LookbackAttention;
import org.cellstate.dsl.live.Watch;
import org.cellstate.dsl.show.WatchDisplay;

/** The words of {@link Cellstate} for models that are fitted: from files, on rows that come in, and why they say what they say. */
public abstract sealed class ModelWords extends ClassicWords permits SweepWords {

    ModelWords() {}

    /**
     * Returns the model in a file that {@code save} wrote: {@code load("births.model").forecaster()}.
     *
     * @throws org.cellstate.dsl.data.DataProblem if there is no such file, {@code save} did not write it, its format is newer than this
     *     library, or it is truncated or damaged
     */
    public static SavedModel load(Path file) {
        return SavedModel.read(file);
    }

    /** Returns the model in a file, as {@link #load(Path)}. */
    public static SavedModel load(String file) {
        return SavedModel.read(Path.of(file));
    }

    /**
     * Returns a watch of rows that come in, shown as a live chart: {@code model = watch(model).csv("births.csv", "date", "births")}. It runs
     * until its source ends, as many rows came as were asked for, or the cell is stopped, and returns the model with all rows known.
     */
    public static Watch watch(Forecaster model) {
        return Watch.of(model, new WatchDisplay());
    }

    /** Watches a CSV file that grows, as {@link Watch#csv(String)}: time stamps in its first column, the others by name. */
    public static Forecaster watch(String csv, Forecaster model) {
        return watch(model).csv(csv);
    }

    /** Watches a CSV file that grows, as {@link #watch(String, Forecaster)}. */
    public static Forecaster watch(Path csv, Forecaster model) {
        return watch(model).csv(csv.toString());
    }

    /** Watches the values of an iterator until its end. */
    public static Forecaster watch(Iterator<? extends Number> values, Forecaster model) {
        return watch(model).values(values);
    }

    /**
     * Returns which rows that the model did not know are far from what it forecast for them, one row ahead.
     *
     * @param newer rows that go on where those end that the model knows; it may repeat known ones
     */
    public static Anomalies anomalies(Forecaster model, Series newer) {
        Forecaster updated = model.update(newer);
        return updated.anomalies(
                model.data().series().size(), updated.data().series().size());
    }

    /** Returns what each value of the lookback does to the forecast from the end of the only series: its slope times the value. */
    public static LagInfluence influence(Forecaster model) {
        return LagInfluence.of(model);
    }

    /** Returns what each value of the lookback does to the forecast from the end of one of several series. */
    public static LagInfluence influence(Forecaster model, String member) {
        return LagInfluence.of(model, member);
    }

    /**
     * Returns where a forecaster with attention looks in the lookback before the end of its only series, for each step ahead.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if it has no attention
     */
    public static LookbackAttention attention(Forecaster model) {
        return LookbackAttention.of(model);
    }

    /** Returns where a forecaster with attention looks in the lookback before the end of one of several series. */
    public static LookbackAttention attention(Forecaster model, String member) {
        return LookbackAttention.of(model, member);
    }
}
