package org.cellstate.dsl.engine.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.Mechanism.Parameter;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A decoder with attention that reads, with each token, what it found a step before (input feeding, Luong et al. 2015), as a vertex of a
 * graph: it knows where it has looked. Its inputs are the tokens {@code [batch, token feature, target time]}, a source {@code [batch, source
 * feature, source time]}, and for each of its stacked recurrent cells the state {@code [batch, state]} in which it begins. What it found, its
 * output, is {@code tanh(Wc [top cell; context])}, {@code [batch, unit, target time]}; before the first step it is 0.
 *
 * <p>Parameters are of each cell {@code W [input, gate x unit]}, {@code RW [unit, gate x unit]} and {@code b} with the cell's number behind the
 * name, then those of a joined {@link AttentionVertex}; they are drawn as those are, biases begin at 0 and an LSTM's forget gates at 1. A
 * sequence takes a call for each step and cell, where other decoders take one for each cell.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class FeedingVertex extends GraphVertex {

    static final String BIAS = "b";

    private final AttentionVertex attention;
    private final Cell cell;
    private final int layers;
    private final int units;
    private final double dropout;
    private int tokenSize;
    private int sourceSize;

    /**
     * Makes a vertex.
     *
     * @param attention how the top cell looks at the source
     * @param cell the kind of its cells
     * @param layers how many are stacked
     * @param units of each
     * @param dropout the share of a cell's output that the one above does not get in training
     */
    public FeedingVertex(Attention.Score attention, Cell cell, int layers, int units, double dropout) {
        this(AttentionVertex.of(attention).joined(), cell, layers, units, dropout, 0, 0);
    }

    @JsonCreator
    private FeedingVertex(
            @JsonProperty("attention") AttentionVertex attention,
            @JsonProperty("cell") Cell cell,
            @JsonProperty("layers") int layers,
            @JsonProperty("units") int units,
            @JsonProperty("dropout") double dropout,
            @JsonProperty("tokenSize") int tokenSize,
            @JsonProperty("sourceSize") int sourceSize) {
        this.attention = attention;
        this.cell = cell;
        this.layers = layers;
        this.units = units;
        this.dropout = dropout;
        this.tokenSize = tokenSize;
        this.sourceSize = sourceSize;
    }

    private List<CellShape> shapes() {
        if (tokenSize == 0) {
            throw new ConfigProblem(
                    "A decoder must know the features of its inputs.",
                    this + " in a graph without input types",
                    "setInputTypes(…) on the graph");
        }
        List<CellShape> shapes = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            shapes.add(new CellShape(cell, layer == 0 ? tokenSize + units : units, units, false));
        }
        return shapes;
    }

    private Mechanism mechanism(Arithmetic arithmetic) {
        return attention.sizes(units, sourceSize).mechanism(arithmetic);
    }

    private List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (CellShape shape : shapes()) {
            String number = " " + (all.size() / 3 + 1);
            all.add(Parameter.map("W" + number, shape.inputs(), shape.gates() * units));
            all.add(Parameter.map("RW" + number, units, shape.gates() * units));
            all.add(Parameter.map(BIAS + number, 1, shape.biases() * units));
        }
        all.addAll(mechanism(new FloatArithmetic()).parameters());
        return all;
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
        Precision precision = type == DataType.FLOAT ? Precision.FLOAT : Precision.DOUBLE;
        FeedingPass pass = new FeedingPass(shapes(), arithmetic, precision, () -> mechanism(arithmetic), dropout);
        FeedingRuntime made =
                new FeedingRuntime(graph, name, index, type, pass, units, parameters(), Objects.requireNonNull(view));
        if (initialise) {
            made.drawParameters(cell == Cell.LSTM);
        }
        return made;
    }

    /** Returns the number of parameters. */
    @Override
    public long numParams(boolean backprop) {
        return parameters().stream().mapToLong(Parameter::numbers).sum();
    }

    @Override
    public int minVertexInputs() {
        return 2 + layers;
    }

    @Override
    public int maxVertexInputs() {
        return 2 + layers;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... types) {
        InputTypes.checkCount(types, 2 + layers, "tokens, source, states");
        tokenSize = InputTypes.agreed("tokens", tokenSize, InputTypes.ofSequence(types[0]));
        sourceSize = InputTypes.agreed("source", sourceSize, InputTypes.ofSequence(types[1]));
        InputTypeRecurrent steps = (InputTypeRecurrent) types[0];
        return attention
                .sizes(units, sourceSize)
                .getOutputType(
                        layerIndex,
                        InputType.recurrent(units, steps.getTimeSeriesLength(), steps.getFormat()),
                        types[1]);
    }

    @Override
    public MemoryReport getMemoryReport(InputType... types) {
        InputType output = getOutputType(-1, types);
        return new LayerMemoryReport.Builder(null, FeedingVertex.class, types[0], output)
                .standardMemory(numParams(true), 0)
                .workingMemory(0, 0, 0, types[0].arrayElementsPerExample() + output.arrayElementsPerExample())
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public FeedingVertex clone() {
        return new FeedingVertex(attention.clone(), cell, layers, units, dropout, tokenSize, sourceSize);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeedingVertex that
                && attention.equals(that.attention)
                && cell == that.cell
                && layers == that.layers
                && units == that.units
                && dropout == that.dropout
                && tokenSize == that.tokenSize
                && sourceSize == that.sourceSize;
    }

    @Override
    public int hashCode() {
        return Objects.hash(attention, cell, layers, units, dropout, tokenSize, sourceSize);
    }

    /** Returns the Java that makes this vertex. */
    @Override
    public String toString() {
        return "new FeedingVertex(" + attention.score() + ", Cell." + cell + ", " + layers + ", " + units + ", "
                + dropout + ")";
    }
}
