package org.cellstate.dsl.engine.attention;

import java.util.List;

/**
 * The arithmetic of one attention vertex, forward and back. An instance keeps what its last call forward needs for the way back, and the
 * weights that can be read.
 */
sealed interface Mechanism permits AdditiveMechanism, ProductMechanism, JoinedMechanism, SelfMechanism {

    /**
     * A matrix of parameters; a vector is a matrix of one row.
     *
     * @param name such as {@code Wq}
     * @param rows its inputs, where it maps features to features
     * @param columns its outputs
     * @param fanIn how many numbers each output is a sum of
     */
    record Parameter(String name, int rows, int columns, int fanIn) {

        /** Returns a matrix from so many features to so many. */
        static Parameter map(String name, int from, int to) {
            return new Parameter(name, from, to, from);
        }

        /** Returns how many numbers it holds. */
        int numbers() {
            return Math.multiplyExact(rows, columns);
        }

        /** Returns the matrix at an address. */
        Matrices at(long address) {
            return Matrices.one(address, rows, columns);
        }
    }

    /** Returns the parameters in the order in which they lie. */
    List<Parameter> parameters();

    /**
     * Computes the contexts, or what they are made into.
     *
     * @param parameters addresses, in order
     * @param inputs queries and source, or the one sequence
     * @param context {@code [target step, row, feature]}, written
     */
    void forward(long[] parameters, Block[] inputs, Reach reach, Block context);

    /**
     * Computes the gradients that belong to the last {@link #forward}, whose inputs must still hold what they held. All are overwritten.
     *
     * @param contextGradient read
     * @param inputGradients with respect to the inputs
     * @param gradients addresses of those with respect to the parameters, in order
     */
    void backward(long[] parameters, Block[] inputs, Block contextGradient, Block[] inputGradients, long[] gradients);

    /** Returns the attention weights of the last {@link #forward}. */
    Alignment weights();
}
