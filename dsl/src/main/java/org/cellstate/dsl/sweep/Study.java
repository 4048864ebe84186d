package org.cellstate.dsl.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.insight.Importances;
import tech.tablesaw.api.Table;

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

    /**
     * Returns the trials as a table: number, state, each setting, each goal, deviation, seconds, worker, message. Missing is what a trial does
     * not have: a setting it was not asked for, a value it was not measured at.
     */
    public Table trials() {
        return TrialTable.of(this);
    }

    /** Returns how much of what was measured each setting decides by itself (fANOVA); none below four complete trials. */
    public Importances importances() {
        return Influence.of(this);
    }

    /** Returns what a reader should know before trusting this study, in sentences; none where there is nothing. */
    public List<String> warnings() {
        return Warnings.of(this);
    }

    /** Returns a look at each trial in its order, and the best so far. */
    public StudyView history() {
        return new StudyView(this, StudyView.Side.HISTORY, List.of());
    }

    /** Returns a look at all settings at once: a line for each trial. */
    public StudyView coordinates() {
        return new StudyView(this, StudyView.Side.LINES, List.of());
    }

    /**
     * Returns a look at what was measured over each setting by itself.
     *
     * @param settings which of them; none for the most important ones
     * @throws ConfigProblem if there is no such setting
     */
    public StudyView slices(String... settings) {
        return new StudyView(this, StudyView.Side.SLICES, known(settings));
    }

    /** Returns a look at what a model of the trials predicts over the two most important settings. */
    public StudyView contour() {
        return new StudyView(this, StudyView.Side.CONTOUR, List.of());
    }

    /**
     * Returns a look at what a model of the trials predicts over two settings.
     *
     * @throws ConfigProblem if there is no such setting, or they are the same
     */
    public StudyView contour(String first, String second) {
        if (first.equals(second)) {
            throw new ConfigProblem(
                    "A contour is drawn over two settings.",
                    ".contour(\"" + first + "\", \"" + second + "\")",
                    ".slices(\"" + first + "\"), or another name for one of them");
        }
        return new StudyView(this, StudyView.Side.CONTOUR, known(first, second));
    }

    /** Returns a look at what each trial reported while it ran. */
    public StudyView curves() {
        return new StudyView(this, StudyView.Side.CURVES, List.of());
    }

    /** Returns a look at which worker ran which trial when. */
    public StudyView timeline() {
        return new StudyView(this, StudyView.Side.TIMELINE, List.of());
    }

    /**
     * Returns a look at the trials by the first two goals, and at those that none is better than in both.
     *
     * @throws ConfigProblem if there is one goal only
     */
    public StudyView tradeOff() {
        if (goals.size() < 2) {
            throw new ConfigProblem(
                    "A trade-off is between two goals.",
                    "a study of " + goals.get(0).name() + " alone",
                    "study.history()");
        }
        return new StudyView(this, StudyView.Side.FRONT, List.of());
    }

    private List<String> known(String... settings) {
        List<String> names = SettingTable.of(records).columns().stream()
                .map(SettingTable.Asked::name)
                .distinct()
                .toList();
        for (String setting : settings) {
            if (!names.contains(setting)) {
                throw new ConfigProblem(
                        "A setting is known by the name that the sweep asks for it by.",
                        "\"" + setting + "\"",
                        names.isEmpty() ? "a study that has trials" : "one of " + String.join(", ", names));
            }
        }
        return List.of(settings);
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
