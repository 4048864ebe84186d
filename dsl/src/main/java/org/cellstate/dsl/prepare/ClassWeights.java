package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What classes count in training. */
final class ClassWeights {

    /** Rows that compare one epoch with another: an accuracy of them is known to two percent. */
    static final int COMPARED = 400;

    private ClassWeights() {}

    /**
     * Returns a weight for each class: 1, or such that all rows of a class together count as much as those of any other, and the mean over
     * all rows is 1 (King and Zeng 2001, scikit-learn's "balanced").
     */
    static float[] of(Map<String, Long> counts, List<String> classes, boolean even) {
        float[] weights = new float[classes.size()];
        Arrays.fill(weights, 1);
        if (even) {
            double all = counts.values().stream().mapToLong(Long::longValue).sum();
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (all / weights.length / counts.getOrDefault(classes.get(i), 1L));
            }
        }
        return weights;
    }
}
