package org.cellstate.dsl;

import java.nio.file.Path;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialFunction;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.objective.NetworkObjective;
import org.cellstate.dsl.sweep.objective.Rated;
import org.cellstate.dsl.sweep.objective.Rating;
import org.cellstate.dsl.sweep.run.LocalWorkers;
import org.cellstate.dsl.sweep.run.Sweeper;
import org.cellstate.dsl.sweep.sample.RandomSampler;

/**
 * A search to be run. Every option returns a new one.
 *
 * @param space what is searched
 * @param plan how
 * @param <T> a candidate: what the function of the sweep returns
 */
public record Sweep<T>(Space<T> space, Plan plan) {

    static <T> Sweep<T> of(TrialFunction<T> function) {
        return new Sweep<>(
                new Space<>(function),
                new Plan(
                        new RandomSampler(),
                        Pruner.none(),
                        new Budget(30, Double.POSITIVE_INFINITY),
                        1,
                        42,
                        Optional.empty()));
    }

    /** Tries settings by chance. */
    public Sweep<T> random() {
        return sampler(new RandomSampler());
    }

    /** Sets what proposes settings. */
    public Sweep<T> sampler(Sampler sampler) {
        return new Sweep<>(space, plan.sampler(sampler));
    }

    /** Sets what ends trials that others have left behind, such as {@code asha()}. */
    public Sweep<T> prune(Pruner pruner) {
        return new Sweep<>(space, plan.pruner(pruner));
    }

    /** Sets the most trials, at least 1. */
    public Sweep<T> trials(int most) {
        return new Sweep<>(space, plan.budget(new Budget(most, plan.budget().minutes())));
    }

    /** Sets the most minutes, above 0. */
    public Sweep<T> minutes(double most) {
        return new Sweep<>(space, plan.budget(new Budget(plan.budget().trials(), most)));
    }

    /** Sets how many trials run at a time, at least 1. */
    public Sweep<T> parallel(int workers) {
        return new Sweep<>(space, plan.parallel(workers));
    }

    /** Sets the seed of all that is drawn. */
    public Sweep<T> seed(long seed) {
        return new Sweep<>(space, plan.seed(seed));
    }

    /** Sets the file in which the study is kept: it goes on from there when it is run again. */
    public Sweep<T> journal(String file) {
        return new Sweep<>(space, plan.journal(Path.of(file)));
    }

    /**
     * Fits candidates to data and searches for the least validation loss. The test part is not looked at. It shows how that goes; stopping
     * the cell keeps the trials that are done.
     *
     * @throws ConfigProblem if the candidates are no networks, such as {@code lstm()}
     */
    public Study<T> on(ForecastData data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(ForecastData)} does, and tells the listener instead of showing it. */
    public Study<T> on(ForecastData data, SweepListener listener) {
        return run(new NetworkObjective<>(data), listener);
    }

    /**
     * Searches for the least of a function of the candidates: {@code sweep(t -> t).minimize(t -> Math.pow(t.real("x", -1, 1), 2))}. What
     * it throws makes the trial a failed one.
     */
    public Study<T> minimize(Rating<T> rating) {
        return minimize("objective", rating);
    }

    /** Searches as {@link #minimize(Rating)} does for the least of what has a name. */
    public Study<T> minimize(String name, Rating<T> rating) {
        return run(new Rated<>(Goal.less(name), rating), Cellstate.sweepDisplay());
    }

    /** Searches for the most of a function of the candidates, as {@link #minimize(Rating)} does for the least. */
    public Study<T> maximize(Rating<T> rating) {
        return maximize("objective", rating);
    }

    /** Searches as {@link #maximize(Rating)} does for the most of what has a name. */
    public Study<T> maximize(String name, Rating<T> rating) {
        return run(new Rated<>(Goal.more(name), rating), Cellstate.sweepDisplay());
    }

    /** Searches for the least of an objective, and tells the listener instead of showing how that goes. */
    public Study<T> run(Objective<T> objective, SweepListener listener) {
        return Sweeper.run(
                space, objective, plan, new LocalWorkers(new TrialRun<>(space, objective), plan.parallel()), listener);
    }
}
