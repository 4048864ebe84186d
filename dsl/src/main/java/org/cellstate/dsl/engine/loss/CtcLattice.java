package org.cellstate.dsl.engine.loss;

/**
 * All ways in which the steps of one sequence can spell its labels: each label for one step or several, blanks before, between and after,
 * and at least one blank between two that are the same (Graves et al. 2006). States are {@code blank, label 1, blank, label 2, …, blank}.
 * Forward and backward sums are kept as logarithms.
 */
final class CtcLattice {

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private double[] forward = new double[0];
    private double[] backward = new double[0];
    private double[] next = new double[0];

    /** Returns the steps that a sequence of labels needs at least. */
    static int stepsNeeded(int[] labels) {
        int steps = labels.length;
        for (int i = 1; i < labels.length; i++) {
            if (labels[i] == labels[i - 1]) {
                steps++;
            }
        }
        return steps;
    }

    /**
     * Returns minus the log probability of the labels.
     *
     * @param logs {@code [step, slot]}, slots being the blank and then each label: log probabilities; becomes the probability that the
     *     step is at that slot, given the labels
     * @param labels no longer than the steps allow
     */
    double occupancy(double[] logs, int[] labels, int steps) {
        int states = 2 * labels.length + 1;
        if (forward.length < steps * states) {
            forward = new double[steps * states];
        }
        if (next.length < states) {
            backward = new double[states];
            next = new double[states];
        }
        forward(logs, labels, steps, states);
        int last = (steps - 1) * states + states - 1;
        double total = states == 1 ? forward[last] : sum(forward[last], forward[last - 1], NEVER);
        backward(logs, labels, steps, states, total);
        return -total;
    }

    private void forward(double[] logs, int[] labels, int steps, int states) {
        int slots = labels.length + 1;
        for (int state = 0; state < states; state++) {
            forward[state] = state < 2 ? logs[slot(state)] : NEVER;
        }
        for (int step = 1; step < steps; step++) {
            int now = step * states;
            int before = now - states;
            for (int state = 0; state < states; state++) {
                double stay = forward[before + state];
                double advance = state > 0 ? forward[before + state - 1] : NEVER;
                double skip = skips(labels, state) ? forward[before + state - 2] : NEVER;
                forward[now + state] = sum(stay, advance, skip) + logs[step * slots + slot(state)];
            }
        }
    }

    /** Goes back through the steps; {@code next} is what follows a state at the step after, that step's own probability in. */
    private void backward(double[] logs, int[] labels, int steps, int states, double total) {
        int slots = labels.length + 1;
        for (int state = 0; state < states; state++) {
            backward[state] = state >= states - 2 ? 0 : NEVER;
        }
        for (int step = steps - 1; step >= 0; step--) {
            int at = step * slots;
            for (int state = 0; state < states; state++) {
                next[state] = backward[state] + logs[at + slot(state)];
            }
            double blank = 0;
            for (int state = 0; state < states; state++) {
                double share = Math.exp(forward[step * states + state] + backward[state] - total);
                if (state % 2 == 0) {
                    blank += share;
                } else {
                    logs[at + slot(state)] = share;
                }
            }
            logs[at] = blank;
            for (int state = 0; state < states; state++) {
                double advance = state + 1 < states ? next[state + 1] : NEVER;
                double skip = state + 2 < states && skips(labels, state + 2) ? next[state + 2] : NEVER;
                backward[state] = sum(next[state], advance, skip);
            }
        }
    }

    private static int slot(int state) {
        return state % 2 == 0 ? 0 : (state + 1) / 2;
    }

    /** Whether the blank before a state may be left out. */
    private static boolean skips(int[] labels, int state) {
        return state % 2 == 1 && state > 1 && labels[state / 2] != labels[state / 2 - 1];
    }

    private static double sum(double a, double b, double c) {
        double most = Math.max(a, Math.max(b, c));
        if (most == NEVER) {
            return NEVER;
        }
        return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
    }
}
