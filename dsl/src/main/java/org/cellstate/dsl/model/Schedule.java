package org.cellstate.dsl.model;

/** How the learning rate moves while training goes on. */
public enum Schedule {
    /** Always the optimizer's learning rate. */
    CONSTANT {
        @Override
        public double factor(double progress) {
            return 1;
        }
    },
    /**
     * Up along half a cosine during the first tenth of the steps, then down along the other half to a thousandth (a one-cycle policy,
     * Smith and Topin 2018, with the cosine of Loshchilov and Hutter 2017).
     */
    ONE_CYCLE {
        @Override
        public double factor(double progress) {
            double phase = progress < WARM_UP ? 1 - progress / WARM_UP : (progress - WARM_UP) / (1 - WARM_UP);
            double low = progress < WARM_UP ? FIRST : LAST;
            return low + (1 - low) * (1 + Math.cos(Math.PI * phase)) / 2;
        }
    };

    private static final double WARM_UP = 0.1;
    private static final double FIRST = 0.1;
    private static final double LAST = 0.001;

    /**
     * Returns what the learning rate is multiplied by.
     *
     * @param progress the share of all planned steps that are done, from 0 to 1
     */
    public abstract double factor(double progress);
}
