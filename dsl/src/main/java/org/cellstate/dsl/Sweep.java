package org.cellstate.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstate.dsl.cluster.SparkCluster;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.FreeMemory;
import org.cellstate.dsl.evaluate.Folds;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Bytes;
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
import org.cellstate.dsl.sweep.Workers;
import org.cellstate.dsl.sweep.objective.NetworkObjective;
import org.cellstate.dsl.sweep.objective.Rated;
import org.cellstate.dsl.sweep.objective.Rating;
import org.cellstate.dsl.sweep.objective.Score;
import org.cellstate.dsl.sweep.objective.Subject;
import org.cellstate.dsl.sweep.run.LocalWorkers;
import org.cellstate.dsl.sweep.run.Sweeper;
import org.cellstate.dsl.sweep.sample.Bayesian;
import org.cellstate.dsl.sweep.sample.CmaEs;
import org.cellstate.dsl.sweep.sample.Grid;
import org.cellstate.dsl.sweep.sample.RandomSampler;
import org.cellstate.dsl.sweep.sample.Sobol;
import org.cellstate.dsl.sweep.sample.Tpe;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;

/**
 * A search to be run. Every option returns a new one.
 *
 * @param space what is searched
 * @param plan how
 * @param scores what is measured of networks; none for the standard
 * @param seeds from how many seeds each network is fitted
 * @param <T> a candidate: what the function of the sweep returns
 */
public record Sweep<T>(Space<T> space, Plan plan, List<Score> scores, int seeds) {

    /** Copies the scores. */
    public Sweep {
        scores = List.copyOf(scores);
    }

    static <T> Sweep<T> of(TrialFunction<T> function) {
        Plan plan = new Plan(new RandomSampler(), Pruner.none(), Budget.usual(), 1, 42, Optional.empty());
        return new Sweep<>(new Space<>(function), plan, List.of(), 1);
    }

    private Sweep<T> plan(Plan other) {
        return new Sweep<>(space, other, scores, seeds);
    }

    /** Tries settings by chance. */
    public Sweep<T> random() {
        return sampler(new RandomSampler());
    }

    /** Tries what a Gaussian process expects the most of, given the trials so far: for trials that take their time. */
    public Sweep<T> bayesian() {
        return sampler(new Bayesian());
    }

    /**
     * Tries all combinations, and says how many before it begins. All are tried, unless {@code .trials(n)} says how many at most.
     */
    public Sweep<T> grid() {
        return sampler(Grid.all());
    }

    /**
     * Tries all combinations of some values of each range, with both ends: ranges with no more whole numbers are taken whole, and so are
     * choices. All are tried, unless {@code .trials(n)} says how many at most.
     *
     * @param points of each range, at least 1, which is its middle
     */
    public Sweep<T> grid(int points) {
        return sampler(Grid.of(points));
    }

    /** Tries points that fill the space more evenly than chance does. */
    public Sweep<T> sobol() {
        return sampler(new Sobol());
    }

    /** Learns from past trials which settings good ones have and bad ones have not: quick, and at home in conditional spaces. */
    public Sweep<T> tpe() {
        return sampler(new Tpe());
    }

    /** Evolves a cloud of trials: for numbers, and where hundreds of trials can be had. */
    public Sweep<T> cmaes() {
        return sampler(new CmaEs());
    }

    /** Sets what proposes settings. */
    public Sweep<T> sampler(Sampler sampler) {
        return plan(plan.sampler(sampler));
    }

    /** Sets what ends trials that others have left behind, such as {@code asha()}. */
    public Sweep<T> prune(Pruner pruner) {
        return plan(plan.pruner(pruner));
    }

    /** Sets the most trials, at least 1; not said it is 30, and of a grid all. */
    public Sweep<T> trials(int most) {
        return plan(plan.budget(plan.budget().trials(most)));
    }

    /** Sets the most minutes, above 0. */
    public Sweep<T> minutes(double most) {
        return plan(plan.budget(plan.budget().minutes(most)));
    }

