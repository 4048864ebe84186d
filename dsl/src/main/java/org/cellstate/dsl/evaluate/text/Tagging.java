package org.cellstate.dsl.evaluate.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A sequence with what a model says of each of its steps.
 *
 * @param steps in order
 */
public record Tagging(List<Step> steps) {

    /**
     * A step.
     *
     * @param token what was read
     * @param label the most probable one
     * @param probability of that label, from 0 to 1
     */
    public record Step(String token, String label, double probability) {}

    /** Copies the list. */
    public Tagging {
        steps = List.copyOf(steps);
    }

    /** Returns the label of each step. */
    public List<String> labels() {
        return steps.stream().map(Step::label).toList();
    }

    /** Returns the labels, those of one character side by side. */
    @Override
    public String toString() {
        boolean letters = steps.stream().allMatch(step -> step.label().length() == 1);
        return labels().stream().collect(Collectors.joining(letters ? "" : " "));
    }
}
