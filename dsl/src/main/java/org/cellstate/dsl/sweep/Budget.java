package org.cellstate.dsl.sweep;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * How long a study goes on; whichever is reached first ends it.
 *
 * @param said the most trials, pruned and failed ones among them, at least 1; empty where nobody said a number
 * @param minutes the most minutes, above 0, asked before each trial: those that run are finished
 */
public record Budget(OptionalInt said, double minutes) {

    /** The most trials of a sampler that can always go on, where nobody said a number. */
    public static final int USUAL = 30;

    /** Checks the numbers. */
    public Budget {
        if (said.isPresent() && said.getAsInt() < 1) {
            throw new ConfigProblem("A sweep has at least 1 trial.", ".trials(" + said.getAsInt() + ")", ".trials(30)");
        }
        if (!(minutes > 0)) {
            throw new ConfigProblem(
                    "A sweep has a number of minutes above 0.", ".minutes(" + minutes + ")", ".minutes(10)");
        }
    }

    /** A budget of a number of trials and of minutes. */
    public Budget(int trials, double minutes) {
        this(OptionalInt.of(trials), minutes);
    }

    /** Returns the budget of a sweep of which nobody said how long it goes on. */
    public static Budget usual() {
        return new Budget(OptionalInt.empty(), Double.POSITIVE_INFINITY);
    }

    /** Sets the most trials. */
    public Budget trials(int most) {
        return new Budget(OptionalInt.of(most), minutes);
    }

    /** Sets the most minutes. */
    public Budget minutes(double most) {
        return new Budget(said, most);
    }

    /**
     * Returns the most trials: the number that was said; otherwise all that the sampler has, or {@value #USUAL} of one that can always go
     * on.
     *
     * @param size how many trials the sampler has in all
     */
    public long most(OptionalLong size) {
        return said.isPresent() ? said.getAsInt() : size.orElse(USUAL);
    }
}
