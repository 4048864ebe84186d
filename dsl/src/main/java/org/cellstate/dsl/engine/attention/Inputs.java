package org.cellstate.dsl.engine.attention;

import java.util.Arrays;
import org.cellstate.dsl.data.ShapeProblem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks what a vertex is given, and says what is wrong with it. */
final class Inputs {

    private Inputs() {}

    /** Checks queries against the source they are to attend to. */
    static void check(INDArray queries, INDArray source) {
        if (queries.rank() < 2 || queries.rank() > 3 || source.rank() != 3 || queries.size(0) != source.size(0)) {
            throw new ShapeProblem(
                    "Attention takes queries [batch, feature, target time] or [batch, feature], and a source"
                            + " [batch, feature, source time] of the same batch.",
                    both(queries, source),
                    "the queries as first input and the source as second; a Dense layer over time keeps [batch, feature, time]"
                            + " inside TimeDistributed");
        }
    }

    /** Checks a sequence that is to attend to itself. */
    static void check(INDArray sequence) {
        if (sequence.rank() != 3) {
            throw new ShapeProblem(
                    "Self-attention takes a sequence [batch, feature, time].",
                    "shape " + shape(sequence),
                    "a layer below that returns every step");
        }
    }

    /** Checks the features of an input against those the parameters are for; 0 stands for any. */
    static void checkFeatures(String name, INDArray input, int expected) {
        if (expected != 0 && input.size(1) != expected) {
            throw new ShapeProblem(
                    "The features of an input must be those that the vertex was made for: " + expected + " of the "
                            + name + ".",
                    name + " " + shape(input),
                    "sizes that match the layers below, or setInputTypes(…) on the graph, which finds them");
        }
    }

    /** Checks that a query can be multiplied with a source step. */
    static void checkDot(long querySize, long sourceSize, String received) {
        if (querySize != sourceSize) {
            throw new ShapeProblem(
                    "Dot attention needs as many features in the query as in the source.",
                    received,
                    "general() or additive(), or layers of the same size");
        }
    }

    /** Reads a mask {@code [batch, time]}; null if there is none. */
    static float @Nullable [][] mask(@Nullable INDArray mask, INDArray input) {
        if (mask == null) {
            return null;
        }
        long steps = input.rank() == 2 ? 1 : input.size(2);
        if (mask.rank() != 2 || mask.size(0) != input.size(0) || mask.size(1) != steps) {
            throw new ShapeProblem(
                    "A mask is [batch, time], of the same batch and as long as its sequence.",
                    "mask " + shape(mask) + ", sequence " + shape(input),
                    "a mask " + Arrays.toString(new long[] {input.size(0), steps}));
        }
        return mask.castTo(DataType.FLOAT).toFloatMatrix();
    }

    /** Checks that each row of the source has a step to attend to. */
    static void checkReal(Reach reach, INDArray queries, INDArray source) {
        for (int row = 0; row < source.size(0); row++) {
            if (reach.steps(row).length == 0) {
                throw new ShapeProblem(
                        "Each row of a source needs at least one real step to attend to.",
                        both(queries, source) + "; the mask of row " + row + " is 0 at every step",
                        "a 1 in that row's mask, or a batch without the row");
            }
        }
    }

    static String both(INDArray queries, INDArray source) {
        return queries == source
                ? "sequence " + shape(source)
                : "queries " + shape(queries) + ", source " + shape(source);
    }

    private static String shape(INDArray array) {
        return Arrays.toString(array.shape());
    }
}
