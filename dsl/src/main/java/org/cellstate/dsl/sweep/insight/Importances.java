package org.cellstate.dsl.sweep.insight;

import java.util.List;
import java.util.Optional;

/**
 * How much of what was measured each setting decides by itself, by fANOVA (Hutter, Hoos and Leyton-Brown, 2014). What settings do only
 * together is nobody's share, so the shares add up to less than 1.
 *
 * @param goal what was measured
 * @param shares the most important setting first
 * @param trials how many trials they are read off
 * @param explained the share of the variance of trials that the forest foretells which its trees have not seen; NaN where it cannot be told
 */
public record Importances(String goal, List<Share> shares, int trials, double explained) {

    /** Fewer trials than these for each setting, or in all, make importances rough: a rule of thumb. */
    private static final int TRIALS_OF_A_SETTING = 10;

    private static final int LEAST_TRIALS = 20;

    /** Copies the shares. */
    public Importances {
        shares = List.copyOf(shares);
    }

    /**
     * The share of one setting.
     *
     * @param name of the setting
     * @param mean its share of the variance, from 0 to 1; NaN where too few trials have the setting
     * @param deviation the standard deviation over the trees of the forest
     * @param trials how many trials have the setting
     */
    public record Share(String name, double mean, double deviation, int trials) {}

    /** Returns the share of a setting; empty where there is none of this name. */
    public Optional<Share> share(String name) {
        return shares.stream().filter(share -> share.name().equals(name)).findFirst();
    }

    /** Returns how many trials they want to be trusted: ten for each setting, at least twenty, as a rule of thumb. */
    public int wanted() {
        return Math.max(LEAST_TRIALS, TRIALS_OF_A_SETTING * shares.size());
    }

    /** Returns whether there are trials enough, and the forest foretells what it has not seen. */
    public boolean areTrusted() {
        return trials >= wanted() && explained > 0;
    }

    /** Returns for example {@code rate 0.61, hidden 0.12 of the variance of validation loss}. */
    @Override
    public String toString() {
        if (shares.isEmpty()) {
            return "no importances: " + trials + (trials == 1 ? " trial was" : " trials were") + " measured";
        }
        List<String> parts = shares.stream()
                .map(share -> share.name() + " " + Math.round(100 * share.mean()) / 100.0)
                .toList();
        return String.join(", ", parts) + " of the variance of " + goal;
    }
}
