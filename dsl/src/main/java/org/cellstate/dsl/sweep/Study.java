package org.cellstate.dsl.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * What came of a sweep: a value. While a sweep runs, each state of it is one.
 *
 * @param space what was searched
 * @param goals what was measured
 * @param plan how it was searched
 * @param records all trials, in order of their numbers
 * @param seconds how long it ran, earlier sittings of its journal among it
 * @param note what a reader must know, such as that it was stopped; empty where there is nothing
 * @param <T> a candidate
 */
public record Study<T>(
        Space<T> space, List<Goal> goals, Plan plan, List<TrialRecord> records, double seconds, String note) {

    /** Copies the lists. */
    public Study {
        goals = List.copyOf(goals);
        records = List.copyOf(records);
    }

    /** Returns the trials that were measured to the end, best first; of equal ones the earlier. */
    public List<TrialRecord> ranking() {
        Goal goal = goals.get(0);
        return records.stream()
                .filter(TrialRecord::isComplete)
                .sorted(Comparator.comparingDouble((TrialRecord trial) -> goal.cost(trial.value()))
                        .thenComparing(TrialRecord::number))
                .toList();
    }

    /**
     * Returns the trials that were measured to the end and that no other one beats: none is as good in every goal and better in one. In
     * order of the first goal, best first; of equal ones the earlier.
     */
    public List<TrialRecord> front() {
        return ranking().stream()
                .filter(trial -> records.stream().noneMatch(other -> beats(other, trial)))
                .toList();
    }

    private boolean beats(TrialRecord one, TrialRecord other) {
        boolean better = false;
        for (int i = 0; i < goals.size(); i++) {
            if (!one.isComplete() || cost(one, i) > cost(other, i)) {
                return false;
            }
            better |= cost(one, i) < cost(other, i);
        }
        return better;
    }

    private double cost(TrialRecord trial, int goal) {
        return goals.get(goal).cost(trial.values().get(goal));
    }

    /** Returns the trial that is best by the first goal; empty where none was measured to the end. */
    public Optional<TrialRecord> bestTrial() {
        return ranking().stream().findFirst();
    }

    /**
     * Returns the candidate that is best by the first goal, made anew from its settings.
     *
     * @throws ConfigProblem if no trial was measured to the end
     */
    public T best() {
        TrialRecord best = bestTrial()
                .orElseThrow(() -> new ConfigProblem(
                        "A study has a best candidate once a trial was measured to the end.",
                        toString(),
                        "more trials; what went wrong stands with each of study.records()"));
        return candidate(best);
    }

    /** Returns the candidate of a trial, made anew from its settings. */
    public T candidate(TrialRecord trial) {
        Space.Walk<T> walk = space.walk(new Proposal(trial.settings(), 0));
        return walk.candidate().orElseThrow(() -> walk.problem().orElseThrow());
    }

    /** Returns how many trials stand so. */
    public long count(TrialState state) {
        return records.stream().filter(trial -> trial.state() == state).count();
    }

    /** Returns for example {@code 30 trials (21 complete, 8 pruned, 1 failed), best validation loss 0.3121 at trial 17}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(records.size() + (records.size() == 1 ? " trial (" : " trials ("));
        String separator = "";
        for (TrialState state :
                List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED, TrialState.RUNNING)) {
            if (count(state) > 0 || state == TrialState.COMPLETE) {
                text.append(separator).append(count(state)).append(' ').append(state);
                separator = ", ";
            }
        }
        text.append(')');
        bestTrial()
                .ifPresent(best -> text.append(", best ")
                        .append(goals.get(0).name())
                        .append(' ')
                        .append(Digits.four(best.value()))
                        .append(" at trial ")
                        .append(best.number()));
        return note.isEmpty() ? text.toString() : text + ". " + note;
    }
}
