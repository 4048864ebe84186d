package org.cellstate.dsl;

import org.cellstate.dsl.cluster.SparkCluster;
import org.cellstate.dsl.evaluate.Folds;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.TrialFunction;
import org.cellstate.dsl.sweep.objective.Score;
import org.cellstate.dsl.sweep.prune.Hyperband;
import org.cellstate.dsl.sweep.prune.Median;
import org.cellstate.dsl.sweep.prune.Patience;
import org.cellstate.dsl.sweep.prune.SuccessiveHalving;

/** The words of {@link Cellstate} for sweeps: what is searched, what ends a trial early, and what is measured. */
public abstract sealed class SweepWords extends ModelWords permits LanguageWords {

    SweepWords() {}

    /**
     * Returns a search over what a function builds from settings: {@code sweep(t -> lstm().hidden(t.logInt("hidden", 16, 256)))}.
     *
     * @param function run many times, also to see which settings there are; it trains nothing
     */
    public static <T> Sweep<T> sweep(TrialFunction<T> function) {
        return Sweep.of(function);
    }

    /** Returns successive halving (ASHA): at epochs 1, 3, 9, 27 … the best third of those that came there goes on. */
    public static Pruner asha() {
        return SuccessiveHalving.standard();
    }

    /**
     * Returns successive halving (ASHA) that first compares trials at an epoch, and then at each one {@code factor} times later.
     *
     * @param first the epoch, or whatever is reported by, at least 1
     * @param factor one in so many goes on, at least 2
     */
    public static Pruner asha(int first, int factor) {
        return new SuccessiveHalving(first, factor);
    }

    /**
     * Returns Hyperband: successive halving in brackets, some of which compare early and some late. How many epochs a whole trial has is
     * taken from the first one.
     */
    public static Pruner hyperband() {
        return Hyperband.standard();
    }

    /**
     * Returns Hyperband.
     *
     * @param most epochs of a whole trial, or whatever is reported by, at least 1
     * @param factor one in so many goes on, at least 2
     */
    public static Pruner hyperband(int most, int factor) {
        return new Hyperband(most, factor);
    }

    /** Returns the median rule: after five trials, what is worse than the median of the earlier ones at an epoch ends there. */
    public static Pruner median() {
        return Median.standard();
    }

    /**
     * Returns the median rule.
     *
     * @param trials that are measured to the end before it begins, at least 1
     * @param epochs at the start of each trial in which it is let go on, 0 or more
     */
    public static Pruner median(int trials, int epochs) {
        return new Median(trials, epochs);
    }

    /** Returns a pruner that ends a trial after so many epochs without a better one, at least 1. */
    public static Pruner patience(int epochs) {
        return new Patience(epochs);
    }

    /**
     * Returns the loss of the best epoch on the validation part, by which networks on the same series, and those that tell classes, are
     * measured by default. It compares models of one loss, and of texts that are cut alike.
     */
    public static Score validationLoss() {
        return new Score.ValidationLoss();
    }

    /**
     * Returns the error on the validation part. The test part is left alone.
     *
     * <p>Of series it is the mean absolute scaled error of forecasts from origins all over the part, one horizon apart: it compares networks of
     * any loss and of any lookback, covariates and transforms. Of classes and labels it is the share that is wrong. Of texts it is the
     * surprise in bits per character, of pairs that of the targets, each token after the true ones before it: it compares texts that are cut
     * in different ways, and a token that the vocabulary does not have costs what its spelling does.
     */
    public static Score validationError() {
        return new Score.ValidationError();
    }

    /** Returns the mean error of a cross-validation of series on so many blocks of the training part, at least 2, in time order. */
    public static Score foldError(int count) {
        return new Score.FoldError(Folds.of(count));
    }

    /** Returns the number of weights of a network. */
    public static Score parameters() {
        return new Score.Parameters();
    }

    /** Returns the median milliseconds of one forecast, or of one reading of a sequence or of a piece of text. It is a time: a sweep that measures it is not the same again. */
    public static Score latency() {
        return new Score.Latency();
    }

    /**
     * Returns Apache Spark as the place where the trials of a sweep run: {@code sweep(…).on(spark("local[2]"), data)}. Spark itself is not
     * part of Cellstate; {@code %use spark} brings it into a notebook.
     *
     * @param master as Spark names it: {@code local[2]} for two threads, {@code local-cluster[2,1,2048]} for two processes of one core and
     *     2048 MB, {@code spark://host:7077} and the like for a cluster
     */
    public static SparkCluster spark(String master) {
        return SparkCluster.of(master);
    }
}
