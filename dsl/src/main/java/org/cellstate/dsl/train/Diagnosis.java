package org.cellstate.dsl.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.model.RecurrentSpec;

/**
 * Reads what goes wrong in a training off its epochs. It speaks late rather than wrongly: a training part of some hundred windows makes
 * the loss of an epoch jump by several percent, so every rule asks for three epochs
 * or more.
 *
 * <p>Changes are measured against the larger of the loss itself and the way it has come since the first epoch. That holds for losses near
 * zero, and for likelihoods, which may be negative.
 */
public final class Diagnosis {

    /** Twice the lowest is far beyond the noise of an epoch, and early enough to stop before the loss is no number. */
    private static final double DIVERGED = 1;

    /** A loss may jump and come down by itself: where more than this share of the rise is gone by the next epoch, it is none. */
    private static final double COMES_BACK = 0.5;

    /** Epochs in a row that validate worse than the best: of Prechelt's (1998) criteria, one that a single bad epoch does not meet. */
    private static final int WORSE = 3;

    /** By how much their median is worse: Prechelt's generalization loss of 5 %. */
    private static final double WORSE_BY = 0.05;

    /** By how much training must have gone on falling meanwhile; a validation loss that rises alone is a training that diverges. */
    private static final double FALLING = 0.02;

    /** Flat is said of the median of so many epochs beside that of as many before: one bad epoch does not move it. */
    private static final int TERM = 3;

    /** By how much a loss must fall from one term to the next, or it is flat: what the medians of three jumping epochs still tell apart. */
    private static final double FLAT_BELOW = 0.01;

    /** Below this share of its first value a loss has come down, and may be flat. */
    private static final double LEARNED = 0.05;

    /** Below this the loss does not even jump: gradients vanish, or steps are too small to be seen. */
    private static final double DEAD_BELOW = 1e-3;

    /** At a smaller share of the learning rate, in a warm-up or at a schedule's end, losses are meant to be flat. */
    private static final double COOL = 0.1;

    private final RecurrentSpec spec;
    private final List<Epoch> epochs;
    private final Epoch first;
    private final Epoch last;

    private Diagnosis(RecurrentSpec spec, List<Epoch> epochs) {
        this.spec = spec;
        this.epochs = epochs;
        this.first = epochs.get(0);
        this.last = epochs.get(epochs.size() - 1);
    }

    /** Returns what goes wrong after the epochs so far, the most urgent if it is more than one thing; empty while all is well. */
    public static Optional<Symptom> of(RecurrentSpec spec, List<Epoch> epochs) {
        if (epochs.isEmpty()) {
            return Optional.empty();
        }
        Diagnosis diagnosis = new Diagnosis(spec, epochs);
        return diagnosis.diverges().or(diagnosis::overfits).or(diagnosis::flat);
    }

    private Optional<Symptom> diverges() {
        int count = epochs.size();
        if (count < 3) {
            return Optional.empty();
        }
        Epoch lowest = lowest(epochs.subList(0, count - 2), Epoch::train);
        double bound = lowest.train() + DIVERGED * Math.abs(lowest.train());
        double peak = epochs.get(count - 2).train();
        boolean above = peak > bound && last.train() > bound;
        boolean back = peak - last.train() > COMES_BACK * (peak - lowest.train());
        if (!above || back) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Symptom.Kind.DIVERGES,
                moved("the training loss rose", lowest, Epoch::train),
                Advice.lowerRate(spec.training())));
    }

    private Optional<Symptom> overfits() {
        Epoch best = lowest(epochs, Epoch::valid);
        List<Epoch> since = epochs.subList(best.number() - first.number() + 1, epochs.size());
        if (since.size() < WORSE) {
            return Optional.empty();
        }
        double worse = median(latest(since, WORSE), Epoch::valid) - best.valid();
        double fallen = best.train() - median(latest(since, WORSE), Epoch::train);
        if (worse < WORSE_BY * size(best, Epoch::valid) || fallen < FALLING * size(best, Epoch::train)) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                Symptom.Kind.OVERFITS,
                moved("the validation loss rose", best, Epoch::valid) + ", while "
                        + moved("the training loss fell", best, Epoch::train),
                Advice.lessFreedom(spec)));
    }

    private Optional<Symptom> flat() {
        double rate = spec.training().optimizer().learningRate();
        if (epochs.size() < 2 * TERM || last.learningRate() < COOL * rate) {
            return Optional.empty();
        }
        boolean done = first.train() > 0 && median(latest(epochs, TERM), Epoch::train) < LEARNED * first.train();
        if (done || falls(Epoch::train) || falls(Epoch::valid)) {
            return Optional.empty();
        }
        double fallen = first.train() - median(latest(epochs, TERM), Epoch::train);
        return Optional.of(
                fallen > FALLING * size(first, Epoch::train)
                        ? noLongerLearns(epochs.get(epochs.size() - TERM - 1))
                        : learnsNothing());
    }

    /** Returns whether a loss fell from the term before the last to the last one. */
    private boolean falls(ToDoubleFunction<Epoch> loss) {
        List<Epoch> both = latest(epochs, 2 * TERM);
        double fallen = median(both.subList(0, TERM), loss) - median(both.subList(TERM, 2 * TERM), loss);
        return fallen > FLAT_BELOW * size(both.get(TERM - 1), loss);
    }

    private Symptom noLongerLearns(Epoch before) {
        return new Symptom(
                Symptom.Kind.NO_LONGER_LEARNS,
                moved("the training loss went", before, Epoch::train) + ", and the validation loss has not improved",
                Advice.lowerRate(spec.training()) + ", or a larger model, such as " + Advice.moreFreedom(spec));
    }

    private Symptom learnsNothing() {
        double low = epochs.stream().mapToDouble(Epoch::train).min().orElseThrow();
        double high = epochs.stream().mapToDouble(Epoch::train).max().orElseThrow();
        boolean dead = high - low < DEAD_BELOW * size(first, Epoch::train);
        return new Symptom(
                Symptom.Kind.LEARNS_NOTHING,
                moved("the training loss went", first, Epoch::train),
                dead
                        ? Advice.higherRate(spec.training())
                        : Advice.lowerRate(spec.training()) + ", or inputs that say more of what is to be learned");
    }

    /** Returns what a change of a loss is measured against. */
    private double size(Epoch epoch, ToDoubleFunction<Epoch> loss) {
        double here = loss.applyAsDouble(epoch);
        return Math.max(Math.abs(here), Math.abs(loss.applyAsDouble(first) - here));
    }

    private String moved(String what, Epoch from, ToDoubleFunction<Epoch> loss) {
        return String.format(
                Locale.ROOT,
                "%s from %.3g in epoch %d to %.3g in epoch %d",
                what,
                loss.applyAsDouble(from),
                from.number(),
                loss.applyAsDouble(last),
                last.number());
    }

    private static List<Epoch> latest(List<Epoch> epochs, int count) {
        return epochs.subList(Math.max(0, epochs.size() - count), epochs.size());
    }

    private static double median(List<Epoch> epochs, ToDoubleFunction<Epoch> loss) {
        double[] sorted = epochs.stream().mapToDouble(loss).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Epoch lowest(List<Epoch> epochs, ToDoubleFunction<Epoch> loss) {
        Epoch lowest = epochs.get(0);
        for (Epoch epoch : epochs) {
            if (loss.applyAsDouble(epoch) < loss.applyAsDouble(lowest)) {
                lowest = epoch;
            }
        }
        return lowest;
    }
}
