package org.cellstate.dsl.engine.attention;

import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Self-attention as a vertex of a graph with one input {@code [batch, feature, time]}; the output has the same shape. Steps see each other
 * within one call only: what {@code rnnTimeStep} was given before is not remembered.
 *
 * <p>Parameters are {@code Wq}, {@code Wk}, {@code Wv} and {@code Wo}, each {@code [feature, feature]} row by row, in this order. They are
 * drawn, and trained, as those of an {@link AttentionVertex}; so are options and sizes.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class SelfAttentionVertex extends GraphVertex {

    private final int heads;
    private final boolean causal;
    private int size;
    private final VertexOptions options;

    @JsonIgnore
    private final Lineage lineage;

    @JsonCreator
    private SelfAttentionVertex(
            @JsonProperty("heads") int heads,
            @JsonProperty("causal") boolean causal,
            @JsonProperty("size") int size,
            @JsonProperty("options") VertexOptions options) {
        this(heads, causal, size, options, new Lineage());
    }

    private SelfAttentionVertex(int heads, boolean causal, int size, VertexOptions options, Lineage lineage) {
        this.heads = heads;
        this.causal = causal;
        this.size = size;
        this.options = options;
        this.lineage = lineage;
    }

    /** Returns a vertex with the defaults. */
    public static SelfAttentionVertex of(Attention.Self attention) {
        return new SelfAttentionVertex(attention.heads(), attention.causal(), 0, VertexOptions.PLAIN);
    }

    /** Returns what it computes. */
    public Attention.Self attention() {
        return Attention.self(heads).causal(causal);
    }

    /**
     * Sets the features of the input, at least 1. A graph with input types finds them itself.
     *
     * @throws ConfigProblem if it is less than 1, or the heads do not divide it
     */
    public SelfAttentionVertex size(int features) {
        if (features < 1) {
            throw new ConfigProblem("A size must be at least 1.", "size(" + features + ")", ".size(32)");
        }
        return new SelfAttentionVertex(heads, causal, divided(features), options);
    }

    private int divided(int features) {
        if (features % heads != 0) {
            throw new ConfigProblem(
                    "The number of heads must divide that of the features.",
                    heads + " heads, " + features + " features",
                    "self(" + greatestDivisor(features) + "), or a layer of another size below");
        }
        return features;
    }

    private int greatestDivisor(int features) {
        int divisor = heads;
        while (features % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    /** Sets what turns gradients into steps; by default the updater of the first layer in the graph that has one. */
    public SelfAttentionVertex updater(IUpdater updater) {
        return with(options.updater(updater));
    }

    /** Sets the factor of the sum of the parameters' sizes, at least 0; default 0. */
    public SelfAttentionVertex l1(double factor) {
        return with(options.l1(factor));
    }

    /** Sets the factor of half the sum of the parameters' squares, at least 0; default 0. */
    public SelfAttentionVertex l2(double factor) {
        return with(options.l2(factor));
    }

    /** Sets the share of the parameters, times the learning rate, that a step takes away (Loshchilov and Hutter 2019); default 0. */
    public SelfAttentionVertex weightDecay(double factor) {
        return with(options.weightDecay(factor));
    }

    private SelfAttentionVertex with(VertexOptions other) {
        return new SelfAttentionVertex(heads, causal, size, other);
    }

    Lineage lineage() {
        return lineage;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray view,
            boolean initialise,
            DataType type) {
        Arithmetic arithmetic = Arithmetic.of(type);
        Mechanism mechanism = new SelfMechanism(arithmetic, size, heads);
        AttentionRuntime made = new AttentionRuntime(
                graph, name, index, type, arithmetic, mechanism, new int[] {size}, 0, causal, options, view);
        lineage.begin(made, initialise);
        return made;
    }

    /** Returns the number of parameters. */
    @Override
    public long numParams(boolean backprop) {
        if (size == 0) {
            throw new ConfigProblem(
                    "Attention must know the features of its input.",
                    this + " in a graph without input types",
                    "setInputTypes(…) on the graph, or .size(features)");
        }
        return 4L * size * size;
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return 1;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... types) {
        InputTypes.checkCount(types, 1, "sequence");
        size = divided(InputTypes.agreed("sequence", size, InputTypes.ofSequence(types[0])));
        return types[0];
    }

    @Override
    public MemoryReport getMemoryReport(InputType... types) {
        return new LayerMemoryReport.Builder(null, SelfAttentionVertex.class, types[0], getOutputType(-1, types))
                .standardMemory(numParams(true), 0)
                .workingMemory(0, 0, 0, 8 * types[0].arrayElementsPerExample())
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public SelfAttentionVertex clone() {
        return new SelfAttentionVertex(heads, causal, size, options, lineage.copy());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SelfAttentionVertex that
                && heads == that.heads
                && causal == that.causal
                && size == that.size
                && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(heads, causal, size, options);
    }

    /** Returns the Java that makes this vertex. */
    @Override
    public String toString() {
        return "SelfAttentionVertex.of(" + attention() + ")" + (size == 0 ? "" : ".size(" + size + ")") + options;
    }
}
