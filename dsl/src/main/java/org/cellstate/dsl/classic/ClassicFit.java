package org.cellstate.dsl.classic;

import java.util.List;
import org.cellstate.dsl.data.Series;

/** A fitted method that can tell what it found: what a cell shows. */
public interface ClassicFit extends Fitted {

    /** Returns the series it was fitted on. */
    Series history();

    /** Returns what the method assumes and what the fit says, in a sentence or two. */
    String words();

    /** Returns the numbers that were fitted, in the order of the model's formula; empty where there are none. */
    List<Coefficient> coefficients();

    /** Returns what the fit is worth, such as {@code AICc}, in the order in which it is told. */
    List<Measure> criteria();

    /**
     * Returns the errors one row ahead over the history, observed minus forecast: {@code [row]}, in the unit that the method works in;
     * NaN for rows that nothing was forecast for.
     */
    double[] residuals();

    /** Returns the most rows that the method can forecast. */
    default int reach() {
        return Integer.MAX_VALUE;
    }
}
