package org.cellstate.dsl.sweep;

import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.api.CellInterruptedException;

/**
 * What is searched: the user's function. Run with a {@link Chooser} it tells which settings there are, also where one depends on another;
 * nothing is trained by that.
 *
 * @param function settings in, candidate out
 * @param <T> a candidate
 */
public record Space<T>(TrialFunction<T> function) {

    /**
     * What one run of the function gave.
     *
     * @param trial the questions and answers; an objective may ask it more
     * @param candidate what came of them; empty where the function threw
     * @param problem what it threw
     */
    public record Walk<T>(Trial trial, Optional<T> candidate, Optional<RuntimeException> problem) {

        /** Returns the settings. */
        public List<Setting> settings() {
            return trial.settings();
        }
    }

    /** Runs the function, with nobody to report to. */
    public Walk<T> walk(Chooser chooser) {
        return walk(chooser, Reporter.silent());
    }

    /**
     * Runs the function. Mistakes in its questions or in what it makes of the answers are part of what is returned.
     *
     * @throws CellInterruptedException if the user stopped it
     */
    public Walk<T> walk(Chooser chooser, Reporter reporter) {
        Trial trial = new Trial(chooser, reporter);
        try {
            return new Walk<>(trial, Optional.of(function.candidate(trial)), Optional.empty());
        } catch (CellInterruptedException stopped) {
            throw stopped;
        } catch (RuntimeException problem) {
            return new Walk<>(trial, Optional.empty(), Optional.of(problem));
        } catch (AssertionError | LinkageError | StackOverflowError problem) {
            RuntimeException wrapped = new IllegalStateException(problem.toString(), problem);
            return new Walk<>(trial, Optional.empty(), Optional.of(wrapped));
        }
    }
}
