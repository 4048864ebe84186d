package org.cellstate.dsl.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.anomaly.Alarm;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;

/** Keeps count of a watch: forecasts of the rows that came, each made before it, and the errors so far. */
final class Tally {

    private final int start;
    private final int season;
    private final Alarm alarm;
    private final Series calibration;
    private Forecaster model;
    private double[] expected = new double[0];
    private double error;
    private double naiveError;
    private double seasonalError;

    Tally(Forecaster model, Alarm alarm) {
        this.model = model;
        this.alarm = alarm;
        this.start = model.data().series().size();
        this.season = Math.min(model.data().series().frequency().season(), start);
        this.calibration = model.residuals(Part.VALIDATION).errors();
    }

    Forecaster model() {
        return model;
    }

    int rows() {
        return expected.length;
    }

    /** Takes newer rows, at most so many new ones; returns whether one was new. */
    boolean take(Optional<Panel> newer, int most) {
        int known = start + rows();
        Forecaster next = newer.map(model::update).orElse(model);
        Series all = next.data().series();
        if (all.size() == known) {
            return false;
        }
        model = all.size() - known > most ? model.update(first(next.data().panel(), known + most)) : next;
        Series series = model.data().series();
        Series ahead = model.oneAhead(known, series.size());
        int before = expected.length;
        expected = Arrays.copyOf(expected, before + ahead.size());
        for (int row = known; row < series.size(); row++) {
            expected[row - start] = ahead.value(row - known);
            error += Math.abs(series.value(row) - expected[row - start]);
            naiveError += Math.abs(series.value(row) - series.value(row - 1));
            seasonalError += Math.abs(series.value(row) - series.value(row - season));
        }
        return true;
    }

    private static Panel first(Panel all, int rows) {
        Member member = all.members().get(0);
        return new Panel(
                all.name(),
                List.of(new Member(member.target().rows(0, rows), member.past(), member.future(), member.statics())));
    }

    Watched state(Ending ending) {
        Series series = model.data().series();
        Series came = series.rows(start, series.size());
        int rows = rows();
        boolean seasonal = season > 1 && seasonalError < naiveError;
        Optional<Anomalies> anomalies = rows == 0
                ? Optional.empty()
                : Optional.of(new Anomalies(
                        model.spec().label(),
                        came,
                        Series.of(series.name(), came.index(), expected).unit(series.unit()),
                        calibration,
                        alarm,
                        0));
        return new Watched(
                model,
                came,
                anomalies,
                rows == 0 ? Double.NaN : error / rows,
                rows == 0 ? "" : seasonal ? "seasonal naive (" + season + ")" : "naive",
                rows == 0 ? Double.NaN : (seasonal ? seasonalError : naiveError) / rows,
                ending);
    }
}
