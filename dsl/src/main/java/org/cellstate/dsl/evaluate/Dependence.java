package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How the steps of a forecast go together: a day above its forecast is mostly followed by another. A forecast of all steps at once says
 * nothing of it, so it is taken from outcomes: of some earlier forecasts it is known where each outcome lay in the forecast's distribution, and
 * a path takes the ranks of one of them, drawn anew each time (the Schaake shuffle, Clark et al. 2004). The distribution of each step stays
 * what it is.
 */
public final class Dependence {

    private static final Dependence NONE = new Dependence(new int[0][]);

    /** {@code [window][step]}: the rank among all windows at that step, from 0. */
    private final int[][] ranks;

    private Dependence(int[][] ranks) {
        this.ranks = ranks;
    }

    /** Returns that steps have nothing to do with each other. */
    public static Dependence none() {
        return NONE;
    }

    /**
     * Returns the dependence of outcomes.
     *
     * @param places {@code [window][step]}: where an outcome lay, higher for higher ones; compared with others of its step only
     */
    static Dependence of(double[][] places) {
        int windows = places.length;
        int[][] ranks = new int[windows][windows == 0 ? 0 : places[0].length];
        for (int step = 0; windows > 0 && step < places[0].length; step++) {
            int at = step;
            int[] order = IntStream.range(0, windows)
                    .boxed()
                    .sorted(Comparator.comparingDouble(window -> places[window][at]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int rank = 0; rank < windows; rank++) {
                ranks[order[rank]][step] = rank;
            }
        }
        return new Dependence(ranks);
    }

    /** Returns from how many earlier forecasts it is known; 0 where steps are independent. */
    public int windows() {
        return ranks.length;
    }

    /** Draws a probability for each step, each between 0 and 1, and even by itself. */
    double[] draw(RandomGenerator random, int steps) {
        double[] drawn = new double[steps];
        if (ranks.length == 0) {
            Arrays.setAll(drawn, step -> open(random));
            return drawn;
        }
        int[] window = ranks[random.nextInt(ranks.length)];
        double inside = open(random);
        Arrays.setAll(drawn, step -> (window[step] + inside) / ranks.length);
        return drawn;
    }

    private static double open(RandomGenerator random) {
        return (random.nextInt(1 << 30) + 0.5) / (1 << 30);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dependence that && Arrays.deepEquals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(ranks);
    }

    /** Returns for example {@code as in 256 windows}. */
    @Override
    public String toString() {
        return ranks.length == 0 ? "independent" : "as in " + ranks.length + " windows";
    }
}
