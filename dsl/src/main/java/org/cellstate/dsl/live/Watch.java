package org.cellstate.dsl.live;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.anomaly.Alarm;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;

/**
 * A model that watches rows come in: it forecasts each before it is known, then knows it, and forecasts on from there. Nothing is trained
 * again. Options return a new watch; {@link #csv}, {@link #values} and {@link #source} run it in the cell, until the source ends, as many rows
 * came as were asked for, or the user stops the cell, and return the model, which then knows all rows that came.
 *
 * <pre>{@code
 * model = watch(model).rows(100).csv("births.csv", "date", "births");
 * }</pre>
 */
public final class Watch {

    /** Half a second: what comes is seen soon, and a source is not asked more often than a file system likes. */
    private static final long PAUSE_MILLIS = 500;

    private final Forecaster model;
    private final WatchListener listener;
    private final Pause pause;
    private final int rows;
    private final Alarm alarm;

    /** What happens between two polls of which the first brought nothing. */
    interface Pause {
        void rest() throws InterruptedException;
    }

    Watch(Forecaster model, WatchListener listener, Pause pause, int rows, Alarm alarm) {
        this.model = model;
        this.listener = listener;
        this.pause = pause;
        this.rows = rows;
        this.alarm = alarm;
    }

    /** Returns a watch without an end that tells a listener, asks its source every half second, and alarms once in a thousand rows. */
    public static Watch of(Forecaster model, WatchListener listener) {
        return new Watch(
                model, listener, () -> Thread.sleep(PAUSE_MILLIS), Integer.MAX_VALUE, Alarm.robust(Alarm.RATE));
    }

    /** Ends it after so many rows came, at least 1. */
    public Watch rows(int most) {
        if (most < 1) {
            throw new ConfigProblem("A watch waits for at least 1 row.", ".rows(" + most + ")", ".rows(100)");
        }
        return new Watch(model, listener, pause, most, alarm);
    }

    /** Sets the seconds between two looks at a source that has nothing, above 0. */
    public Watch every(double seconds) {
        if (!(seconds > 0 && seconds < Integer.MAX_VALUE)) {
            throw new ConfigProblem("The time between two looks is above 0.", ".every(" + seconds + ")", ".every(0.5)");
        }
        long millis = Math.max(1, Math.round(1000 * seconds));
        return new Watch(model, listener, () -> Thread.sleep(millis), rows, alarm);
    }

    /** Marks a row that a normal distribution of the validation part's errors would exceed with this rate, above 0 and below 1. */
    public Watch alarms(double rate) {
        return new Watch(model, listener, pause, rows, Alarm.robust(rate));
    }

    /** Watches a CSV file: the first column has time stamps, and one is called as the model's series. */
    public Forecaster csv(String file) {
        return csv(file, "", model.data().series().name());
    }

    /**
     * Watches a CSV file with a header line that others append rows to. It is read from its beginning: what the model knows must be in it as
     * the model knows it, or not at all. A line that is not whole yet waits. Covariates of the model are columns of their names; of coming
     * rows the model must know them already.
     *
     * @param date the column of time stamps
     * @param value the column of values
     * @throws org.cellstate.dsl.data.DataProblem if the file or a column is not there, a line is no row, rows are missing or changed, or the
     *     file was cut, replaced or written over; the message says at which line
     */
    public Forecaster csv(String file, String date, String value) {
        return source(new GrowingCsv(Path.of(file), date, value));
    }

    /** Watches the values of an iterator, until its end. It may wait for the next one as long as it likes. */
    public Forecaster values(Iterator<? extends Number> values) {
        return source(RowSource.of(values));
    }

    /** Watches what a supplier returns each time: the values that have come since, none if there are none. */
    public Forecaster values(Supplier<double[]> values) {
        return source(RowSource.of(values));
    }

    /** Watches any source. */
    public Forecaster source(RowSource source) {
        Tally tally = new Tally(model, alarm);
        Ending ending = Ending.NONE;
        try {
            listener.on(tally.state(ending));
            while (ending == Ending.NONE) {
                ending = step(tally, source);
            }
        } catch (CellInterruptedException e) {
            if (!Notebook.takeInterrupt()) {
                throw e;
            }
            ending = Ending.STOPPED;
        } catch (RuntimeException problem) {
            listener.on(tally.state(Ending.FAILED));
            throw problem;
        } catch (InterruptedException e) {
            if (!Notebook.takeInterrupt()) {
                Thread.currentThread().interrupt();
            }
            ending = Ending.STOPPED;
        }
        listener.on(tally.state(ending));
        return tally.model();
    }

    private Ending step(Tally tally, RowSource source) throws InterruptedException {
        if (Notebook.takeInterrupt()) {
            return Ending.STOPPED;
        }
        Optional<Panel> newer = source.poll(tally.model().data().panel());
        boolean came = tally.take(newer, rows - tally.rows());
        if (tally.rows() >= rows) {
            return Ending.ENOUGH;
        }
        if (source.isOver()) {
            return Ending.OVER;
        }
        if (came) {
            listener.on(tally.state(Ending.NONE));
        } else {
            pause.rest();
        }
        return Ending.NONE;
    }

    @Override
    public String toString() {
        return "a watch of " + model.data().series().name() + " by "
                + model.spec().label() + (rows == Integer.MAX_VALUE ? "" : " for " + rows + " rows") + ", alarms "
                + alarm;
    }
}
