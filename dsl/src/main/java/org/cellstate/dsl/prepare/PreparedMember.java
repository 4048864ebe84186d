package org.cellstate.dsl.prepare;

import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Series;

/** The numbers of one series of a panel: its target scaled by its training part, and its covariates. */
final class PreparedMember {

    private final Member member;
    private final int firstTimeRow;
    private final Scaler scaler;
    private final double[] scaled;
    private final int pastCount;
    private final float[] past;
    private final int futureCount;
    private final float[] future;
    private final float[] statics;

    PreparedMember(ForecastData data, int number, Columns columns, TimeFeatures times) {
        this.member = data.panel().members().get(number);
        this.firstTimeRow = times.row(member.target().index().start());
        double[] values = member.target().values();
        this.scaler = Scaler.fit(values, 0, data.trainRows(number));
        this.scaled = scale(values);
        this.pastCount = member.past().size();
        this.past = columns.past(number);
        this.futureCount = member.future().size();
        this.future = columns.future(number);
        this.statics = columns.statics(number);
    }

    /** The one way in: values of the target, in its unit, to what windows are cut from. */
    private double[] scale(double[] values) {
        double[] all = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            all[row] = scaler.scale(values[row]);
        }
        return all;
    }

    /** Returns values that stand for the rows from {@code origin} on, scaled as those before them. */
    double[] continued(int origin, double[] continuation) {
        return scale(continuation);
    }

    /**
     * The one way back: scaled values of the rows after a window, in the unit of the series.
     *
     * @param path one for each row from {@code window.start()} on
     */
    double[] restore(Window window, double[] path) {
        double[] values = new double[path.length];
        for (int step = 0; step < path.length; step++) {
            values[step] = scaler.restore(window.own().restore(path[step]));
        }
        return values;
    }

    Member member() {
        return member;
    }

    Series target() {
        return member.target();
    }

    Scaler scaler() {
        return scaler;
    }

    /** Returns the scaled value of an observed row. */
    double scaled(int row) {
        return scaled[row];
    }

    /** Returns the number of observed rows. */
    int rows() {
        return scaled.length;
    }

    /** Returns the number of rows of which all future covariates are known. */
    int knownRows() {
        return futureCount == 0 ? Integer.MAX_VALUE : future.length / futureCount;
    }

    /** Writes the past covariates of a row. */
    void writePast(int row, float[] out, int at) {
        System.arraycopy(past, row * pastCount, out, at, pastCount);
    }

    /** Writes the future covariates of a row. */
    void writeFuture(int row, float[] out, int at) {
        System.arraycopy(future, row * futureCount, out, at, futureCount);
    }

    void writeStatics(float[] out, int at) {
        System.arraycopy(statics, 0, out, at, statics.length);
    }

    /** Returns the row of the panel's time features at which this series begins. */
    int firstTimeRow() {
        return firstTimeRow;
    }
}
