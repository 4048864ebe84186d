package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.AttentionVertex;
import org.cellstate.dsl.engine.attention.SelfAttentionVertex;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.Directions;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.cellstate.dsl.engine.layer.Output;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Convolution;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.MemoryEstimate;
import org.cellstate.dsl.model.RecurrentSpec;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * The recurrent layers of a spec, what reads the data before them, and how a head looks back over their steps. The last layer hands on its
 * last step, or with attention every step.
 */
final class RecurrentStack {

    static final String ATTENTION = "attention";
    static final String CONVOLUTION = "convolution";
    static final String DROPOUT = "dropout";
    static final String WATCHED = "watched";
    private static final String LAST = "last step";

    private RecurrentStack() {}

    static String name(RecurrentSpec spec, int layer) {
        return spec.cell().name().toLowerCase(Locale.ROOT) + " " + layer;
    }

    /** Adds the layers over an input of the graph and returns the name of what stands on top, {@code [batch, feature]}. */
    static String add(GraphBuilder graph, RecurrentSpec spec, String input) {
        String below = spec.convolution()
                .map(convolution -> addConvolution(graph, convolution, input))
                .orElse(input);
        for (int layer = 1; layer <= spec.layers(); layer++) {
            graph.addLayer(name(spec, layer), layer(spec, layer), below);
            below = name(spec, layer);
        }
        if (spec.attention().isEmpty()) {
            return addDropout(graph, spec, DROPOUT, below);
        }
        if (spec.attention().get() instanceof Attention.Self self) {
            graph.addVertex(ATTENTION, SelfAttentionVertex.of(self), below)
                    .addVertex("attended", new ElementWiseVertex(ElementWiseVertex.Op.Add), below, ATTENTION);
            below = "attended";
        }
        graph.addVertex(LAST, new LastTimeStepVertex(input), below);
        return addDropout(graph, spec, DROPOUT, LAST);
    }

    /**
     * Adds the recurrent layers over something in {@code [batch, feature, time]}, each with an output at every step, and returns the name
     * of the top one. What a head is to read is not dropped yet: {@link HeadLayer}s drop it themselves.
     *
     * @param dropsInput whether the dropout holds for what the first layer reads too
     */
    static String addEveryStep(GraphBuilder graph, RecurrentSpec spec, String input, boolean dropsInput) {
        String below = input;
        for (int layer = 1; layer <= spec.layers(); layer++) {
            boolean drops = layer > 1 || dropsInput;
            graph.addLayer(name(spec, layer), layer(spec, Output.EVERY_STEP, drops), below);
            below = name(spec, layer);
        }
        return below;
    }

    /** Drops what a head is to read: Deeplearning4j's layer cannot where steps are masked. */
    static String addDropout(GraphBuilder graph, RecurrentSpec spec, String name, String below) {
        if (spec.dropout() == 0) {
            return below;
        }
        graph.addLayer(name, new DropoutLayer.Builder(new InvertedDropout(spec.dropout())).build(), below);
        return name;
    }

