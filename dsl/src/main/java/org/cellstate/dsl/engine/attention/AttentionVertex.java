package org.cellstate.dsl.engine.attention;

import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.Mechanism.Parameter;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
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
 * Attention from one sequence to another, as a vertex of a graph with two inputs: queries {@code [batch, query feature, target time]}, and
 * a source {@code [batch, source feature, source time]}. Its output is the context {@code [batch, source feature, target time]}. A query
 * without time {@code [batch, query feature]} gives one context {@code [batch, source feature]}.
 *
 * <p>Parameters lie row by row in the order named: {@code Wq [query feature, unit]}, {@code Wk [source feature, unit]} and {@code v [1,
 * unit]} of additive attention; {@code W [query feature, source feature]} of general; none of dot. Each is drawn evenly from between
 * {@code -1/sqrt(n)} and {@code 1/sqrt(n)}, where {@code n} is the numbers that one of its outputs sums (as in Torch), by the graph's
 * seed.
 *
 * <p>A graph hands its global settings to layers alone. So the updater is the first layer's in the graph that has one, and with it the way
 * gradients are normalised, unless {@link #updater} names another; penalties are only those set here. They act on the gradient; the
 * graph's score leaves them out, and its {@code numParams()} the parameters, which {@code params()} has.
 *
 * <p>Options return a new vertex. The sizes are found when the graph knows its input types, and kept in this object.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class AttentionVertex extends GraphVertex {

    /** Scores, by the names that stay in saved graphs. */
    private enum Kind {
        ADDITIVE,
        DOT,
        GENERAL
    }

    private final Kind kind;
    private final int units;
    private final boolean scaled;
    private final boolean joined;
    private int querySize;
    private int sourceSize;
    private final VertexOptions options;

    @JsonIgnore
    private final Lineage lineage;

    @JsonCreator
    private AttentionVertex(
            @JsonProperty("kind") Kind kind,
            @JsonProperty("units") int units,
            @JsonProperty("scaled") boolean scaled,
            @JsonProperty("joined") boolean joined,
            @JsonProperty("querySize") int querySize,
            @JsonProperty("sourceSize") int sourceSize,
            @JsonProperty("options") VertexOptions options) {
        this(kind, units, scaled, joined, querySize, sourceSize, options, new Lineage());
    }

    private AttentionVertex(
            Kind kind,
            int units,
            boolean scaled,
            boolean joined,
            int querySize,
            int sourceSize,
            VertexOptions options,
            Lineage lineage) {
        this.kind = kind;
        this.units = units;
        this.scaled = scaled;
        this.joined = joined;
        this.querySize = querySize;
        this.sourceSize = sourceSize;
        this.options = options;
        this.lineage = lineage;
    }

    /** Returns a vertex with the defaults. */
    public static AttentionVertex of(Attention.Score score) {
        if (score instanceof Attention.Additive additive) {
            return new AttentionVertex(Kind.ADDITIVE, additive.units(), false, false, 0, 0, VertexOptions.PLAIN);
        }
        if (score instanceof Attention.Dot dot) {
            return new AttentionVertex(Kind.DOT, 0, dot.scaled(), false, 0, 0, VertexOptions.PLAIN);
        }
        return new AttentionVertex(Kind.GENERAL, 0, false, false, 0, 0, VertexOptions.PLAIN);
    }

    /** Returns how a query is scored. */
    public Attention.Score score() {
        return switch (kind) {
            case ADDITIVE -> Attention.additive(units);
            case DOT -> Attention.dot().scaled(scaled);
            case GENERAL -> Attention.general();
        };
    }

    /**
     * Sets the features of the inputs, each at least 1. A graph with input types finds them itself.
     *
     * @throws ConfigProblem if one is less than 1
     */
    public AttentionVertex sizes(int query, int source) {
        if (query < 1 || source < 1) {
            throw new ConfigProblem(
                    "Sizes must be at least 1.", "sizes(" + query + ", " + source + ")", ".sizes(32, 32)");
        }
        return new AttentionVertex(kind, units, scaled, joined, query, source, options);
    }

    /**
     * Has the output be {@code tanh(Wc [query; context])}, of as many features as the query: what Luong et al. (2015) call the attentional
     * hidden state. {@code Wc [query and source feature, query feature]} is the last of the parameters.
     */
    public AttentionVertex joined() {
        return new AttentionVertex(kind, units, scaled, true, querySize, sourceSize, options);
    }

    /** Sets what turns gradients into steps; by default the updater of the first layer in the graph that has one. */
    public AttentionVertex updater(IUpdater updater) {
        return with(options.updater(updater));
    }

    /** Sets the factor of the sum of the parameters' sizes, at least 0; default 0. */
    public AttentionVertex l1(double factor) {
        return with(options.l1(factor));
    }

    /** Sets the factor of half the sum of the parameters' squares, at least 0; default 0. */
    public AttentionVertex l2(double factor) {
        return with(options.l2(factor));
    }

    /** Sets the share of the parameters, times the learning rate, that a step takes away (Loshchilov and Hutter 2019); default 0. */
    public AttentionVertex weightDecay(double factor) {
        return with(options.weightDecay(factor));
    }

    private AttentionVertex with(VertexOptions other) {
        return new AttentionVertex(kind, units, scaled, joined, querySize, sourceSize, other);
    }

    Mechanism mechanism(Arithmetic arithmetic) {
        if ((kind != Kind.DOT || joined) && querySize == 0) {
            throw new ConfigProblem(
                    "Attention must know the features of its inputs.",
                    this + " in a graph without input types",
                    "setInputTypes(…) on the graph, or .sizes(query, source)");
        }
        Mechanism plain = contexts(arithmetic);
        return joined ? new JoinedMechanism(arithmetic, plain, querySize, sourceSize) : plain;
    }

    private Mechanism contexts(Arithmetic arithmetic) {
        return switch (kind) {
            case ADDITIVE ->
                new AdditiveMechanism(
                        arithmetic, querySize, sourceSize, units == Attention.Additive.AS_QUERY ? querySize : units);
            case DOT -> ProductMechanism.dot(arithmetic, scaled);
            case GENERAL -> ProductMechanism.general(arithmetic, querySize, sourceSize);
        };
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
        int[] sizes = {querySize, sourceSize};
        AttentionRuntime made = new AttentionRuntime(
                graph,
                name,
                index,
                type,
                arithmetic,
                mechanism(arithmetic),
                sizes,
                joined ? querySize : 0,
                false,
                options,
                view);
        lineage.begin(made, initialise);
        return made;
    }

    /** Returns the number of parameters. */
    @Override
    public long numParams(boolean backprop) {
        return mechanism(new FloatArithmetic()).parameters().stream()
                .mapToLong(Parameter::numbers)
                .sum();
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... types) {
        InputTypes.checkCount(types, 2, "queries, source");
        int query = InputTypes.agreed("queries", querySize, InputTypes.ofQuery(types[0]));
        int source = InputTypes.agreed("source", sourceSize, InputTypes.ofSequence(types[1]));
        if (kind == Kind.DOT) {
            Inputs.checkDot(query, source, "queries with " + query + " features, source with " + source);
        }
        querySize = query;
        sourceSize = source;
        int features = joined ? query : source;
        return types[0] instanceof InputTypeRecurrent queries
                ? InputType.recurrent(features, queries.getTimeSeriesLength(), queries.getFormat())
                : InputType.feedForward(features);
    }

    @Override
    public MemoryReport getMemoryReport(InputType... types) {
        long parameters = numParams(true);
        return new LayerMemoryReport.Builder(null, AttentionVertex.class, types[1], getOutputType(-1, types))
                .standardMemory(parameters, 0)
                .workingMemory(0, 0, 0, types[0].arrayElementsPerExample() + types[1].arrayElementsPerExample())
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public AttentionVertex clone() {
        return new AttentionVertex(kind, units, scaled, joined, querySize, sourceSize, options, lineage.copy());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttentionVertex that
                && kind == that.kind
                && units == that.units
                && scaled == that.scaled
                && joined == that.joined
                && querySize == that.querySize
                && sourceSize == that.sourceSize
                && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, units, scaled, joined, querySize, sourceSize, options);
    }

    /** Returns the Java that makes this vertex. */
    @Override
    public String toString() {
        String sizes = querySize == 0 ? "" : ".sizes(" + querySize + ", " + sourceSize + ")";
        return "AttentionVertex.of(" + score() + ")" + (joined ? ".joined()" : "") + sizes + options;
    }
}
