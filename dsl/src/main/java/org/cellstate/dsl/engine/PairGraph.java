package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.AttentionVertex;
import org.cellstate.dsl.engine.attention.FeedingVertex;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.Directions;
import org.cellstate.dsl.engine.layer.FinalStateVertex;
import org.cellstate.dsl.engine.layer.InitialStateVertex;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.engine.token.EmbeddingLayer;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.RecurrentSpec;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The graph of a translator: an encoder over the source, and a decoder of as many layers over the target, each of which begins at the state
 * in which the encoder's layer of the same number ends. Of a bidirectional encoder both directions' states make one, so the decoder has
 * twice the units, and every attention fits it. With attention each step of the top decoder layer is a query over the top encoder layer's
 * steps, and {@code tanh(Wc [decoder; context])} is what the head reads (Luong et al. 2015). With input feeding the
 * decoder is one vertex, which goes step by step.
 *
 * @param spec with a loss of classes
 */
record PairGraph(RecurrentSpec spec, int sourceTokens, int targetTokens) {

    static final String SOURCE_EMBEDDING = "source embedding";
    static final String TARGET_EMBEDDING = "target embedding";
    static final String ATTENTION = "attention";
    static final String DECODER = "decoder with attention";
    static final String HEAD = "head";

    private static final String SOURCE = "source";
    private static final String TARGET = "target";

    /** Refuses what a translator cannot have. */
    PairGraph {
        check(spec);
    }

    private static void check(RecurrentSpec spec) {
        if (spec.convolution().isPresent()) {
            throw new ConfigProblem(
                    "A translator reads tokens by recurrent layers alone.",
                    spec.toString(),
                    "the same without .convolution(…)");
        }
        if (spec.attention().isPresent() && RecurrentStack.score(spec).isEmpty()) {
            throw new ConfigProblem(
                    "A translator looks from its decoder to its encoder, by a score.",
                    spec.toString(),
                    ".attention(additive()), .attention(general()) or .attention(dot())");
        }
        if (spec.tokens().tied()) {
            throw new ConfigProblem(
                    "Only a language model has one matrix for what it reads and writes.",
                    spec.toString(),
                    "the same without .tied()");
        }
        if (spec.tokens().inputFeeding() && spec.attention().isEmpty()) {
            throw new ConfigProblem(
                    "Input feeding is of what attention found.",
                    spec.toString(),
                    ".attention(additive()), or the same without .inputFeeding()");
        }
        if (spec.tokens().inputFeeding() && spec.recurrentDropout() > 0) {
            throw new ConfigProblem(
                    "A decoder with input feeding drops nothing between its steps.",
                    spec.toString(),
                    ".dropout(…) in place of .recurrentDropout(…), or the same without .inputFeeding()");
        }
    }

    String encoder(int layer) {
        return "encoder " + cell() + " " + layer;
    }

    String decoder(int layer) {
        return "decoder " + cell() + " " + layer;
    }

    private String cell() {
        return spec.cell().name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the decoder is one vertex, which also reads what it found a step before. */
    boolean feeding() {
        return spec.tokens().inputFeeding();
    }

    /** Returns the graph that computes in numbers of a type. */
    ComputationGraphConfiguration configuration(DataType type) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                .dataType(type)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs(SOURCE, TARGET)
                .setInputTypes(InputType.recurrent(1, RNNFormat.NCW), InputType.recurrent(1, RNNFormat.NCW));
        graph.addLayer(SOURCE_EMBEDDING, embedding(sourceTokens), SOURCE)
                .addLayer(TARGET_EMBEDDING, embedding(targetTokens), TARGET);
        String read = SOURCE_EMBEDDING;
        String written = TARGET_EMBEDDING;
        for (int layer = 1; layer <= spec.layers(); layer++) {
            String encoder = encoder(layer);
            String decoder = decoder(layer);
            RecurrentLayer reading =
                    recurrent(spec.hidden(), layer, spec.bidirectional() ? Directions.CONCAT : Directions.FORWARD);
            graph.addLayer(encoder, reading, read)
                    .addVertex(end(layer), FinalStateVertex.of(encoder, reading), encoder);
            if (!feeding()) {
                graph.addVertex("begin of " + decoder, new InitialStateVertex(decoder), written, end(layer))
                        .addLayer(decoder, recurrent(width(), layer, Directions.FORWARD), "begin of " + decoder);
            }
            read = encoder;
            written = decoder;
        }
        String top = feeding() ? addFeeding(graph, read) : addAttention(graph, read, written);
        HeadLayer.Builder head = new HeadLayer.Builder(spec.training().loss()).classes(targetTokens);
        if (spec.dropout() > 0) {
            head.dropOut(new InvertedDropout(spec.dropout()));
        }
        return graph.addLayer(HEAD, head.build(), top).setOutputs(HEAD).build();
    }

    private String addAttention(GraphBuilder graph, String encoder, String decoder) {
        Optional<Attention.Score> score = RecurrentStack.score(spec);
        if (score.isEmpty()) {
            return decoder;
        }
        graph.addVertex(ATTENTION, AttentionVertex.of(score.get()).joined(), decoder, encoder);
        return ATTENTION;
    }

    private String end(int layer) {
        return "end of " + encoder(layer);
    }

    private String addFeeding(GraphBuilder graph, String encoder) {
        List<String> inputs = new ArrayList<>(List.of(TARGET_EMBEDDING, encoder));
        for (int layer = 1; layer <= spec.layers(); layer++) {
            inputs.add(end(layer));
        }
        FeedingVertex decoder = new FeedingVertex(
                RecurrentStack.score(spec).orElseThrow(), spec.cell(), spec.layers(), width(), spec.dropout());
        graph.addVertex(DECODER, decoder, inputs.toArray(String[]::new));
        return DECODER;
    }

    private EmbeddingLayer embedding(int tokens) {
        return new EmbeddingLayer.Builder(tokens, spec.tokens().embedding()).build();
    }

    private RecurrentLayer recurrent(int units, int layer, Directions directions) {
        var builder = new RecurrentLayer.Builder(spec.cell())
                .nOut(units)
                .directions(directions)
                .recurrentDropout(spec.recurrentDropout());
        if (layer > 1 && spec.dropout() > 0) {
            builder.dropOut(new InvertedDropout(spec.dropout()));
        }
        return builder.build();
    }

    /** Returns the units of a decoder layer, and the features of an encoder's step. */
    int width() {
        return RecurrentStack.width(spec);
    }
}
