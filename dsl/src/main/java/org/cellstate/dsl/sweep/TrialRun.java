package org.cellstate.dsl.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.kernel.api.CellInterruptedException;

/**
 * One trial from its task to its outcome, on the calling thread: the same code on a thread, in Spark and in a test.
 *
 * @param space what is searched
 * @param objective what measures
 * @param <T> a candidate
 */
public record TrialRun<T>(Space<T> space, Objective<T> objective) {

    /**
     * Runs a trial. What goes wrong in it is part of the outcome, an {@link Error} of its code or of its memory among that.
     *
     * @throws ConfigProblem if a question of the first trial is wrong: it would be in all
     * @throws CellInterruptedException if the user stopped it
     */
    public Outcome run(Task task, Reporter listener) {
        long began = System.nanoTime();
        Goal goal = objective.goals().get(0);
        List<Report> reports = new ArrayList<>();
        List<Report> costs = new ArrayList<>();
        Reporter reporter = (step, value) -> {
            reports.add(new Report(step, value));
            costs.add(new Report(step, goal.cost(value)));
            listener.report(step, value);
            Optional<String> reason = task.rule().verdict(costs);
            if (reason.isPresent()) {
                throw new TrialPruned(reason.get());
            }
        };
        Space.Walk<T> walk = space.walk(task.proposal(), reporter);
        String text = "";
        Measured measured = new Measured(List.of(), Double.NaN);
        TrialState state = TrialState.COMPLETE;
        String message = "";
        try {
            text = walk.candidate().map(String::valueOf).orElse("");
            measured = objective.measure(candidate(walk), walk.trial(), reporter);
            Optional<String> odd = notNumbers(objective.goals(), measured.values());
            if (odd.isPresent()) {
                state = TrialState.FAILED;
                message = odd.get();
            }
        } catch (TrialPruned pruned) {
            state = TrialState.PRUNED;
            message = String.valueOf(pruned.getMessage());
        } catch (CellInterruptedException stopped) {
            throw stopped;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError | OutOfMemoryError problem) {
            state = TrialState.FAILED;
            message = told(problem);
        }
        Optional<ConfigProblem> mistake = walk.trial().mistake();
        if (mistake.isPresent() && task.number() == 0) {
            throw mistake.get();
        }
        return new Outcome(
                task.number(),
                walk.settings(),
                text,
                state,
                state == TrialState.COMPLETE ? measured.values() : List.of(),
                measured.deviation(),
                reports,
                message,
                (System.nanoTime() - began) / 1e9);
    }

    /** Returns the memory that a trial is estimated to take, before it runs; none where that cannot be told. */
    public Bytes memory(Task task) {
        try {
            return objective.memory(() -> space.walk(task.proposal()).candidate());
        } catch (CellInterruptedException stopped) {
            throw stopped;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError | OutOfMemoryError problem) {
            return Bytes.NONE; // run(task) meets it again, and it becomes the trial's outcome
        }
    }

    /** Says what went wrong, with its class where the message is none or one word. */
    private static String told(Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            return "The memory was not enough: " + problem.getMessage()
                    + ". Try fewer workers, smaller models or batches, or a larger -Xmx.";
        }
        String message = problem.getMessage();
        return message == null || message.strip().indexOf(' ') < 0 ? problem.toString() : message;
    }

    private static <T> T candidate(Space.Walk<T> walk) {
        return walk.candidate().orElseThrow(() -> walk.problem().orElseThrow());
    }

    private static Optional<String> notNumbers(List<Goal> goals, List<Double> values) {
        if (values.size() != goals.size()) {
            return Optional.of("the objective has " + goals.size() + " goals and gave " + values.size() + " values");
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i))) {
                return Optional.of(goals.get(i).name() + " is " + values.get(i));
            }
        }
        return Optional.empty();
    }
}
