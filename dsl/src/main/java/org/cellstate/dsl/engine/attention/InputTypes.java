package org.cellstate.dsl.engine.attention;

import java.util.Arrays;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;

/** What a graph says of a vertex's inputs when it is put together. */
final class InputTypes {

    private InputTypes() {}

    static void checkCount(InputType[] types, int wanted, String order) {
        if (types.length != wanted) {
            throw new ConfigProblem(
                    "The vertex takes " + wanted + (wanted == 1 ? " input: " : " inputs: ") + order + ".",
                    types.length + ": " + Arrays.toString(types),
                    "addVertex(name, vertex, " + order + ")");
        }
    }

    /** Returns the features of a sequence. */
    static int ofSequence(InputType type) {
        if (type instanceof InputTypeRecurrent recurrent && recurrent.getFormat() != RNNFormat.NWC) {
            return Math.toIntExact(recurrent.getSize());
        }
        throw problem(type);
    }

    /** Returns the features of a sequence or of a matrix {@code [batch, feature]}. */
    static int ofQuery(InputType type) {
        if (type instanceof InputTypeFeedForward plain && plain.getTimeDistributedFormat() == null) {
            return Math.toIntExact(plain.getSize());
        }
        return ofSequence(type);
    }

    private static ShapeProblem problem(InputType type) {
        return new ShapeProblem(
                "Attention reads sequences [batch, feature, time], and queries also without time.",
                String.valueOf(type),
                "layers with RNNFormat.NCW below; a DenseLayer over time inside TimeDistributed");
    }

    /** Returns the size that a graph found, after a check against the one there was; 0 stands for none. */
    static int agreed(String name, int before, int found) {
        if (before != 0 && before != found) {
            throw new ShapeProblem(
                    "The features of an input must be those that the vertex was made for.",
                    name + ": made for " + before + ", input has " + found,
                    "sizes that match, or a new vertex");
        }
        return found;
    }
}
