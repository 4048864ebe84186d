package org.cellstate.dsl.sweep.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRecord;

/** Settings that a journal kept, beside those that a space asks for now. */
final class Spaces {

    private Spaces() {}

    /**
     * Asks a space for the settings of the trials that are kept.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if it has others
     */
    static void check(Path path, Space<?> space, Kept kept) {
        for (TrialRecord trial : kept.ended()) {
            compare(path, space, trial.number(), trial.settings(), trial.isComplete());
        }
        for (Task task : kept.began().values()) {
            compare(path, space, task.number(), task.proposal().settings(), false);
        }
    }

    private static void compare(Path path, Space<?> space, int number, List<Setting> kept, boolean all) {
        for (Setting asked : space.walk(new Proposal(kept, 0)).settings()) {
            Optional<Setting> there = named(kept, asked.name());
            if (there.isPresent() && !there.get().domain().equals(asked.domain())) {
                throw StudyHead.other(
                        path,
                        "trial " + number + " has " + asked.name() + " from "
                                + there.get().domain() + " there and from " + asked.domain() + " here");
            } else if (there.isEmpty() && all) {
                throw StudyHead.other(
                        path,
                        "trial " + number + " has no " + asked.name() + " there and one from " + asked.domain()
                                + " here");
            }
        }
    }

    private static Optional<Setting> named(List<Setting> settings, String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /** Returns a trial with the values that the space has for its settings: a journal has the texts of choices only. */
    static TrialRecord known(Space<?> space, TrialRecord trial) {
        List<Setting> asked = space.walk(new Proposal(trial.settings(), 0)).settings();
        List<Setting> settings = trial.settings().stream()
                .map(setting -> named(asked, setting.name()).orElse(setting))
                .toList();
        return new TrialRecord(
                trial.number(),
                settings,
                trial.candidate(),
                trial.state(),
                trial.values(),
                trial.deviation(),
                trial.reports(),
                trial.message(),
                trial.began(),
                trial.seconds(),
                trial.worker());
    }
}
