package org.cellstate.dsl.sweep.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.Workers;

/**
 * Runs a sweep.
 *
 * @param <T> a candidate
 */
public final class Sweeper<T> {

    private final Space<T> space;
    private final Objective<T> objective;
    private final Plan plan;
    private final SweepListener listener;
    private final List<TrialRecord> records = new ArrayList<>();

    private Sweeper(Space<T> space, Objective<T> objective, Plan plan, SweepListener listener) {
        this.space = space;
        this.objective = objective;
        this.plan = plan;
        this.listener = listener;
    }

    /** Runs a sweep on workers and closes them. */
    public static <T> Study<T> run(
            Space<T> space, Objective<T> objective, Plan plan, Workers workers, SweepListener listener) {
        try (workers) {
            return new Sweeper<>(space, objective, plan, listener).run(workers);
        }
    }

    private Study<T> run(Workers workers) {
        long began = System.nanoTime();
        OptionalLong size = plan.sampler().size(space);
        int trials = (int) Math.min(plan.budget().trials(), size.orElse(Long.MAX_VALUE));
        listener.on(new SweepEvent.Started(study(began), OptionalLong.of(trials)));
        for (int number = 0; number < trials; number++) {
            Past past = past();
            Task task = new Task(
                    number,
                    plan.sampler().propose(past, space, number, plan.seed()),
                    plan.pruner().rule(past, number));
            double start = (System.nanoTime() - began) / 1e9;
            Outcome outcome = workers.submit(task, Reporter.silent()).join();
            records.add(new TrialRecord(
                    number,
                    outcome.settings(),
                    outcome.candidate(),
                    outcome.state(),
                    outcome.values(),
                    outcome.deviation(),
                    outcome.reports(),
                    outcome.message(),
                    start,
                    outcome.seconds(),
                    0));
            listener.on(new SweepEvent.TrialEnded(study(began), number));
        }
        Study<T> study = study(began);
        listener.on(new SweepEvent.Finished(study));
        return study;
    }

    private Past past() {
        Goal goal = objective.goals().get(0);
        return new Past(records.stream().map(record -> tried(record, goal)).toList(), List.of());
    }

    private static Past.Tried tried(TrialRecord record, Goal goal) {
        List<Report> costs = record.reports().stream()
                .map(report -> new Report(report.step(), goal.cost(report.value())))
                .toList();
        double cost = goal.cost(record.value());
        if (record.state() == TrialState.PRUNED && !costs.isEmpty()) {
            cost = costs.get(costs.size() - 1).value();
        }
        return new Past.Tried(record.number(), record.settings(), record.state(), cost, costs);
    }

    private Study<T> study(long began) {
        return new Study<>(space, objective.goals(), plan, records, (System.nanoTime() - began) / 1e9, "");
    }
}
