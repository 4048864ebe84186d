package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * How often a backtest fits a model anew, on all rows before the origin.
 *
 * @param every after so many origins; 0 for never, which is quick and asks more of the model
 */
public record Refit(int every) {

    /** Checks the number. */
    public Refit {
        if (every < 0) {
            throw new ConfigProblem(
                    "A model is fitted anew after a number of origins.",
                    "refit(" + every + ")",
                    "refit() for each origin, refit(4) for every fourth; 0 is never");
        }
    }

    /** Returns the choice of the one fit on the training part, from which all forecasts are made. */
    public static Refit never() {
        return new Refit(0);
    }

    /** Returns whether the model is fitted anew before an origin, counted from 0. */
    boolean before(int number) {
        return every > 0 && number % every == 0;
    }

    /** Returns for example {@code fitted anew before every 4th origin}. */
    @Override
    public String toString() {
        return switch (every) {
            case 0 -> "fitted once";
            case 1 -> "fitted anew before each origin";
            default -> "fitted anew before every " + every + " origins";
        };
    }
}
