package org.cellstate.dsl.evaluate.text;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * How many sequences are right to the last character.
 *
 * @param hypotheses what was written
 * @param references what is right
 */
public record ExactMatch(List<String> hypotheses, List<String> references) {

    /**
     * Copies the lists.
     *
     * @throws ShapeProblem if there is no sequence, or there are not as many references as hypotheses
     */
    public ExactMatch {
        Beside both = Beside.of(hypotheses, references);
        hypotheses = both.hypotheses();
        references = both.references().get(0);
    }

    /** Returns the number of sequences. */
    public int size() {
        return hypotheses.size();
    }

    /** Returns whether one is right. */
    public boolean right(int sequence) {
        return hypotheses.get(sequence).equals(references.get(sequence));
    }

    /** Returns how many are right. */
    public int count() {
        return (int) IntStream.range(0, size()).filter(this::right).count();
    }

    /** Returns the share that is right, from 0 to 1. */
    public double share() {
        return (double) count() / size();
    }

    /** Returns the numbers of those that are wrong, from 0, rising. */
    public int[] wrong() {
        return IntStream.range(0, size()).filter(i -> !right(i)).toArray();
    }

    /** Returns for example {@code exact match 98.4 %: 492 of 500}. */
    @Override
    public String toString() {
        return "exact match " + Rounded.of(100 * share(), 1) + " %: " + count() + " of " + size();
    }
}
