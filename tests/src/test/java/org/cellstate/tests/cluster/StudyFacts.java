package org.cellstate.tests.cluster;

import java.util.List;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;

/** What must be the same of two studies: all but times, and which worker ran what. */
final class StudyFacts {

    private StudyFacts() {}

    static List<TrialRecord> of(Study<?> study) {
        return study.records().stream()
                .map(trial -> new TrialRecord(
                        trial.number(),
                        trial.settings(),
                        trial.candidate(),
                        trial.state(),
                        trial.values(),
                        trial.deviation(),
                        trial.reports(),
                        trial.message(),
                        0,
                        0,
                        0))
                .toList();
    }
}
