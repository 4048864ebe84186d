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

    /**
     * The kernel of order 5/2 at a distance.
     *
     * @param value the likeness, 1 at distance 0
     * @param slope its derivative by the squared distance
     */
    record Matern(double value, double slope) {

        /** Returns it by the squared distance. */
        static Matern of(double squared) {
            double root = ROOT_FIVE * Math.sqrt(squared);
            double fading = Math.exp(-root);
            return new Matern((1 + root + 5.0 / 3 * squared) * fading, -5.0 / 6 * (1 + root) * fading);
        }
    }
}