    /**
     * Sets how many trials run at a time, at least 1. Where the memory is not enough for so many beside each other, fewer do, and the study's
     * note says so; it is the same study.
     */
    public Sweep<T> parallel(int workers) {
        return plan(plan.parallel(workers));
    }

    /** Sets the seed of all that is drawn. */
    public Sweep<T> seed(long seed) {
        return plan(plan.seed(seed));
    }

    /** Sets the file in which the study is kept: it goes on from there when it is run again. */
    public Sweep<T> journal(String file) {
        return plan(plan.journal(Path.of(file)));
    }

    /**
     * Sets what is measured of networks: {@code validationLoss()}, the default of series where all have the same data, and of classes and
     * labels; {@code validationError()}, the default of series where candidates bring their own, and of texts; or {@code foldError(5)}.
     */
    public Sweep<T> score(Score score) {
        return goals(score);
    }

    /** Sets that networks are measured by a cross-validation: {@code .score(folds(5))}. */
    public Sweep<T> score(Folds plan) {
        return goals(new Score.FoldError(plan));
    }

    /**
     * Sets several measures, such as {@code .goals(validationLoss(), parameters(), latency())}. The search is led by the first, and so is
     * what prunes.
     *
     * @param first what leads the search
     * @throws ConfigProblem if one is there twice
     */
    public Sweep<T> goals(Score first, Score... others) {
        List<Score> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        if (Set.copyOf(all).size() < all.size()) {
            throw new ConfigProblem(
                    "Each goal of a sweep is there once.",
                    String.join(
                            ", ", all.stream().map(score -> score.goal().name()).toList()),
                    ".goals(validationLoss(), parameters())");
        }
        return new Sweep<>(space, plan, all, seeds);
    }

    /**
     * Sets that each network is fitted from several seeds, its own and the next ones, and measured by their mean.
     *
     * @param count at least 1
     * @throws ConfigProblem if it is less
     */
    public Sweep<T> seeds(int count) {
        if (count < 1) {
            throw new ConfigProblem("A model is fitted from at least 1 seed.", ".seeds(" + count + ")", ".seeds(3)");
        }
        return new Sweep<>(space, plan, scores, count);
    }

    /**
     * Fits networks to data and searches for the least validation loss, or for what {@code .score(…)} says. The test part is not looked
     * at. It shows how that goes; stopping the cell keeps the trials that are done.
     *
     * @throws ConfigProblem if the candidates are no networks such as {@code lstm()}, or bring data of their own, or are trained by
     *     different losses and measured by them
     */
    public Study<T> on(ForecastData data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(ForecastData)} does, and tells the listener instead of showing it. */
    public Study<T> on(ForecastData data, SweepListener listener) {
        return run(objective(Optional.of(new Subject.Forecasts(data))), listener);
    }

    /**
     * Fits networks to sequences with a value each and searches for the least validation loss, as {@link #on(ForecastData)} does.
     *
     * @throws ConfigProblem also if forecasts are to be measured, of which there are none
     */
    public Study<T> on(ValuedSequences data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(ValuedSequences)} does, and tells the listener instead of showing it. */
    public Study<T> on(ValuedSequences data, SweepListener listener) {
        return run(objective(Optional.of(new Subject.Values(data))), listener);
    }

    /**
     * Fits networks to a corpus and searches for the least bits per character of its validation part, however its texts are cut, or for what
     * {@code .score(…)} says, as {@link #on(ForecastData)} does.
     *
     * @throws ConfigProblem also if folds are to be measured, of which there are none
     */
    public Study<T> on(TextCorpus data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(TextCorpus)} does, and tells the listener instead of showing it. */
    public Study<T> on(TextCorpus data, SweepListener listener) {
        return run(objective(Optional.of(new Subject.Text(data))), listener);
    }

