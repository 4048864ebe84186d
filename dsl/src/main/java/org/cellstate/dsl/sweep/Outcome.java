package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;

/**
 * What came of a task, as data.
 *
 * @param number of the trial
 * @param settings what was asked and answered
 * @param candidate its text; empty where there is none
 * @param state complete, pruned or failed
 * @param values one for each goal where it is complete
 * @param deviation as {@link Measured#deviation}
 * @param reports all, as the first goal is measured
 * @param message why it failed or was pruned
 * @param seconds how long it ran
 */
public record Outcome(
        int number,
        List<Setting> settings,
        String candidate,
        TrialState state,
        List<Double> values,
        double deviation,
        List<Report> reports,
        String message,
        double seconds)
        implements Serializable {

    /** Copies the lists. */
    public Outcome {
        settings = List.copyOf(settings);
        values = List.copyOf(values);
        reports = List.copyOf(reports);
    }
}
