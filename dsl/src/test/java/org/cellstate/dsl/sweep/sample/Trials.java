package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialState;

/** Searches without a runner, and functions to be searched. */
final class Trials {

    private static final double[][] STEEP = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] WELLS = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final double[] DEPTHS = {1, 1.2, 3, 3.2};

    private Trials() {}

    /** Runs trials one after the other; a cost that is not a number makes a failed one. */
    static List<Past.Tried> run(Sampler sampler, ToDoubleFunction<Trial> function, int count, long seed) {
        return run(sampler, new Space<>(function::applyAsDouble), count, seed, 1);
    }

    /** Runs trials of which each but the first knows how all went but the newest, as many as there are workers twice. */
    static List<Past.Tried> run(Sampler sampler, Space<Double> space, int count, long seed, int lag) {
        List<Past.Tried> ended = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int known = Math.max(0, number - lag + 1);
            List<Past.Tried> running = ended.subList(known, number).stream()
                    .map(trial -> tried(trial.number(), trial.settings(), TrialState.RUNNING, Double.NaN))
                    .toList();
            Proposal proposal = sampler.propose(new Past(ended.subList(0, known), running), space, number, seed);
            Space.Walk<Double> walk = space.walk(proposal);
            double cost = walk.candidate().orElse(Double.NaN);
            ended.add(
                    tried(number, walk.settings(), Double.isNaN(cost) ? TrialState.FAILED : TrialState.COMPLETE, cost));
        }
        return ended;
    }

    static Past.Tried tried(int number, List<Setting> settings, TrialState state, double cost) {
        return new Past.Tried(number, settings, state, cost, List.of());
    }

    /** Returns the median over seeds of the least cost. */
    static double median(Sampler sampler, ToDoubleFunction<Trial> function, int count, int seeds) {
        double[] best = LongStream.range(0, seeds)
                .mapToDouble(seed -> run(sampler, function, count, seed).stream()
                        .mapToDouble(Past.Tried::cost)
                        .min()
                        .orElseThrow())
                .sorted()
                .toArray();
        return (best[(seeds - 1) / 2] + best[seeds / 2]) / 2;
    }

    static List<List<Setting>> settings(List<Past.Tried> trials) {
        return trials.stream().map(Past.Tried::settings).toList();
    }

    static double branin(Trial t) {
        double x = t.real("x", -5, 10);
        double y = t.real("y", 0, 15);
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    static double hartmann(Trial t) {
        double[] x = numbers(t, 6, 0, 1);
        double sum = 0;
        for (int i = 0; i < DEPTHS.length; i++) {
            double distance = 0;
            for (int j = 0; j < x.length; j++) {
                distance += STEEP[i][j] * (x[j] - WELLS[i][j]) * (x[j] - WELLS[i][j]);
            }
            sum -= DEPTHS[i] * Math.exp(-distance);
        }
        return sum;
    }

    /** A choice that opens other questions, a whole number, logarithms; least is 0, in branch b. */
    static double mixed(Trial t) {
        String kind = t.oneOf("kind", "a", "b", "c");
        double cost = Math.pow(Math.log10(t.logReal("rate", 1e-5, 0.1)) + 2.5, 2);
        cost += 0.3 * Math.abs(t.integer("layers", 1, 6) - 3);
        return cost
                + switch (kind) {
                    case "a" -> 0.2 + 20 * Math.pow(t.real("dropout", 0, 0.8) - 0.3, 2);
                    case "b" ->
                        0.2 * Math.pow(Math.log(t.logInt("hidden", 4, 512) / 64.0) / Math.log(2), 2)
                                + 4 * Math.pow(t.real("momentum", 0, 1) - 0.9, 2);
                    default -> 1;
                };
    }

    static double ellipsoid(Trial t) {
        double[] x = numbers(t, 5, -5, 5);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.pow(1000, i / 4.0) * (x[i] - 1) * (x[i] - 1);
        }
        return sum;
    }

    static double rosenbrock(Trial t) {
        double[] x = numbers(t, 5, -2, 2);
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            sum += 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2);
        }
        return sum;
    }

    private static double[] numbers(Trial t, int count, double low, double high) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> t.real("x" + i, low, high));
        return numbers;
    }
}
