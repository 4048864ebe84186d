package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization"). Trials are parted into the best tenth, 25 at most, and the others, a density
 * is put over each part, and of 48 draws from the good one that is taken whose density is highest against the other's. All settings of a
 * draw come from the same good trial and are judged together, so that settings that only work with each other are found; a branch that the
 * trial did not take is entered evenly. Details are those that Watanabe
 * (2023, "Tree-Structured Parzen Estimator: Understanding Its Algorithm Components and Their Roles") found to matter:
 *
 * <ul>
 *   <li>good trials weigh alike; of the others the newest 25 do, and older ones less the older they are;
 *   <li>kernels of numbers reach to the farther neighbour, but stay wide while there are few;
 *   <li>in both densities one kernel is even over the space.
 * </ul>
 *
 * <p>Pruned trials stand behind measured ones, by how far they came; failed and running ones are among the others. What was tried already is
 * not tried again where a draw is new. The first ten trials are those of {@link Sobol}.
 */
public final class Tpe implements Sampler {

    private static final int STARTS = 10;
    private static final int CANDIDATES = 48;
    private static final double GOOD_SHARE = 0.1;
    private static final int MOST_GOOD = 25;
    private static final int NEWEST = 25;

    @Override
    public String label() {
        return "tpe()";
    }

    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        if (number < STARTS) {
            return new Sobol().propose(past, space, number, seed);
        }
        List<Past.Tried> ranking = Ranking.of(past.tried());
        int good = good(ranking.stream().filter(Ranking::isJudged).count());
        List<Past.Tried> others = new ArrayList<>(ranking.subList(good, ranking.size()));
        others.addAll(past.running());
        Parzen likely = density(ranking.subList(0, good));
        Parzen unlikely = density(others);

        Walker walker = new Walker(space, past);
        Set<List<Setting>> known = new HashSet<>();
        ranking.forEach(trial -> known.add(trial.settings()));
        past.running().forEach(trial -> known.add(trial.settings()));
        SplittableRandom random = Sampler.random(seed, number);
        List<List<Setting>> candidates = IntStream.range(0, CANDIDATES)
                .mapToObj(i -> draw(likely, walker, random))
                .toList();
        List<List<Setting>> unknown = candidates.stream()
                .filter(candidate -> !known.contains(candidate))
                .toList();
        List<Setting> best = (unknown.isEmpty() ? candidates : unknown)
                .stream()
                        .max(Comparator.comparingDouble(
                                candidate -> likely.logDensity(candidate) - unlikely.logDensity(candidate)))
                        .orElseThrow();
        return new Proposal(best, random.nextLong());
    }

    private static List<Setting> draw(Parzen likely, Walker walker, SplittableRandom random) {
        int kernel = likely.kernel(random.nextDouble());
        return walker.walk(
                        (name, domain, before) -> likely.code(kernel, new Question(name, domain), random.nextDouble()))
                .settings();
    }

    /** Returns how many of so many trials that were judged are good. */
    static int good(long judged) {
        return (int) Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * judged));
    }

    private static Parzen density(List<Past.Tried> trials) {
        return new Parzen(
                trials.stream()
                        .sorted(Comparator.comparingInt(Past.Tried::number))
                        .map(Past.Tried::settings)
                        .toList(),
                weights(trials.size()));
    }

    /** Returns the weights of trials in their order: 1 for the newest, rising to it from the n-th part, with n of them. */
    static double[] weights(int count) {
        int old = Math.max(0, count - NEWEST);
        return IntStream.range(0, count)
                .mapToDouble(i -> i >= old ? 1 : (1 + i * (count - 1.0) / Math.max(1, old - 1)) / count)
                .toArray();
    }
}
