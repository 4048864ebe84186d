package org.cellstate.dsl.evaluate.decode;

/** How the tokens of a text are chosen. Each prints as the Java that makes it. */
public sealed interface Choice permits Greedy, Sampling, Beam {

    /** Returns the likeliest token every time. */
    static Greedy greedy() {
        return new Greedy();
    }

    /**
     * Returns draws at a temperature: the logarithms of the probabilities are divided by it.
     *
     * @param value above 0; 1 leaves the probabilities as they are, less makes likely tokens likelier
     * @throws org.cellstate.dsl.data.ConfigProblem if it is not above 0
     */
    static Sampling temperature(double value) {
        return Sampling.plain().temperature(value);
    }

    /**
     * Returns draws among the likeliest tokens.
     *
     * @param most how many, at least 1
     * @throws org.cellstate.dsl.data.ConfigProblem if it is less
     */
    static Sampling topK(int most) {
        return Sampling.plain().topK(most);
    }

    /**
     * Returns draws among the fewest tokens that together are this likely.
     *
     * @param share above 0, at most 1
     * @throws org.cellstate.dsl.data.ConfigProblem if it is not
     */
    static Sampling topP(double share) {
        return Sampling.plain().topP(share);
    }

    /**
     * Returns a beam search.
     *
     * @param width texts that are kept at each step, at least 1
     * @throws org.cellstate.dsl.data.ConfigProblem if it is less
     */
    static Beam beam(int width) {
        return new Beam(width, Beam.PENALTY);
    }
}
