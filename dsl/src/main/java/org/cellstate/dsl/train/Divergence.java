package org.cellstate.dsl.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cellstate.dsl.engine.StepResult;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.NamedNumbers;

/** Why a training diverges, as far as the batch and the lengths of the last gradients show. */
final class Divergence {

    private static final int REMEMBERED = 20;
    /** A gradient this many times as long as one of the last was is taken to explode. */
    private static final double EXPLOSION = 100;
    /** Far beyond what scaled data hold, and still far from what a float holds. */
    private static final float EXTREME = 1e4f;

    private final Training training;
    private final Deque<Double> norms = new ArrayDeque<>();

    /**
     * A likely cause.
     *
     * @param evidence what was seen
     * @param fix what to try against it
     */
    record Cause(String evidence, String fix) {}

    Divergence(Training training) {
        this.training = training;
    }

    /** Remembers a step. */
    void stepped(StepResult step) {
        if (norms.size() == REMEMBERED) {
            norms.removeFirst();
        }
        norms.addLast(step.gradientNorm());
    }

    /** Returns what is wrong with a step that was not made, for example {@code the loss is NaN}. */
    static String told(StepResult step) {
        return Double.isFinite(step.loss())
                ? "the gradient's norm is " + step.gradientNorm()
                : "the loss is " + step.loss();
    }

    /**
     * Returns the likely cause.
     *
     * @param numbers of the batch that failed
     * @param label what a person calls one of its examples
     */
    Cause cause(List<NamedNumbers> numbers, IntFunction<String> label) {
        return strange(numbers, label, false)
                .or(() -> strange(numbers, label, true))
                .or(this::explosion)
                .orElseGet(() -> new Cause(
                        "the batch and the last gradients look as usual",
                        Advice.lowerRate(training) + "; or look for extreme values in the training part"));
    }

    private static Optional<Cause> strange(List<NamedNumbers> all, IntFunction<String> label, boolean finite) {
        return all.stream()
                .flatMap(numbers -> strange(numbers, label, finite).stream())
                .findFirst();
    }

    /** Finds the strangest of some numbers: one that is not finite, or the largest that is extreme. */
    private static Optional<Cause> strange(NamedNumbers named, IntFunction<String> label, boolean finite) {
        float[] numbers = named.numbers();
        int found = -1;
        float largest = EXTREME;
        for (int i = 0; i < numbers.length; i++) {
            float size = Math.abs(numbers[i]);
            if (finite ? size > largest : found < 0 && !Float.isFinite(size)) {
                found = i;
                largest = size;
            }
        }
        if (found < 0) {
            return Optional.empty();
        }
        String evidence = "the " + named.name() + " of the "
                + label.apply(named.row().applyAsInt(found)) + " holds " + numbers[found];
        return Optional.of(
                finite
                        ? new Cause(
                                evidence + " where scaled values are near 1",
                                "values that lie nearer together: mend outliers, or take their logarithm")
                        : new Cause(evidence, "data without it: fill or leave out what is no number"));
    }

    private Optional<Cause> explosion() {
        if (norms.isEmpty()) {
            return Optional.empty();
        }
        double last = norms.getLast();
        double least = last;
        int steps = 0;
        int ago = norms.size();
        for (double norm : norms) {
            ago--;
            if (norm < least) {
                least = norm;
                steps = ago;
            }
        }
        if (!(last > EXPLOSION * least)) {
            return Optional.empty();
        }
        String evidence = String.format(
                Locale.ROOT,
                "the gradient's norm grew from %.3g to %.3g in %d %s",
                least,
                last,
                steps,
                steps == 1 ? "step" : "steps");
        boolean late = training.clip() > EXPLOSION * least;
        return Optional.of(new Cause(evidence, Advice.lowerRate(training) + (late ? ", or .clip(1)" : "")));
    }
}
