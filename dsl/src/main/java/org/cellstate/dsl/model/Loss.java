package org.cellstate.dsl.model;

/** What training makes small. Losses are means over windows and steps, of errors in training standard deviations. */
public enum Loss {
    /** Mean absolute error: the forecast aims at the median, and single holidays pull little. */
    MAE,
    /** Mean squared error: the forecast aims at the mean. */
    MSE
}
