package org.cellstate.dsl.sweep.run;

import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Space;

/** Whether a space asks what can be answered. */
final class Questions {

    private static final double[] PLACES = {0.5, 0, 1};

    private Questions() {}

    /**
     * Runs the function of a space with middle, first and last values.
     *
     * @throws ConfigProblem if a question is wrong, or there is none and the objective asks none either
     */
    static void check(Space<?> space, Objective<?> objective) {
        for (double place : PLACES) {
            Space.Walk<?> walk = space.walk((name, domain, before) -> domain.code(place));
            Optional<ConfigProblem> mistake = walk.trial().mistake();
            if (mistake.isPresent()) {
                throw mistake.get();
            }
            if (walk.candidate().isPresent() && walk.settings().isEmpty() && !objective.asks()) {
                throw none();
            }
        }
    }

    /** Returns what is thrown where nothing is asked. */
    static ConfigProblem none() {
        return new ConfigProblem(
                "A sweep searches over settings that its function asks for.",
                "a function that asks for none",
                "sweep(t -> lstm().hidden(t.logInt(\"hidden\", 16, 256)))");
    }
}
