package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * Bayesian optimization: a Gaussian process learns the cost from the trials so far, and the next trial is the one of which the greatest
 * improvement is expected (Jones, Schonlau and Welch 1998).
 *
 * <p>The first trials, three more than there are settings but at most 10 (Optuna's default), are spread over the space as a Latin hypercube.
 * After them, in a space of at most 600 trials each is considered. In others 500 are drawn by chance and 200 near the best so far, and the
 * six most promising are improved: numbers along the gradient, whole numbers and choices one by one. A trial is not proposed twice while
 * there is another.
 *
 * <p>Failed trials count as a little worse than the worst, pruned ones as at least middling, running ones as what is expected of them. Of
 * more than 300 ended trials the best 150 are learned from and the newest of the others.
 */
public final class Bayesian implements Sampler {

    private static final int LISTED = 600;
    private static final int FIRST = 10;
    private static final int FIRST_BEYOND_SETTINGS = 3;
    private static final int CLIMBS = 6;

    /** An improvement that counts, in deviations of the noise: a smaller one could not be told from chance. */
    private static final double MARGIN = 0.1;

    @Override
    public String label() {
        return "bayesian()";
    }

    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        SplittableRandom random = Sampler.random(seed, number);
        long rest = random.nextLong();
        Walker walker = new Walker(space, past);
        Optional<List<List<Setting>>> all = walker.all(LISTED);
        Set<List<Setting>> taken = new HashSet<>();
        past.tried().forEach(trial -> taken.add(trial.settings()));
        past.running().forEach(trial -> taken.add(trial.settings()));
        Evidence evidence = Evidence.of(past);
        int first = first(walker, all, seed);
        if (number < first || evidence.trials().isEmpty()) {
            return new Proposal(opening(walker, all, taken, new LatinHypercube(first, number, seed), random), rest);
        }
        List<List<Setting>> candidates = all.orElseGet(() -> Candidates.of(walker, evidence, random));
        List<List<Setting>> fresh =
                candidates.stream().filter(trial -> !taken.contains(trial)).toList();
        List<List<Setting>> open = fresh.isEmpty() ? candidates : fresh;
        if (open.size() == 1) {
            return new Proposal(open.get(0), rest);
        }
        Promise promise = promise(evidence, past.running(), open, random);
        List<Ascent.Candidate> ranked = ranked(promise, open);
        return new Proposal(
                all.isPresent()
                        ? ranked.get(0).settings()
                        : climbed(ranked, new Ascent(promise, walker, random.nextLong()), taken),
                rest);
    }

    private static int first(Walker walker, Optional<List<List<Setting>>> all, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = 0;
        for (int i = 0; i < FIRST; i++) {
            Walker.Walked walked = walker.walk((name, domain, before) -> domain.code(random.nextDouble()));
            most = Math.max(most, walked.settings().size());
        }
        int usual = Math.min(FIRST, most + FIRST_BEYOND_SETTINGS);
        return all.map(list -> Math.max(1, Math.min(usual, list.size() / 3))).orElse(usual);
    }

    private static List<Setting> opening(
            Walker walker,
            Optional<List<List<Setting>>> all,
            Set<List<Setting>> taken,
            LatinHypercube cube,
            SplittableRandom random) {
        List<Setting> settings = walker.walk(cube).settings();
        List<List<Setting>> free = all.orElse(List.of()).stream()
                .filter(trial -> !taken.contains(trial))
                .toList();
        return taken.contains(settings) && !free.isEmpty() ? free.get(random.nextInt(free.size())) : settings;
    }

    /** Returns what trials promise, made of those that ended and what those that run are believed to cost. */
    static Promise promise(
            Evidence evidence, List<Past.Tried> running, List<List<Setting>> candidates, SplittableRandom random) {
        List<List<Setting>> trials = new ArrayList<>(evidence.trials());
        running.forEach(trial -> trials.add(trial.settings()));
        List<List<Setting>> known = new ArrayList<>(trials);
        known.addAll(candidates);
        Places places = new Places(known);
        List<double[]> points = trials.stream().map(places::point).toList();
        int ended = evidence.trials().size();
        int asked = evidence.trials().stream().mapToInt(List::size).max().orElseThrow();
        Covariance covariance =
                CovarianceFit.of(points.subList(0, ended), evidence.values(), places.choices(), asked, random);
        GaussianProcess process = new GaussianProcess(covariance, points.subList(0, ended), evidence.values());
        if (!running.isEmpty()) {
            double[] values = Arrays.copyOf(evidence.values(), points.size());
            for (int i = ended; i < values.length; i++) {
                values[i] = process.belief(points.get(i)).mean();
            }
            process = new GaussianProcess(covariance, points, values);
        }
        double best = Double.POSITIVE_INFINITY;
        for (double[] point : points) {
            best = Math.min(best, process.belief(point).mean());
        }
        return new Promise(process, places, best - MARGIN * Math.sqrt(covariance.noise()));
    }

    /** Returns trials with what they promise, the most promising first. */
    static List<Ascent.Candidate> ranked(Promise promise, List<List<Setting>> trials) {
        return trials.stream()
                .map(trial -> new Ascent.Candidate(trial, promise.of(trial)))
                .sorted(Comparator.comparingDouble((Ascent.Candidate candidate) -> -candidate.promise()))
                .toList();
    }

    /** Returns the most promising trial that is found from the first of some. */
    static List<Setting> climbed(List<Ascent.Candidate> ranked, Ascent ascent, Set<List<Setting>> taken) {
        return ranked.stream()
                .limit(CLIMBS)
                .map(ascent::from)
                .filter(candidate -> !taken.contains(candidate.settings()))
                .max(Comparator.comparingDouble(Ascent.Candidate::promise))
                .orElse(ranked.get(0))
                .settings();
    }
}
