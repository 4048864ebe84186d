package org.cellstate.dsl.sweep.prune;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Report;

/**
 * Hyperband (Li et al. 2018): successive halving in brackets that first compare at different steps, because nobody knows how early a step
 * tells good from bad. Each trial belongs to one bracket by its number, and is compared within it. A bracket gets as many of the trials as
 * its share of configurations there: the one that begins at step {@code most / factor^s} has {@code ceil((s_max + 1) / (s + 1) * factor^s)}.
 *
 * @param most steps of a trial that is not pruned; 0 to take those of the first that was measured to the end. Until then every trial runs
 * @param factor one in so many goes on, at least 2
 */
public record Hyperband(int most, int factor) implements Pruner {

    /** Checks the numbers. */
    public Hyperband {
        if (most < 0 || factor < 2) {
            throw new ConfigProblem(
                    "Hyperband knows the steps of a whole trial, at least 1, and lets one in 2 or more go on.",
                    "hyperband(" + most + ", " + factor + ")",
                    "hyperband(27, 3), or hyperband()");
        }
    }

    /** Returns the default: the steps of the first whole trial, and a factor of 3, for which the paper argues. */
    public static Hyperband standard() {
        return new Hyperband(0, 3);
    }

    @Override
    public String label() {
        return equals(standard()) ? "hyperband()" : "hyperband(" + most + ", " + factor + ")";
    }

    @Override
    public PruneRule rule(Past past, int number) {
        OptionalInt steps = most > 0 ? OptionalInt.of(most) : first(past);
        if (steps.isEmpty()) {
            return PruneRule.none();
        }
        int[] sizes = sizes(steps.getAsInt());
        int own = bracket(sizes, number);
        List<Past.Tried> beside = past.tried().stream()
                .filter(trial -> bracket(sizes, trial.number()) == own)
                .toList();
        int rung = (int) Math.round(steps.getAsInt() / Math.pow(factor, own));
        SortedMap<Integer, Double> limits = new Rungs(Math.max(1, rung), factor).limits(beside);
        return new PruneRule(limits.headMap(steps.getAsInt()), 0);
    }

    /** Returns the last step of the first trial that was measured to the end. */
    private static OptionalInt first(Past past) {
        return past.complete().stream()
                .filter(trial -> !trial.reports().isEmpty())
                .mapToInt(trial -> last(trial.reports()))
                .findFirst();
    }

    private static int last(List<Report> reports) {
        return reports.get(reports.size() - 1).step();
    }

    /** Returns how many configurations each bracket has, that which compares at no step but the last first. */
    int[] sizes(int steps) {
        int last = 0;
        for (long reach = factor; reach <= steps; reach *= factor) {
            last++;
        }
        int[] sizes = new int[last + 1];
        for (int bracket = 0; bracket <= last; bracket++) {
            long whole = (last + 1L) * (long) Math.pow(factor, bracket);
            sizes[bracket] = (int) ((whole + bracket) / (bracket + 1));
        }
        return sizes;
    }

    /**
     * Returns the bracket of a trial: the one that is furthest behind its share, of two alike the one that begins earlier. Once each has as many
     * as its size, it begins anew.
     */
    static int bracket(int[] sizes, int number) {
        int all = Arrays.stream(sizes).sum();
        long[] given = new long[sizes.length];
        int chosen = 0;
        for (int trial = 0; trial <= number % all; trial++) {
            chosen = sizes.length - 1;
            for (int bracket = sizes.length - 2; bracket >= 0; bracket--) {
                long behind = sizes[bracket] * (trial + 1L) - given[bracket] * all;
                long most = sizes[chosen] * (trial + 1L) - given[chosen] * all;
                chosen = behind > most ? bracket : chosen;
            }
            given[chosen]++;
        }
        return chosen;
    }
}
