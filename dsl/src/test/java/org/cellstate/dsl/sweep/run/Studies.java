package org.cellstate.dsl.sweep.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialFunction;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.Workers;
import org.cellstate.dsl.sweep.sample.RandomSampler;

/** Small studies, whose course depends on all that may be known. */
final class Studies {

    private Studies() {}

    /** What the tests search: a conditional space of every kind of setting. */
    static final Space<Trial> SPACE = new Space<>(trial -> {
        double x = trial.real("x", -2, 2);
        if (trial.oneOf("kind", "plain", "deep", "wide, or not").equals("deep")) {
            trial.logInt("depth", 1, 64);
        }
        trial.logReal("rate", 1e-4, 0.1);
        return x > 1 ? fails() : trial;
    });

    private static Trial fails() {
        throw new IllegalArgumentException("x is near its end");
    }

    /** Reports twelve times on the way to a value, and fails at some places. */
    record Bowl(int steps) implements Objective<Trial> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("bowl"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) {
            double x = candidate.real("x", -2, 2);
            double y = trial.real("y", -1, 1);
            double cost = x * x + y * y;
            for (int step = 1; step <= steps; step++) {
                reporter.report(step, cost + 1.0 / step);
            }
            if (y > 0.6) {
                throw new IllegalStateException("no bowl at y " + y);
            }
            return new Measured(List.of(y < -0.6 ? Double.NaN : cost), 0.1);
        }
    }

    /** Goes halfway from the best known to a point by chance, away from what runs: any difference in what is known shows. */
    static final class Following implements Sampler {

        @Override
        public String label() {
            return "following()";
        }

        @Override
        public Proposal propose(Past past, Space<?> space, int number, long seed) {
            Proposal chance = new RandomSampler().propose(past, space, number, seed);
            double pull =
                    past.complete().stream().mapToDouble(Past.Tried::cost).min().orElse(0)
                            + 0.01
                                    * past.running().stream()
                                            .flatMap(trial -> trial.settings().stream())
                                            .mapToDouble(Setting::unit)
                                            .sum()
                            + 0.001
                                    * past.tried().stream()
                                            .mapToInt(trial -> trial.reports().size())
                                            .sum();
            return new Proposal(
                    chance.settings().stream()
                            .map(setting -> new Setting(
                                    setting.name(),
                                    setting.domain(),
                                    setting.domain().code((setting.unit() + Math.abs(pull) % 1) / 2)))
                            .toList(),
                    chance.seed());
        }
    }

    /** Answers the question for a number with that of the trial. */
    static final class Counting implements Sampler {

        @Override
        public String label() {
            return "counting()";
        }

        @Override
        public Proposal propose(Past past, Space<?> space, int number, long seed) {
            return new Proposal(List.of(new Setting("number", Domain.whole("number", 0, 100, false), number)), seed);
        }
    }

    /** Ends trials that are worse at step 6 than the mean of all before. */
    static final class BelowMean implements Pruner {

        @Override
        public String label() {
            return "belowMean()";
        }

        @Override
        public PruneRule rule(Past past, int number) {
            TreeMap<Integer, Double> limits = new TreeMap<>();
            past.complete().stream().mapToDouble(Past.Tried::cost).average().ifPresent(mean -> limits.put(6, mean));
            return new PruneRule(limits, 0);
        }
    }

    static Plan plan(int trials, int parallel) {
        return new Plan(
                new Following(),
                new BelowMean(),
                new Budget(trials, Double.POSITIVE_INFINITY),
                parallel,
                42,
                Optional.empty());
    }

    static Study<Trial> run(Plan plan) {
        return run(plan, SweepListener.silent());
    }

    static Study<Trial> run(Plan plan, SweepListener listener) {
        return run(new Bowl(12), plan, listener);
    }

    static Study<Trial> run(Bowl bowl, Plan plan) {
        return run(bowl, plan, SweepListener.silent());
    }

    private static Study<Trial> run(Bowl bowl, Plan plan, SweepListener listener) {
        Workers workers = new LocalWorkers(new TrialRun<>(SPACE, bowl), plan.parallel());
        return Sweeper.run(SPACE, bowl, plan, workers, listener);
    }

    static <T> Study<T> run(TrialFunction<T> function, Objective<T> objective, Plan plan, SweepListener listener) {
        Space<T> space = new Space<>(function);
        Workers workers = new LocalWorkers(new TrialRun<>(space, objective), plan.parallel());
        return Sweeper.run(space, objective, plan, workers, listener);
    }

    /** Returns the trials without what depends on the clock. */
    static List<TrialRecord> timeless(Study<?> study) {
        List<TrialRecord> trials = new ArrayList<>();
        for (TrialRecord trial : study.records()) {
            trials.add(new TrialRecord(
                    trial.number(),
                    trial.settings(),
                    "",
                    trial.state(),
                    trial.values(),
                    trial.deviation(),
                    trial.reports(),
                    trial.message(),
                    0,
                    0,
                    0));
        }
        return trials;
    }

    static List<Integer> numbers(Study<?> study, TrialState state) {
        return study.records().stream()
                .filter(trial -> trial.state() == state)
                .map(TrialRecord::number)
                .toList();
    }
}
