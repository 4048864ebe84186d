package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * Bayesian optimization: a Gaussian process learns the cost from the trials so far, and the next trial is the one of which the greatest
 * improvement is expected (Jones, Schonlau and Welch 1998).
 */
public final class Bayesian implements Sampler {

    private static final int ALL = 600;
    private static final int RANDOM = Integer.getInteger("cand", 500);
    private static final int LEADERS = 5;
    private static final int NEAR = 40;
    private static final int CLIMBS = Integer.getInteger("climbs", 6);
    private static final int FIRST = 10;

    @Override
    public String label() {
        return "bayesian()";
    }

    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        SplittableRandom random = Sampler.random(seed, number);
        long rest = random.nextLong();
        Walker walker = new Walker(space, past);
        Optional<List<List<Setting>>> all = walker.all(ALL);
        Set<List<Setting>> taken = new HashSet<>();
        past.tried().forEach(trial -> taken.add(trial.settings()));
        past.running().forEach(trial -> taken.add(trial.settings()));
        Evidence evidence = Evidence.of(past);
        int first = first(walker, all, seed);
        List<Setting> settings = number < first || evidence.trials().isEmpty()
                ? opening(walker, all, taken, new LatinHypercube(first, number, seed), random)
                : promising(walker, all, taken, evidence, past, random);
        return new Proposal(settings, rest);
    }

    private static int first(Walker walker, Optional<List<List<Setting>>> all, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = 0;
        for (int i = 0; i < 8; i++) {
            most = Math.max(most, chance(walker, random).settings().size());
        }
        int usual = Math.min(FIRST, 3 + most);
        return all.map(list -> Math.max(1, Math.min(usual, list.size() / 3))).orElse(usual);
    }

    private static Walker.Walked chance(Walker walker, SplittableRandom random) {
        return walker.walk((name, domain, before) -> domain.code(random.nextDouble()));
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

    private static List<Setting> promising(
            Walker walker,
            Optional<List<List<Setting>>> all,
            Set<List<Setting>> taken,
            Evidence evidence,
            Past past,
            SplittableRandom random) {
        List<List<Setting>> candidates = all.orElseGet(() -> candidates(walker, evidence, random));
        List<List<Setting>> fresh =
                candidates.stream().filter(trial -> !taken.contains(trial)).toList();
        if (fresh.size() == 1) {
            return fresh.get(0);
        }
        List<List<Setting>> open = fresh.isEmpty() ? candidates : fresh;
        List<List<Setting>> known = new ArrayList<>(evidence.trials());
        past.running().forEach(trial -> known.add(trial.settings()));
        known.addAll(open);
        Promise promise = promise(new Places(known), evidence, past, random);
        List<Ascent.Candidate> ranked = open.stream()
                .map(trial -> new Ascent.Candidate(trial, promise.of(trial)))
                .sorted(Comparator.comparingDouble((Ascent.Candidate candidate) -> -candidate.promise()))
                .toList();
        if (all.isPresent()) {
            return ranked.get(0).settings();
        }
        Ascent ascent = new Ascent(promise, walker, random.nextLong());
        return ranked.stream()
                .limit(CLIMBS)
                .map(ascent::from)
                .filter(candidate -> !taken.contains(candidate.settings()))
                .max(Comparator.comparingDouble(Ascent.Candidate::promise))
                .orElse(ranked.get(0))
                .settings();
    }

    private static Promise promise(Places places, Evidence evidence, Past past, SplittableRandom random) {
        List<double[]> points =
                new ArrayList<>(evidence.trials().stream().map(places::point).toList());
        int asked = evidence.trials().stream().mapToInt(List::size).max().orElseThrow();
        Kernel kernel = KernelFit.of(points, evidence.values(), places.choices(), Math.max(1, asked), random);
        GaussianProcess process = new GaussianProcess(kernel, points, evidence.values());
        int ended = points.size();
        past.running().forEach(trial -> points.add(places.point(trial.settings())));
        double[] values = Arrays.copyOf(evidence.values(), points.size());
        for (int i = ended; i < values.length; i++) {
            values[i] = process.belief(points.get(i)).mean();
        }
        GaussianProcess believed = ended == values.length ? process : new GaussianProcess(kernel, points, values);
        double best = points.stream()
                .mapToDouble(point -> believed.belief(point).mean())
                .min()
                .orElseThrow();
        return new Promise(believed, places, best);
    }

    private static List<List<Setting>> candidates(Walker walker, Evidence evidence, SplittableRandom random) {
        Set<List<Setting>> sound = new LinkedHashSet<>();
        Set<List<Setting>> unsound = new LinkedHashSet<>();
        for (int i = 0; i < RANDOM; i++) {
            Walker.Walked walked = chance(walker, random);
            (walked.sound() ? sound : unsound).add(walked.settings());
        }
        List<Integer> ranking = evidence.ranking();
        for (int number : ranking.subList(0, Math.min(LEADERS, ranking.size()))) {
            for (int i = 0; i < NEAR; i++) {
                Walker.Walked walked = walker.walk(near(evidence.trials().get(number), random));
                (walked.sound() ? sound : unsound).add(walked.settings());
            }
        }
        return List.copyOf(sound.isEmpty() ? unsound : sound);
    }

    private static org.cellstate.dsl.sweep.Chooser near(List<Setting> leader, SplittableRandom random) {
        double width = Math.pow(10, -0.5 - 2 * random.nextDouble());
        double share = Math.max(0.3, 1.0 / Math.max(1, leader.size()));
        return (name, domain, before) -> {
            for (Setting setting : leader) {
                if (setting.name().equals(name) && setting.domain().equals(domain)) {
                    boolean kept = random.nextDouble() >= share;
                    return kept
                            ? setting.code()
                            : domain instanceof Domain.Choice
                                    ? domain.code(random.nextDouble())
                                    : domain.code(setting.unit() + width * random.nextGaussian());
                }
            }
            return domain.code(random.nextDouble());
        };
    }
}
