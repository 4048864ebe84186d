package org.cellstate.dsl.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstate.dsl.model.LayerSummary;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * How one kind of data meets a graph: the graph's layers, and the arrays that batches are put into.
 *
 * @param <B> a batch
 */
interface Wiring<B> {

    /** Returns the graph, of one output. */
    ComputationGraphConfiguration configuration();

    /**
     * Puts a batch into arrays. The arrays are the wiring's: the next call may write to them.
     *
     * @return what the graph reads
     */
    Feed feed(B batch);

    /** Readies the graph for a training step on a batch: where states are carried on, it may begin anew. */
    default void ready(ComputationGraph graph, B batch) {}

    /** Reads a batch in a way of its own, without dropout, where the data are too long to be read at once. */
    default Optional<Reading> read(ComputationGraph graph, B batch) {
        return Optional.empty();
    }

    /** Hears that an epoch begins. */
    default void epochBegins(int number, int of) {}

    /**
     * Returns a batch as a training step reads it: some learn from what they themselves made of it.
     *
     * @param output what the graph gives for a batch, as {@link #finished} leaves it
     * @param seed of what is drawn at random
     */
    default B trained(B batch, Function<B, float[]> output, long seed) {
        return batch;
    }

    /** Returns what the graph gives, row by row, as the network's caller is to have it; it may be changed in place. */
    default float[] finished(float[] output) {
        return output;
    }

    /** Returns by what the graph's gradient must be divided to be that of the mean loss. */
    double divisor(B batch);

    /** Returns the mean loss of outputs. */
    double loss(B batch, float[] output);

    /**
     * Returns what the attention of the last pass forward, over this batch, looked at: {@code [batch, query, time]}.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if there is no attention
     */
    float[][][] attention(ComputationGraph graph, B batch);

    /** Returns the same graph without dropout, in which what the recurrent layers read is watched; empty if there is none. */
    default Optional<Wiring<B>> watched() {
        return Optional.empty();
    }

    /** Returns the shape of a batch with named axes; empty if there is none to tell. */
    default String input() {
        return "";
    }

    /** Returns the layers, from the input to the output. */
    List<LayerSummary> layers(ComputationGraph graph);

    /** Frees the arrays; the next batch makes new ones. */
    void rest();
}
