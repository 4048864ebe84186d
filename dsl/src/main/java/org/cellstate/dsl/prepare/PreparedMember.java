package org.cellstate.dsl.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Transform;
import org.cellstate.dsl.prepare.transform.Fitted;
import org.cellstate.dsl.prepare.transform.FittedTransforms;

/** The numbers of one series of a panel: its target transformed and scaled by its training part, and its covariates. */
final class PreparedMember {

    private final Member member;
    private final boolean counts;
    private final boolean gaps;
    private final int firstTimeRow;
    private final FittedTransforms transforms;
    private final double[] levels;
    private final double[] scaled;
    private final int pastCount;
    private final float[] past;
    private final int futureCount;
    private final float[] future;
    private final float[] statics;

    PreparedMember(ForecastData data, int number, Columns columns, TimeFeatures times, boolean counts) {
        this.member = data.panel().members().get(number);
        this.counts = counts;
        this.gaps = member.target().filling().isPresent();
        this.firstTimeRow = times.row(member.target().index().start());
        double[] values = member.target().values();
        this.transforms = counts
                ? FittedTransforms.none()
                : FittedTransforms.fit(chain(data.transforms()), values, data.trainRows(number), this::label);
        this.levels = transforms.levels(values, this::label);
        this.scaled = transforms.differences(levels);
        this.pastCount = member.past().size();
        this.past = columns.past(number);
        this.futureCount = member.future().size();
        this.future = columns.future(number);
        this.statics = columns.statics(number);
    }

    /** What a network eats is scaled, whatever else was done to it. */
    private static List<Transform> chain(List<Transform> said) {
        if (!said.isEmpty() && said.get(said.size() - 1).isScaling()) {
            return said;
        }
        List<Transform> chain = new ArrayList<>(said);
        chain.add(Transform.standard());
        return chain;
    }

    private String label(int row) {
        return member.target().index().label(row) + " of '" + member.name() + "'";
    }

    /** The one way in: values that stand for the rows from {@code origin} on, in the unit of the series, as levels. */
    double[] levels(int origin, double[] continuation) {
        return transforms.levels(continuation, row -> label(origin + row));
    }

    /** Returns the scaled values of levels that stand for the rows from {@code origin} on. */
    double[] scaled(int origin, double[] continued) {
        int lost = transforms.lost();
        double[] differences = transforms.differences(before(origin, continued, lost));
        return Arrays.copyOfRange(differences, lost, differences.length);
    }

    /** Returns where the level of the rows after a window goes if nothing out of the ordinary comes. */
    double[] anchors(Window window, int rows) {
        return transforms.anchors(before(window.origin(), window.levels(), transforms.lost()), rows);
    }

    /** Returns levels with as many of those before them. */
    private double[] before(int origin, double[] continued, int rows) {
        double[] all = Arrays.copyOfRange(levels, origin - rows, origin + continued.length);
        System.arraycopy(continued, 0, all, rows, continued.length);
        return all;
    }

    /**
     * The one way back: scaled values of the rows after a window, in the unit of the series.
     *
     * @param path one for each row from {@code window.start()} on
     */
    double[] restore(Window window, double[] path) {
        double[] values = anchors(window, path.length);
        for (int step = 0; step < path.length; step++) {
            double away = window.own().restore(path[step]) - transforms.rest();
            values[step] = transforms.value(values[step] + transforms.gain() * away);
        }
        return values;
    }

    /** Returns the level of an observed row. */
    double level(int row) {
        return levels[row];
    }

    /** Whether its values are counts, which are known by the size of their window and not scaled otherwise. */
    boolean counts() {
        return counts;
    }

    /** Whether any row was filled. */
    boolean gaps() {
        return gaps;
    }

    /** Returns whether a row was observed, and so is something to learn from. */
    boolean observed(int row) {
        return !gaps || !member.target().isFilled(row);
    }

    /** Returns whether any of some rows was observed. */
    boolean anyObserved(int from, int to) {
        return IntStream.range(from, to).anyMatch(this::observed);
    }

    FittedTransforms transforms() {
        return transforms;
    }

    Member member() {
        return member;
    }

    Series target() {
        return member.target();
    }

    /** Returns the last scaling of the transforms. */
    Scaler scaler() {
        Fitted.Scaling last =
                (Fitted.Scaling) transforms.steps().get(transforms.steps().size() - 1);
        return new Scaler(last.center(), last.spread());
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
