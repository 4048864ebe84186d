package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;

/**
 * A trial of a study.
 *
 * @param number from 0, in the order in which they began
 * @param settings in the order in which they were asked for
 * @param candidate the line of Java that makes it, where it knows one: its text
 * @param state how it stands
 * @param values one for each goal; empty unless it is complete
 * @param deviation of the first value over seeds or folds; NaN where it is no mean
 * @param reports how the first goal went
 * @param message why it failed or was pruned; empty otherwise
 * @param began seconds after the study began
 * @param seconds how long it ran
 * @param worker which of the workers ran it, from 0
 */
public record TrialRecord(
        int number,
        List<Setting> settings,
        String candidate,
        TrialState state,
        List<Double> values,
        double deviation,
        List<Report> reports,
        String message,
        double began,
        double seconds,
        int worker)
        implements Serializable {

    /** Copies the lists. */
    public TrialRecord {
        settings = List.copyOf(settings);
        values = List.copyOf(values);
        reports = List.copyOf(reports);
    }

    /** Returns whether it was measured to the end. */
    public boolean isComplete() {
        return state == TrialState.COMPLETE;
    }

    /** Returns the value of the first goal; NaN unless it is complete. */
    public double value() {
        return values.isEmpty() ? Double.NaN : values.get(0);
    }

    /** Returns the number, the settings and how it stands. */
    @Override
    public String toString() {
        String what = String.join(", ", settings.stream().map(Setting::toString).toList());
        return "trial " + number + ": " + what + ": " + (isComplete() ? values.toString() : state + " " + message);
    }
}
