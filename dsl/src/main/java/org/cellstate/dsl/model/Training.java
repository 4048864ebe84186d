package org.cellstate.dsl.model;

import java.util.function.Consumer;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.prepare.Examples;

/**
 * How a model is trained.
 *
 * @param optimizer how gradients become steps; default Adam, which peaks at a learning rate of 0.01
 * @param schedule how the learning rate moves; default one cycle
 * @param loss what is made small; default the mean absolute error, which MASE measures; where the data are tokens or classes, it stands for
 *     their cross-entropy
 * @param epochs the most epochs, at least 1; default 12: on daily births over two seeds the validation loss of
 *     the two-layer model fell by 2 % against 8
 * @param windows training examples in an epoch, at least 1; default 0, as many as the data have it: {@value Examples#WINDOWS} windows of
 *     series and sequences with values, all of a corpus, of labelled sequences and of pairs. Windows are drawn without replacement until all
 *     were seen, so a long series takes several epochs to be seen once, and a short one is seen several times in one: a default fit costs
 *     the same number of steps for any series, as with GluonTS's {@code num_batches_per_epoch}
 * @param batch windows per step, at least 1; default 32 (Masters and Luschi 2018)
 * @param patience epochs without a better validation loss before training stops, at least 1; default 6, half of the cycle
 * @param clip the longest gradient over all weights together, penalties among it, above 0; default 1 (Pascanu et al. 2013)
 * @param regularization what keeps weights small; default nothing
 * @param within the most minutes, above 0, checked before each batch; default any number. A training that they end keeps its best epoch,
 *     and is not the same from one machine to the next
 * @param seed of the weights, the order of the windows and the dropout; default 42. Two trainings with one seed give the same bits
 */
public record Training(
        Optimizer optimizer,
        Schedule schedule,
        Loss loss,
        int epochs,
        int windows,
        int batch,
        int patience,
        double clip,
        Regularization regularization,
        double within,
        long seed) {

    /** Checks the ranges. */
    public Training {
        atLeastOne("epochs", epochs, 12);
        if (windows < 0) {
            atLeastOne("windows", windows, Examples.WINDOWS);
        }
        atLeastOne("batch", batch, 32);
        atLeastOne("patience", patience, 6);
        if (!(clip > 0)) {
            throw new ConfigProblem("clip must be above 0.", "clip=" + clip, ".clip(1)");
        }
        if (!(within > 0)) {
            throw new ConfigProblem("within is a number of minutes above 0.", "within=" + within, ".within(5)");
        }
    }

    /** Returns the defaults. */
    public static Training defaults() {
        return new Training(
                Optimizer.adam(1e-2),
                Schedule.oneCycle(),
                Loss.mae(),
                12,
                0,
                32,
                6,
                1,
                Regularization.none(),
                Double.POSITIVE_INFINITY,
                42);
    }

    /** Sets how gradients become steps. */
    public Training optimizer(Optimizer other) {
        return with(it -> it.optimizer = other);
    }

    /** Sets how the learning rate moves. */
    public Training schedule(Schedule other) {
        return with(it -> it.schedule = other);
    }

    /** Sets what is made small. */
    public Training loss(Loss other) {
        return with(it -> it.loss = other);
    }

    /** Sets the most epochs. */
    public Training epochs(int most) {
        return with(it -> it.epochs = most);
    }

    /** Sets the training windows in an epoch. */
    public Training windows(int perEpoch) {
        atLeastOne("windows", perEpoch, Examples.WINDOWS);
        return with(it -> it.windows = perEpoch);
    }

    /** Sets the windows per step. */
    public Training batch(int size) {
        return with(it -> it.batch = size);
    }

    /** Sets the epochs without a better validation loss before training stops. */
    public Training patience(int most) {
        return with(it -> it.patience = most);
    }

    /** Sets the longest gradient. */
    public Training clip(double norm) {
        return with(it -> it.clip = norm);
    }

    /** Sets what keeps weights small. */
    public Training regularization(Regularization other) {
        return with(it -> it.regularization = other);
    }

    /** Sets the most minutes. */
    public Training within(double minutes) {
        return with(it -> it.within = minutes);
    }

    /** Sets the seed. */
    public Training seed(long other) {
        return with(it -> it.seed = other);
    }

    static void atLeastOne(String name, int value, int advice) {
        if (value < 1) {
            throw new ConfigProblem(name + " must be at least 1.", name + "=" + value, "." + name + "(" + advice + ")");
        }
    }

    /** Returns the options of a chain that differ from the defaults, for example {@code .epochs(20).seed(1)}; empty if none does. */
    @Override
    public String toString() {
        Training plain = defaults();
        return option("optimizer", optimizer, plain.optimizer)
                + option("schedule", schedule, plain.schedule)
                + option("loss", loss, plain.loss)
                + option("epochs", epochs, plain.epochs)
                + option("windows", windows, plain.windows)
                + option("batch", batch, plain.batch)
                + option("patience", patience, plain.patience)
                + option("clip", clip, plain.clip)
                + regularization
                + option("within", within, plain.within)
                + option("seed", seed, plain.seed);
    }

    static String option(String name, Object value, Object standard) {
        return value.equals(standard) ? "" : "." + name + "(" + value + ")";
    }

    private Training with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.training();
    }

    /** The components while one of them is changed. */
    private static final class Draft {

        private Optimizer optimizer;
        private Schedule schedule;
        private Loss loss;
        private int epochs;
        private int windows;
        private int batch;
        private int patience;
        private double clip;
        private Regularization regularization;
        private double within;
        private long seed;

        Draft(Training of) {
            optimizer = of.optimizer;
            schedule = of.schedule;
            loss = of.loss;
            epochs = of.epochs;
            windows = of.windows;
            batch = of.batch;
            patience = of.patience;
            clip = of.clip;
            regularization = of.regularization;
            within = of.within;
            seed = of.seed;
        }

        Training training() {
            return new Training(
                    optimizer, schedule, loss, epochs, windows, batch, patience, clip, regularization, within, seed);
        }
    }
}
