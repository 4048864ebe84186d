package org.cellstate.dsl.model;

import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;

/** How the learning rate moves while training goes on. Each is a pure value and prints as the Java that makes it. */
public sealed interface Schedule {

    /** Returns what the optimizer's learning rate is multiplied by for the next step. */
    double factor(Progress progress);

    /** Returns a schedule that leaves the learning rate as it is. */
    static Schedule constant() {
        return new Constant();
    }

    /** Returns one cycle, up and down again. */
    static Schedule oneCycle() {
        return new OneCycle();
    }

    /** Returns half a cosine from the whole learning rate down to nothing. */
    static Schedule cosine() {
        return cosine(0);
    }

    /** Returns half a cosine from the whole learning rate down to a share of it. */
    static Schedule cosine(double last) {
        return new Cosine(last);
    }

    /** Returns stairs down. */
    static Schedule step(int everyEpochs, double factor) {
        return new Step(everyEpochs, factor);
    }

    /** Returns a schedule that multiplies the learning rate where the validation loss stands still, without end. */
    static Schedule plateau(int patience, double factor) {
        return plateau(patience, factor, 0);
    }

    /** Returns a schedule that multiplies the learning rate where the validation loss stands still, down to a share of it. */
    static Schedule plateau(int patience, double factor, double floor) {
        return new Plateau(patience, factor, floor);
    }

    /** Puts a linear warm-up before this schedule, over the first share of the planned steps, above 0 and below 1. */
    default Schedule warmUp(double share) {
        return new WarmUp(this, share);
    }

    /**
     * How far a training has come.
     *
     * @param steps steps that are done
     * @param planned steps that all epochs have together, at least 1
     * @param valid the validation loss of each epoch that is done
     */
    record Progress(int steps, int planned, List<Double> valid) {

        /** Copies the losses. */
        public Progress {
            valid = List.copyOf(valid);
        }

        /** Returns the share of the planned steps that is done, from 0 to 1. */
        public double share() {
            return (double) steps / planned;
        }
    }

    /** Always the optimizer's learning rate. */
    record Constant() implements Schedule {

        @Override
        public double factor(Progress progress) {
            return 1;
        }

        @Override
        public String toString() {
            return "constant()";
        }
    }

    /**
     * Up along half a cosine from a tenth of the learning rate during the first tenth of the steps, then down along the other half to a
     * thousandth (a one-cycle policy, Smith and Topin 2018, with the cosine of Loshchilov and Hutter 2017).
     */
    record OneCycle() implements Schedule {

        private static final double WARM_UP = 0.1;
        private static final double FIRST = 0.1;
        private static final double LAST = 0.001;

        @Override
        public double factor(Progress progress) {
            double done = progress.share();
            double phase = done < WARM_UP ? 1 - done / WARM_UP : (done - WARM_UP) / (1 - WARM_UP);
            double low = done < WARM_UP ? FIRST : LAST;
            return halfCosine(phase, low);
        }

        @Override
        public String toString() {
            return "oneCycle()";
        }
    }

    /**
     * Down along half a cosine over all steps (Loshchilov and Hutter 2017, without restarts).
     *
     * @param last the share of the learning rate that is left at the end, from 0 to 1; default 0 as in PyTorch and Keras
     */
    record Cosine(double last) implements Schedule {

        /** Checks the range. */
        public Cosine {
            if (!(last >= 0 && last <= 1)) {
                throw new ConfigProblem(
                        "A cosine ends at a share of the learning rate, from 0 to 1.",
                        "cosine(" + last + ")",
                        "cosine(0.01)");
            }
        }

        @Override
        public double factor(Progress progress) {
            return halfCosine(progress.share(), last);
        }

        @Override
        public String toString() {
            return last == 0 ? "cosine()" : "cosine(" + last + ")";
        }
    }

    /**
     * Stairs down, by the epoch.
     *
     * @param everyEpochs epochs on one stair, at least 1
     * @param factor what every stair multiplies the learning rate by, above 0 and below 1
     */
    record Step(int everyEpochs, double factor) implements Schedule {

