package org.cellstate.dsl.engine.attention;

import org.cellstate.dsl.data.ConfigProblem;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What attention computes beside moving data, on native memory of numbers of one width. An instance keeps working arrays of the Java heap
 * and belongs to one thread at a time.
 */
sealed interface Arithmetic permits FloatArithmetic, DoubleArithmetic {

    /**
     * Returns the arithmetic for networks of a data type.
     *
     * @throws ConfigProblem if it is neither float nor double
     */
    static Arithmetic of(DataType type) {
        if (type == DataType.FLOAT) {
            return new FloatArithmetic();
        }
        if (type == DataType.DOUBLE) {
            return new DoubleArithmetic();
        }
        throw new ConfigProblem(
                "Attention computes in float or double.", "data type " + type, ".dataType(DataType.FLOAT)");
    }

    /** Returns the bytes of a number. */
    int bytes();

    /**
     * Multiplies matrix by matrix: {@code out = scale left right}, added to what is there if asked. Where one matrix stands against many,
     * it serves all of them; one that is written gets the sum.
     */
    default void multiply(double scale, Matrices left, Matrices right, boolean add, Matrices out) {
        int count = Math.max(left.count(), right.count());
        for (int i = 0; i < count; i++) {
            boolean sum = add || (i > 0 && out.between() == 0);
            product(
                    scale,
                    left,
                    left.address() + i * left.between() * bytes(),
                    right,
                    right.address() + i * right.between() * bytes(),
                    sum,
                    out,
                    out.address() + i * out.between() * bytes());
        }
    }

    /** Multiplies one matrix by one: the shapes are those of the first three, the places those beside them. */
    void product(
            double scale,
            Matrices left,
            long leftPlace,
            Matrices right,
            long rightPlace,
            boolean add,
            Matrices out,
            long outPlace);

    /** Returns a copy of numbers in memory. */
    float[] copy(long address, int numbers);

    /** Turns scores into weights, in place: each target step's within reach add up to 1, the others are 0. */
    void softmax(Alignment scores, Reach reach);

    /** Turns the gradient with respect to weights into that with respect to scores, in place. */
    void softmaxGradient(Alignment weights, Alignment gradient);

    /** Writes the hyperbolic tangents of numbers, in place and to another place. */
    void tanh(long address, int numbers, long copy);

    /** Writes {@code gradient (1 - y²)}, where {@code y} is a hyperbolic tangent's value. */
    void tanhGradient(long tanh, long gradient, int numbers, long out);

    /** Adds numbers to others. */
    void add(long from, int numbers, long to);

    /** Writes numbers times factors, which may be to where the numbers are. */
    void scale(long address, float[] factors, int numbers, long out);

    /** Returns what scores additively. */
    AdditiveScoring additive();
}
