package org.cellstate.dsl.evaluate.classes;

/** Whether one of two methods that saw the same rows is right more often than chance explains. */
final class SignTest {

    private SignTest() {}

    /**
     * Returns how likely a difference at least as large is if both are equally good: the exact binomial test on the rows for which only
     * one of them is right (McNemar 1947).
     */
    static double p(long onlyFirst, long onlySecond) {
        long rows = onlyFirst + onlySecond;
        double logTerm = -Math.log(2) * rows;
        double tail = 0;
        for (long k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log((double) (rows - k)) - Math.log(k + 1.0);
        }
        return Math.min(1, 2 * tail);
    }
}
