package org.cellstate.tests.bench.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.run.LocalWorkers;
import org.cellstate.dsl.sweep.run.Sweeper;
import org.cellstate.dsl.sweep.sample.Bayesian;
import org.cellstate.dsl.sweep.sample.CmaEs;
import org.cellstate.dsl.sweep.sample.RandomSampler;
import org.cellstate.dsl.sweep.sample.Sobol;
import org.cellstate.dsl.sweep.sample.Tpe;
import org.cellstate.tests.bench.protocol.SearchCase;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/** Cellstate's samplers, in a sweep over a function as in one over models. */
public final class SearchWorker implements Worker {

    private static final Map<String, Supplier<Sampler>> SAMPLERS = Map.of(
            "random",
            RandomSampler::new,
            "sobol",
            Sobol::new,
            "tpe",
            Tpe::new,
            "bayesian",
            Bayesian::new,
            "cmaes",
            CmaEs::new);

    private SearchWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new SearchWorker());
    }

    @Override
    public String hello(int threads) {
        return "Java " + Runtime.version().feature();
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        if (task != Task.SEARCH || !(subject instanceof SearchCase asked)) {
            throw new UnsupportedOperationException("only searches");
        }
        Supplier<Sampler> sampler = SAMPLERS.get(asked.sampler());
        if (sampler == null) {
            throw new UnsupportedOperationException("has no " + asked.sampler());
        }
        return new Search(asked, new Clocked(sampler.get(), asked.given(), new ArrayList<>()));
    }

    /** What the function came to, measured where it was asked for. */
    private record Value() implements Objective<Double> {

        private static final long serialVersionUID = 1L;

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("value"));
        }

        @Override
        public Measured measure(Double candidate, Trial trial, Reporter reporter) {
            return Measured.of(candidate);
        }
    }

    /**
     * A sampler whose proposals are clocked; before it come trials by chance.
     *
     * @param milliseconds of processor time, filled as it goes
     */
    private record Clocked(Sampler inner, int given, List<Double> milliseconds) implements Sampler {

        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        @Override
        public String label() {
            return inner.label();
        }

        @Override
        public Proposal propose(Past past, Space<?> space, int number, long seed) {
            if (number < given) {
                return new RandomSampler().propose(past, space, number, seed);
            }
            long begun = SYSTEM.getProcessCpuTime();
            Proposal proposal = inner.propose(past, space, number, seed);
            milliseconds.add((SYSTEM.getProcessCpuTime() - begun) / 1e6);
            return proposal;
        }
    }

    private static final class Search implements Timed {

        private final SearchCase asked;
        private final Clocked sampler;
        private double[] values = {};

        Search(SearchCase asked, Clocked sampler) {
            this.asked = asked;
            this.sampler = sampler;
        }

        @Override
        public double[] run(int warmup, int steps) {
            sampler.milliseconds().clear();
            Space<Double> space = new Space<>(asked.function()::cost);
            Budget budget = new Budget(asked.given() + asked.trials(), Double.POSITIVE_INFINITY);
            Plan plan = new Plan(sampler, Pruner.none(), budget, 1, asked.seed(), Optional.empty());
            Objective<Double> objective = new Value();
            Study<Double> study = Sweeper.run(
                    space,
                    objective,
                    plan,
                    new LocalWorkers(new TrialRun<>(space, objective), 1),
                    SweepListener.silent());
            values = study.records().stream()
                    .skip(asked.given())
                    .mapToDouble(TrialRecord::value)
                    .toArray();
            return sampler.milliseconds().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }

        @Override
        public double[] values() {
            return values;
        }

        @Override
        public String note() {
            return sampler.label();
        }
    }
}