    static String addConvolution(GraphBuilder graph, Convolution convolution, String input) {
        var layer = new Convolution1DLayer.Builder(convolution.width())
                .nOut(convolution.filters())
                .convolutionMode(ConvolutionMode.Causal)
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU)
                .build();
        graph.addLayer(CONVOLUTION, layer, input);
        return CONVOLUTION;
    }

    /** Returns how a head asks for steps that matter to it, if the spec has it do so. */
    static Optional<Attention.Score> score(RecurrentSpec spec) {
        return spec.attention().filter(Attention.Score.class::isInstance).map(Attention.Score.class::cast);
    }

    /** Adds what a query finds in the steps of the top layer, and returns its name. */
    static String addContext(GraphBuilder graph, RecurrentSpec spec, Attention.Score score, String query) {
        graph.addVertex(ATTENTION, AttentionVertex.of(score), query, name(spec, spec.layers()));
        return addDropout(graph, spec, "dropout of attention", ATTENTION);
    }

    /** Returns the features of the top layer's steps. */
    static int width(RecurrentSpec spec) {
        return spec.bidirectional() ? 2 * spec.hidden() : spec.hidden();
    }

    /**
     * Returns the attention weights of the last pass forward.
     *
     * @param steps real ones of each row
     * @return {@code [batch, query, time]}; of steps that look at each other the weights of the last one, which is handed on
     * @throws ConfigProblem if the spec has no attention
     */
    static float[][][] attention(ComputationGraph graph, RecurrentSpec spec, IntUnaryOperator steps) {
        Attention how = spec.attention().orElseThrow(() -> noAttention(spec));
        float[][][] weights = AttentionRuntime.in(graph, ATTENTION).weights();
        if (how instanceof Attention.Self) {
            for (int row = 0; row < weights.length; row++) {
                weights[row] = new float[][] {weights[row][steps.applyAsInt(row) - 1]};
            }
        }
        return weights;
    }

    private static ConfigProblem noAttention(RecurrentSpec spec) {
        return new ConfigProblem(
                "A model shows where it looks if it was fitted with attention.",
                spec.toString(),
                ".attention(additive())");
    }

    private static RecurrentLayer layer(RecurrentSpec spec, int layer) {
        return layer(spec, handsOnLast(spec, layer) ? Output.LAST_STEP : Output.EVERY_STEP, layer > 1);
    }

    private static RecurrentLayer layer(RecurrentSpec spec, Output output, boolean drops) {
        var builder = new RecurrentLayer.Builder(spec.cell())
                .nOut(spec.hidden())
                .directions(spec.bidirectional() ? Directions.CONCAT : Directions.FORWARD)
                .output(output)
                .recurrentDropout(spec.recurrentDropout());
        if (drops && spec.dropout() > 0) {
            builder.dropOut(new InvertedDropout(spec.dropout()));
        }
        return builder.build();
    }

    private static boolean handsOnLast(RecurrentSpec spec, int layer) {
        return layer == spec.layers() && spec.attention().isEmpty();
    }

    /** Returns the layers of a batch of sequences of so many steps, 0 where it is not known how many. */
    static List<LayerSummary> summaries(ComputationGraph graph, RecurrentSpec spec, int steps) {
        List<LayerSummary> layers = new ArrayList<>();
        int batch = spec.training().batch();
        int width = width(spec);
        spec.convolution()
                .ifPresent(it -> layers.add(summary(
                        graph, CONVOLUTION, Axes.batch(batch).time(steps).feature(it.filters()))));
        long kept = kept(spec, steps);
        for (int layer = 1; layer <= spec.layers(); layer++) {
            Axes output = handsOnLast(spec, layer)
                    ? Axes.batch(batch).feature(width)
                    : Axes.batch(batch).time(steps).feature(width);
            layers.add(summary(graph, name(spec, layer), output, kept));
        }
        if (spec.attention().isPresent() && score(spec).isEmpty()) {
            layers.add(attention(graph, Axes.batch(batch).time(steps).feature(width)));
        }
        return layers;
    }

    /** Returns the layers of which each has an output at every step, of so many steps. */
    static List<LayerSummary> everyStepSummaries(ComputationGraph graph, RecurrentSpec spec, int steps) {
        List<LayerSummary> layers = new ArrayList<>();
        for (int layer = 1; layer <= spec.layers(); layer++) {
            Axes output = Axes.batch(spec.training().batch()).time(steps).feature(width(spec));
            layers.add(summary(graph, name(spec, layer), output, kept(spec, steps)));
        }
        return layers;
    }

    /** Returns the numbers that a layer keeps of a batch for its way back. */
    static long kept(RecurrentSpec spec, int steps) {
        return (long) MemoryEstimate.keptByUnit(spec.cell())
                * spec.training().batch()
                * Math.max(1, steps)
                * width(spec);
    }

    /** Returns the attention, which is a vertex and no layer. */
    static LayerSummary attention(ComputationGraph graph, Axes output) {
        long parameters = AttentionRuntime.in(graph, ATTENTION).numParams();
        return new LayerSummary(ATTENTION, output.toString(), parameters, 2 * output.numbers());
    }

    static LayerSummary summary(ComputationGraph graph, String name, Axes output) {
        return summary(graph, name, output, 0);
    }

    static LayerSummary summary(ComputationGraph graph, String name, Axes output, long kept) {
        return new LayerSummary(name, output.toString(), graph.getLayer(name).numParams(), 2 * output.numbers() + kept);
    }
}
