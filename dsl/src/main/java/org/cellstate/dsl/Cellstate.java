package org.cellstate.dsl;

import java.nio.file.Path;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.SeriesReader;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.show.TrainingDisplay;
import org.cellstate.dsl.train.TrainListener;
import tech.tablesaw.api.Table;

/** The vocabulary of a notebook: its first words. The kernel imports them all. */
public final class Cellstate {

    private Cellstate() {}

    /**
     * Returns a column of a table as a series.
     *
     * @param date the column of time stamps: dates, date times, years, or text of ISO form
     * @param value the column of values; a missing one becomes NaN
     * @throws org.cellstate.dsl.data.DataProblem if a column is not there, a cell is no time stamp or no number, or the time stamps
     *     repeat, jump or run backwards
     */
    public static Series series(Table table, String date, String value) {
        return SeriesReader.read(table, date, value);
    }

    /** Returns a column of a CSV file with a header line as a series. Problems are those of {@link #series(Table, String, String)}. */
    public static Series series(Path csv, String date, String value) {
        return SeriesReader.read(csv, date, value);
    }

    /** Returns a column of a CSV file with a header line as a series. Problems are those of {@link #series(Table, String, String)}. */
    public static Series series(String csv, String date, String value) {
        return SeriesReader.read(Path.of(csv), date, value);
    }

    /** Returns an LSTM with the defaults: one layer of 32 units. */
    public static Lstm lstm() {
        return new Lstm(RecurrentSpec.lstm());
    }

    /** Returns the Adam optimizer with a learning rate, above 0 and at most 1. */
    public static Optimizer adam(double learningRate) {
        return Optimizer.adam(learningRate);
    }

    /** Returns what {@code fit} shows itself with. */
    static TrainListener trainingDisplay() {
        return new TrainingDisplay();
    }
}
