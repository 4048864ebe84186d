package org.cellstate.dsl.sweep.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/**
 * The trials of a sweep that goes on: what ended, what runs, and what of that may be known when the next one begins.
 *
 * @param <T> a candidate
 */
final class Book<T> {

    private final Space<T> space;
    private final List<Goal> goals;
    private final Plan plan;
    private final int lag;
    private final TreeMap<Integer, TrialRecord> records = new TreeMap<>();

    /** The settings of trials as they were known when they began, by number. */
    private final Map<Integer, List<Setting>> foreseen = new HashMap<>();

    /** How many trials from the first on have ended. */
    private int settled;

    /**
     * Opens one.
     *
     * @param lag a trial begins when all ended whose number is less by so much
     */
    Book(Space<T> space, List<Goal> goals, Plan plan, int lag) {
        this.space = space;
        this.goals = goals;
        this.plan = plan;
        this.lag = lag;
    }

    /** Returns the number of the next trial to begin. */
    int next() {
        int next = settled;
        while (records.containsKey(next)) {
            next++;
        }
        return next;
    }

    /** Returns whether all has ended that must be known when a trial begins. */
    boolean mayBegin(int number) {
        return number < settled + lag;
    }

    /** Notes how a trial was foreseen. */
    void foresee(int number, List<Setting> settings) {
        foreseen.put(number, settings);
    }

    /**
     * Notes that a trial runs.
     *
     * @param began seconds after the study began
     */
    void begin(int number, List<Setting> settings, String candidate, double began, int worker) {
        foresee(number, settings);
        records.put(
                number,
                new TrialRecord(
                        number,
                        settings,
                        candidate,
                        TrialState.RUNNING,
                        List.of(),
                        Double.NaN,
                        List.of(),
                        "",
                        began,
                        0,
                        worker));
    }

    /** Notes what a running trial reported. */
    void report(int number, Report report) {
        TrialRecord trial = records.get(number);
        if (trial != null && trial.state() == TrialState.RUNNING) {
            List<Report> reports = new ArrayList<>(trial.reports());
            reports.add(report);
            records.put(
                    number,
                    new TrialRecord(
                            number,
                            trial.settings(),
                            trial.candidate(),
                            trial.state(),
                            trial.values(),
                            trial.deviation(),
                            reports,
                            trial.message(),
                            trial.began(),
                            trial.seconds(),
                            trial.worker()));
        }
    }

    /** Notes how a running trial ended, and returns it. */
    TrialRecord end(Outcome outcome) {
        TrialRecord began = records.get(outcome.number());
        if (began == null) {
            throw new IllegalArgumentException("trial " + outcome.number() + " ended and did not begin");
        }
        TrialRecord ended = new TrialRecord(
                outcome.number(),
                outcome.settings(),
                outcome.candidate(),
                outcome.state(),
                outcome.values(),
                outcome.deviation(),
                outcome.reports(),
                outcome.message(),
                began.began(),
                outcome.seconds(),
                began.worker());
        put(ended);
        return ended;
    }

    /** Takes over a trial that ended. */
    void put(TrialRecord ended) {
        records.put(ended.number(), ended);
        while (records.containsKey(settled) && records.get(settled).state() != TrialState.RUNNING) {
            settled++;
        }
    }

    /** Forgets a trial that runs. */
    void drop(int number) {
        records.remove(number);
    }

    /** Returns whether nothing has ended. */
    boolean isEmpty() {
        return records.values().stream().allMatch(trial -> trial.state() == TrialState.RUNNING);
    }

    /** Returns the trials that have to have ended when a trial begins. */
    List<TrialRecord> known(int number) {
        return List.copyOf(records.headMap(number - lag, true).values());
    }

    /** Returns what may be known when a trial begins. */
    Past past(int number) {
        List<TrialRecord> known = known(number);
        Scalar scalar = Scalar.of(goals, known, plan.seed(), number);
        List<Past.Tried> running = new ArrayList<>();
        for (int other = Math.max(0, number - lag + 1); other < number; other++) {
            List<Setting> settings = foreseen.getOrDefault(other, List.of());
            running.add(new Past.Tried(other, settings, TrialState.RUNNING, Double.NaN, List.of()));
        }
        return new Past(known.stream().map(trial -> tried(trial, scalar)).toList(), running);
    }

    private Past.Tried tried(TrialRecord trial, Scalar scalar) {
        Goal first = goals.get(0);
        List<Report> costs = trial.reports().stream()
                .map(report -> new Report(report.step(), first.cost(report.value())))
                .toList();
        return new Past.Tried(trial.number(), trial.settings(), trial.state(), scalar.cost(trial), costs);
    }

    /** Returns the study as it is now. */
    Study<T> study(double seconds, String note) {
        return new Study<>(space, goals, plan, List.copyOf(records.values()), seconds, note);
    }
}
