package org.cellstate.dsl.engine.attention;

/** What all mechanisms share: scores become weights, and weights mix values. */
final class Mixture {

    private final Arithmetic arithmetic;
    private final Scratch memory = new Scratch();
    private final Scratch gradientMemory = new Scratch();
    private Alignment weights;

    Mixture(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
        this.weights = memory.alignment(arithmetic.bytes(), 0, 1, 0, 0);
    }

    /** Returns room for the scores of a pass. */
    Alignment scores(int rows, int heads, int targets, int sources) {
        weights = memory.alignment(arithmetic.bytes(), rows, heads, targets, sources);
        return weights;
    }

    /** Returns the weights of the last {@link #mix}. */
    Alignment weights() {
        return weights;
    }

    /** Turns the scores into weights, and mixes values {@code [source step, row, feature]} with them. */
    void mix(Reach reach, Block values, Block mixed) {
        arithmetic.softmax(weights, reach);
        for (int head = 0; head < weights.heads(); head++) {
            arithmetic.multiply(
                    1,
                    weights.head(head),
                    values.head(head, weights.heads()),
                    false,
                    mixed.head(head, weights.heads()));
        }
    }

    /** Writes the gradient with respect to the values, and returns that with respect to the scores. */
    Alignment unmix(Block values, Block mixedGradient, Block valueGradient) {
        int heads = weights.heads();
        Alignment gradient = gradientMemory.alignment(
                arithmetic.bytes(), weights.rows(), heads, weights.targets(), weights.sources());
        for (int head = 0; head < heads; head++) {
            Matrices outer = mixedGradient.head(head, heads);
            arithmetic.multiply(1, outer, values.head(head, heads).transposed(), false, gradient.head(head));
            arithmetic.multiply(1, weights.head(head).transposed(), outer, false, valueGradient.head(head, heads));
        }
        arithmetic.softmaxGradient(weights, gradient);
        return gradient;
    }
}
