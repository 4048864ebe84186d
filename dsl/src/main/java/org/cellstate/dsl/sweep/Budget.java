package org.cellstate.dsl.sweep;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * How long a study goes on; whichever is reached first ends it.
 *
 * @param trials the most trials, pruned and failed ones among them, at least 1
 * @param minutes the most minutes, above 0, asked before each trial: those that run are finished
 */
public record Budget(int trials, double minutes) {

    /** Checks the numbers. */
    public Budget {
        if (trials < 1) {
            throw new ConfigProblem("A sweep has at least 1 trial.", ".trials(" + trials + ")", ".trials(30)");
        }
        if (!(minutes > 0)) {
            throw new ConfigProblem(
                    "A sweep has a number of minutes above 0.", ".minutes(" + minutes + ")", ".minutes(10)");
        }
    }
}