        /** Checks the ranges. */
        public Step {
            if (everyEpochs < 1) {
                throw new ConfigProblem(
                        "A stair is at least 1 epoch long.", print(everyEpochs, factor), "step(5, 0.5)");
            }
            checkFactor(factor, print(everyEpochs, factor), print(everyEpochs, 0.5));
        }

        @Override
        public double factor(Progress progress) {
            int stairs = progress.valid().size() / everyEpochs;
            return Math.pow(factor, stairs);
        }

        private static String print(int everyEpochs, double factor) {
            return "step(" + everyEpochs + ", " + factor + ")";
        }

        @Override
        public String toString() {
            return print(everyEpochs, factor);
        }
    }

    /**
     * Down where the validation loss stands still: after so many epochs without a lower one the learning rate is multiplied, and the
     * count begins anew. A training whose own patience is not longer stops before that, which is refused when it starts.
     *
     * @param patience epochs without a lower validation loss, at least 1
     * @param factor what the learning rate is then multiplied by, above 0 and below 1
     * @param floor the least share of the learning rate that is left, from 0 to below 1; default 0 as in PyTorch and Keras
     */
    record Plateau(int patience, double factor, double floor) implements Schedule {

        /** Checks the ranges. */
        public Plateau {
            String received = print(patience, factor, floor);
            if (patience < 1) {
                throw new ConfigProblem("A plateau is at least 1 epoch long.", received, "plateau(3, 0.5)");
            }
            checkFactor(factor, received, print(patience, 0.5, 0));
            if (!(floor >= 0 && floor < 1)) {
                throw new ConfigProblem(
                        "The floor is the share of the learning rate that is left: from 0 to below 1.",
                        received,
                        print(patience, factor, 0.01));
            }
        }

        @Override
        public double factor(Progress progress) {
            double best = Double.POSITIVE_INFINITY;
            int since = 0;
            int reductions = 0;
            for (double loss : progress.valid()) {
                since = loss < best ? 0 : since + 1;
                best = Math.min(best, loss);
                if (since == patience) {
                    reductions++;
                    since = 0;
                }
            }
            return Math.max(floor, Math.pow(factor, reductions));
        }

        private static String print(int patience, double factor, double floor) {
            return "plateau(" + patience + ", " + factor + (floor == 0 ? "" : ", " + floor) + ")";
        }

        @Override
        public String toString() {
            return print(patience, factor, floor);
        }
    }

    /**
     * A linear warm-up (Goyal et al. 2017) before another schedule. With n steps of warm-up the first step has an n-th of the rate; the
     * other schedule has its start until they are done and then runs over the steps that are left. Epochs count from the beginning.
     *
     * @param then what comes after it
     * @param share of the planned steps, above 0 and below 1; at least one step
     */
    record WarmUp(Schedule then, double share) implements Schedule {

        /** Checks the range. */
        public WarmUp {
            if (!(share > 0 && share < 1)) {
                throw new ConfigProblem(
                        "A warm-up is a share of the planned steps, above 0 and below 1.",
                        then + ".warmUp(" + share + ")",
                        then + ".warmUp(0.05)");
            }
        }

        @Override
        public double factor(Progress progress) {
            int steps = (int) Math.max(1, Math.round(share * progress.planned()));
            Progress after = new Progress(
                    Math.max(0, progress.steps() - steps), Math.max(1, progress.planned() - steps), progress.valid());
            return Math.min(1, (progress.steps() + 1.0) / steps) * then.factor(after);
        }

        @Override
        public String toString() {
            return then + ".warmUp(" + share + ")";
        }
    }

    private static double halfCosine(double phase, double low) {
        return low + (1 - low) * (1 + Math.cos(Math.PI * phase)) / 2;
    }

    private static void checkFactor(double factor, String received, String fix) {
        if (!(factor > 0 && factor < 1)) {
            throw new ConfigProblem("The factor lies above 0 and below 1.", received, fix);
        }
    }
}
