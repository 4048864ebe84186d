package org.cellstate.dsl.sweep;

/** Says, before a trial begins, at which steps and values it need not go on. */
public interface Pruner {

    /** Returns the word that makes it in a chain, such as {@code asha()}. */
    String label();

    /**
     * Returns the rule for a trial.
     *
     * @param past what is known when it begins
     * @param number of the trial, from 0
     */
    PruneRule rule(Past past, int number);

    /** Returns one that lets every trial finish. */
    static Pruner none() {
        return new Pruner() {
            @Override
            public String label() {
                return "";
            }

            @Override
            public PruneRule rule(Past past, int number) {
                return PruneRule.none();
            }
        };
    }
}
