package org.cellstate.dsl.prepare;

/**
 * The lengths of a forecast window.
 *
 * @param lookback steps before the origin
 * @param pastFeatures numbers of each of them: the value first, then what is known of coming rows too, then the past covariates
 * @param horizon steps from the origin on
 * @param futureFeatures numbers of each of them: what is known, then a one-hot of the step's place
 */
public record WindowShape(int lookback, int pastFeatures, int horizon, int futureFeatures) {}