    /**
     * Fits networks to sequences with a class each and searches for the least validation loss, as {@link #on(ForecastData)} does.
     *
     * @throws ConfigProblem also if folds are to be measured, of which there are none
     */
    public Study<T> on(LabeledSequences data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(LabeledSequences)} does, and tells the listener instead of showing it. */
    public Study<T> on(LabeledSequences data, SweepListener listener) {
        return run(objective(Optional.of(new Subject.Labels(data))), listener);
    }

    /**
     * Fits networks to sequences with a label for each step and searches for the least validation loss, as {@link #on(ForecastData)} does.
     *
     * @throws ConfigProblem also if folds are to be measured, of which there are none
     */
    public Study<T> on(TaggedSequences data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(TaggedSequences)} does, and tells the listener instead of showing it. */
    public Study<T> on(TaggedSequences data, SweepListener listener) {
        return run(objective(Optional.of(new Subject.Tags(data))), listener);
    }

    /**
     * Fits networks to pairs of texts and searches for the least bits per character of the targets of the validation part: how surprising
     * they are to the model, read token by token, however they are cut, as {@link #on(ForecastData)} does.
     *
     * @throws ConfigProblem also if folds are to be measured, of which there are none
     */
    public Study<T> on(SequencePairs data) {
        return on(data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(SequencePairs)} does, and tells the listener instead of showing it. */
    public Study<T> on(SequencePairs data, SweepListener listener) {
        return run(objective(Optional.of(new Subject.Pairs(data))), listener);
    }

    /**
     * Fits networks to the data that each brings and searches for the least error on the validation part, of classes and labels the least
     * loss, or for what {@code .score(…)} says: {@code sweep(t -> lstm().on(series.split(0.9).lookback(t.integer("lookback", 14,
     * 112)).horizon(28))).run()}, or {@code sweep(t -> lstm().on(t.bool("words") ? text.words() : text.characters())).run()}.
     *
     * @throws ConfigProblem if candidates bring no data, or are not measured on the same rows
     */
    public Study<T> run() {
        return run(Cellstate.sweepDisplay());
    }

    /** Searches as {@link #run()} does, and tells the listener instead of showing it. */
    public Study<T> run(SweepListener listener) {
        return run(objective(Optional.empty()), listener);
    }

    /** Several trials at a time take one thread each, one alone takes all. */
    private int threads() {
        return plan.parallel() > 1 ? 1 : 0;
    }

    private Objective<T> objective(Optional<Subject> subject) {
        return NetworkObjective.of(space, scores, seeds, subject, threads());
    }

    /**
     * Searches for the least of a function of the candidates: {@code sweep(t -> t).minimize(t -> Math.pow(t.real("x", -1, 1), 2))}. What
     * it throws makes its trial a failed one.
     */
    public Study<T> minimize(Rating<T> rating) {
        return minimize("objective", rating);
    }

    /** Searches as {@link #minimize(Rating)} does for the least of what has a name. */
    public Study<T> minimize(String name, Rating<T> rating) {
        return run(new Rated<>(Goal.less(name), rating, threads()), Cellstate.sweepDisplay());
    }

    /** Searches for the most of a function of the candidates, as {@link #minimize(Rating)} does for the least. */
    public Study<T> maximize(Rating<T> rating) {
        return maximize("objective", rating);
    }

    /** Searches as {@link #maximize(Rating)} does for the most of what has a name. */
    public Study<T> maximize(String name, Rating<T> rating) {
        return run(new Rated<>(Goal.more(name), rating, threads()), Cellstate.sweepDisplay());
    }

    /** Searches for the best of an objective of one's own, and shows how that goes. */
    public Study<T> run(Objective<T> objective) {
        return run(objective, Cellstate.sweepDisplay());
    }

    /** Searches for the best of an objective of one's own, and tells the listener instead of showing it. */
    public Study<T> run(Objective<T> objective, SweepListener listener) {
        Bytes free = new Bytes(FreeMemory.heap(), FreeMemory.offHeap());
        Workers workers = new LocalWorkers(new TrialRun<>(space, objective), plan.parallel(), free);
        return Sweeper.run(space, objective, plan, workers, listener);
    }

    /** Returns what will be searched and how, and what runs it; of settings that hang on others those that middle values lead to. */
    @Override
    public String toString() {
        List<String> parts =
                new ArrayList<>(List.of("Sweep over " + asked(), plan.sampler().label()));
        parts.add(plan.pruner().label());
        if (plan.parallel() > 1) {
            parts.add(plan.parallel() + " at a time");
        }
        parts.add("seed " + plan.seed());
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "))
                + "\nIt has not run: .on(data), .run() or .minimize(…) runs it";
    }

    private String asked() {
        String settings = space.walk((name, domain, before) -> domain.code(0.5)).settings().stream()
                .map(setting -> setting.name() + " " + setting.domain())
                .collect(Collectors.joining(", "));
        return settings.isEmpty() ? "what its objective asks for" : settings;
    }

    /**
     * Searches as {@link #on(ForecastData)} does, with the trials on Spark: as many at a time as its master's name says, whatever
     * {@link #parallel} said, each on one core. With the same seed and number of workers the study is the same as without Spark.
     *
     * @throws ConfigProblem also if Spark is not there or cannot be started, or what the function uses cannot travel to its executors
     */
    public Study<T> on(SparkCluster cluster, ForecastData data) {
        return on(cluster, data, Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(SparkCluster, ForecastData)} does, and tells the listener instead of showing it. */
    public Study<T> on(SparkCluster cluster, ForecastData data, SweepListener listener) {
        return run(cluster, oneCore().objective(Optional.of(new Subject.Forecasts(data))), listener);
    }

    /** Searches as {@link #on(ValuedSequences)} does, with the trials on Spark. */
    public Study<T> on(SparkCluster cluster, ValuedSequences data) {
        return run(cluster, oneCore().objective(Optional.of(new Subject.Values(data))), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(TextCorpus)} does, with the trials on Spark. */
    public Study<T> on(SparkCluster cluster, TextCorpus data) {
        return run(cluster, oneCore().objective(Optional.of(new Subject.Text(data))), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(LabeledSequences)} does, with the trials on Spark. */
    public Study<T> on(SparkCluster cluster, LabeledSequences data) {
        return run(cluster, oneCore().objective(Optional.of(new Subject.Labels(data))), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(TaggedSequences)} does, with the trials on Spark. */
    public Study<T> on(SparkCluster cluster, TaggedSequences data) {
        return run(cluster, oneCore().objective(Optional.of(new Subject.Tags(data))), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #on(SequencePairs)} does, with the trials on Spark. */
    public Study<T> on(SparkCluster cluster, SequencePairs data) {
        return run(cluster, oneCore().objective(Optional.of(new Subject.Pairs(data))), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #run()} does, with the trials on Spark. */
    public Study<T> run(SparkCluster cluster) {
        return run(cluster, oneCore().objective(Optional.empty()), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #minimize(Rating)} does, with the trials on Spark. */
    public Study<T> minimize(SparkCluster cluster, Rating<T> rating) {
        return run(
                cluster, new Rated<>(Goal.less("objective"), rating, oneCore().threads()), Cellstate.sweepDisplay());
    }

    /** Searches as {@link #maximize(Rating)} does, with the trials on Spark. */
    public Study<T> maximize(SparkCluster cluster, Rating<T> rating) {
        return run(
                cluster, new Rated<>(Goal.more("objective"), rating, oneCore().threads()), Cellstate.sweepDisplay());
    }

    /** Searches for the best of an objective of one's own with the trials on Spark, and tells the listener instead of showing it. */
    public Study<T> run(SparkCluster cluster, Objective<T> objective, SweepListener listener) {
        Workers workers = cluster.start(new TrialRun<>(space, objective));
        return Sweeper.run(space, objective, plan.parallel(workers.count()), workers, listener);
    }

    /** On Spark a trial takes one thread, alone or not: the cores are Spark's to give. */
    private Sweep<T> oneCore() {
        return parallel(2);
    }
}
