package org.cellstate.dsl.sweep.sample;

/**
 * How alike the costs of two trials are: a Matérn kernel of order 5/2 over the numbers times an overlap kernel over the choices, each question
 * with a weight of its own (automatic relevance determination).
 *
 * @param signal the variance of what is learned
 * @param noise the variance of what is not
 * @param weights of the squared distances, one a question: of a number, 1 / length scale²
 * @param choices which questions are choices
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Covariance(double signal, double noise, double[] weights, boolean[] choices) {

    private static final double ROOT_FIVE = Math.sqrt(5);

    /** Returns the kernel of order 5/2 by the squared distance. */
    static double matern(double squared) {
        double root = ROOT_FIVE * Math.sqrt(squared);
        return (1 + root + 5.0 / 3 * squared) * Math.exp(-root);
    }

    /** Returns its derivative by the squared distance. */
    static double maternSlope(double squared) {
        double root = ROOT_FIVE * Math.sqrt(squared);
        return -5.0 / 6 * (1 + root) * Math.exp(-root);
    }

    /** Returns the weighted squared distance in all numbers. */
    double distance(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!choices[i]) {
                sum += weights[i] * Places.squared(left, right, i, false);
            }
        }
        return sum;
    }

    /** Returns what the choices leave of the likeness. */
    double overlap(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (choices[i] && left[2 * i] != right[2 * i]) {
                sum += weights[i];
            }
        }
        return sum == 0 ? 1 : Math.exp(-sum);
    }

    /** Returns the covariance of what is learned. */
    double covariance(double[] left, double[] right) {
        return signal * matern(distance(left, right)) * overlap(left, right);
    }
}
