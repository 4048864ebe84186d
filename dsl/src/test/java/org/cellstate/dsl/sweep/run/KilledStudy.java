package org.cellstate.dsl.sweep.run;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;

/** A process with a study of sixty trials, which is killed. It writes a byte for everything that happens. */
final class KilledStudy {

    static final int TRIALS = 60;

    private KilledStudy() {}

    /** A few milliseconds of arithmetic, in steps. */
    record Sum(int terms) implements Objective<Trial> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("sum"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) {
            double x = candidate.real("x", -2, 2);
            double sum = 0;
            for (int step = 1; step <= 8; step++) {
                for (int i = 1; i <= terms; i++) {
                    sum += Math.sin(x * i) / i;
                }
                reporter.report(step, sum / step + x * x);
            }
            if (trial.oneOf("kind", "plain", "odd").equals("odd") && x < 0) {
                throw new IllegalStateException("odd at x " + x);
            }
            return Measured.of(sum / 8 + x * x);
        }
    }

    /** Ends trials above the mean. */
    private record AboveMean() implements Pruner {

        @Override
        public String label() {
            return "aboveMean()";
        }

        @Override
        public PruneRule rule(Past past, int number) {
            TreeMap<Integer, Double> limits = new TreeMap<>();
            past.complete().stream().mapToDouble(Past.Tried::cost).average().ifPresent(mean -> limits.put(5, mean));
            return new PruneRule(limits, 0);
        }
    }

    static Plan plan(int workers) {
        return Studies.plan(TRIALS, workers).pruner(new AboveMean());
    }

    static Study<Trial> run(Plan plan, int terms, SweepListener listener) {
        return Studies.run(
                trial -> {
                    trial.real("x", -2, 2);
                    return trial;
                },
                new Sum(terms),
                plan,
                listener);
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] args) {
        Study<Trial> study =
                run(plan(Integer.parseInt(args[1])).journal(Path.of(args[0])), Integer.parseInt(args[2]), event -> {
                    if (!(event instanceof SweepEvent.Finished)) {
                        System.out.print('.');
                        System.out.flush();
                    }
                });
        System.out.println(study.note());
    }
}
